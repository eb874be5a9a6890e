// The link that lets a person in: mailed, or shown once to be copied.
import type { PersonDetail } from '../../server/people/schemas.ts';
import { useSend } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { formatTime, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Failing } from '../ui/states.tsx';
import { CopyText } from '../ui/copy-text.tsx';

export function PersonWayIn({ person }: { person: PersonDetail }) {
  const make = useSend('POST /api/people/:id/links', { refreshes: ['GET /api/people/:id', 'GET /api/people'] });
  const isActive = person.state === 'active';
  const { name } = person;
  return (
    <section className="people-section" aria-labelledby="person-way-in">
      <h2 id="person-way-in">{t('people.person.way-in')}</h2>
      <p>{t(`people.person.way-in.${person.state === 'left' ? 'active' : person.state}`, { name })}</p>
      <div className="row">
        <Button look={isActive ? 'quiet' : 'primary'} isBusy={make.isPending} onClick={() => make.mutate({ params: { id: person.id } })}>
          {t(isActive ? 'people.person.reset' : 'people.person.invite')}
        </Button>
      </div>
      {make.isError && <Failing error={make.error} />}
      {make.isSuccess && make.data.url === null && <Notice kind="ok" isLive>{t('people.person.mailed', { email: person.email, time: formatTime(make.data.expiresAt) })}</Notice>}
      {make.isSuccess && make.data.url !== null && (
        <Notice kind="ok" isLive>
          <CopyText label={t('people.person.link', { name })} hint={t('people.person.link.hint', { time: formatTime(make.data.expiresAt) })} text={make.data.url} />
        </Notice>
      )}
    </section>
  );
}
