// The AI tool policy: tools and data classes in one table, its version, what changed, and the acknowledgement.
import type { PolicyPage as Policy } from '../../server/curriculum/schemas.ts';
import { useApi, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, formatDate, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Failing, Loading } from '../ui/states.tsx';
import './curriculum.css';
import { curriculumMessages } from './messages.ts';
import { PolicyTable } from './policy-table.tsx';
import { PolicyVersions } from './policy-versions.tsx';

addMessages(curriculumMessages);

export function PolicyPage() {
  const policy = useApi('GET /api/policy');
  const isOwner = useApi('GET /api/me').data?.person?.roles.includes('owner') ?? false;
  if (policy.isPending) return <Loading />;
  if (policy.isError) return <Page title={t('shell.policy')}><Failing error={policy.error} retry={() => void policy.refetch()} /></Page>;
  const { data } = policy;
  return (
    <Page
      title={data.policy.title}
      isContent
      lead={t('curriculum.policy.lead')}
      actions={
        <>
          <Link to={paths.paste()}>{t('curriculum.policy.paste')}</Link>
          {isOwner && <Link look="quiet" to={paths.editPolicy()}>{t('curriculum.policy.edit')}</Link>}
        </>
      }
    >
      <div className="stack-tight">
        <p className="soft">{t('curriculum.policy.version', { number: data.number, day: formatDate(data.savedAt) })}</p>
        {data.number > 1 && <Notice title={t('curriculum.policy.changed')}>{data.whatChanged === null ? <p>{t('curriculum.policy.versions.template')}</p> : <p data-content>{data.whatChanged}</p>}</Notice>}
        {data.isTemplate && <p className="soft">{t('curriculum.policy.template')}</p>}
      </div>
      <PolicyTable policy={data.policy} />
      <section className="stack-tight" aria-labelledby="policy-classes">
        <h2 id="policy-classes">{t('curriculum.policy.classes')}</h2>
        <dl className="policy-classes">
          {data.policy.dataClasses.map((each) => (
            <div key={each.id}>
              <dt data-content>{each.title}</dt>
              <dd data-content>{each.examples}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Acknowledge key={data.version} policy={data} />
      <PolicyVersions />
    </Page>
  );
}

function Acknowledge({ policy }: { policy: Policy }) {
  const today = useApi('GET /api/me/today');
  const send = useSend('POST /api/policy/acknowledgements');
  if (!today.isSuccess) return null;
  const { number, version } = policy;
  if (send.isSuccess) return <Notice kind="ok">{t('curriculum.policy.acknowledged.thanks', { number })}</Notice>;
  if (today.data.policy === null) return <p className="soft">{t('curriculum.policy.acknowledged')}</p>;
  const acknowledge = (): void => void send.mutateAsync({ body: { version } }).then(() => announce(t('curriculum.policy.acknowledged.thanks', { number })), () => undefined);
  return (
    <section className="policy-acknowledge">
      <Button look="primary" size="large" isBusy={send.isPending} onClick={acknowledge}>{t('curriculum.policy.acknowledge', { number })}</Button>
      <p className="soft small">{t('curriculum.policy.acknowledge.says')}</p>
      {send.isError && <Failing error={send.error} />}
    </section>
  );
}
