// The demo's way in: one password for everybody, and one button for each role to look at it as.
import { useApi } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { rosterMessages } from './roster-messages.ts';

addMessages(rosterMessages);

export function DemoDoors({ password, isBusy, enter }: { password: string; isBusy: boolean; enter: (email: string) => void }) {
  const { data } = useApi('GET /api/set-up/demo');
  return (
    <Notice kind="ok" title={t('people.set-up.demo.done')}>
      <p>{t('people.set-up.demo.keep')}</p>
      <CopyText label={t('people.set-up.demo.password')} text={password} />
      <p id="demo-as" className="field-label">{t('people.set-up.demo.as')}</p>
      <div className="row" role="group" aria-labelledby="demo-as">
        {data?.logins.map(({ email, name, role }) => (
          <Button key={email} isBusy={isBusy} onClick={() => enter(email)}>
            <span>{t(`people.role.${role}`)}: <span data-content>{name}</span></span>
          </Button>
        ))}
      </div>
    </Notice>
  );
}
