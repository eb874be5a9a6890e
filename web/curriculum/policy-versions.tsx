// The versions of the policy, newest first, each with what changed.
import { useApi } from '../api.ts';
import { formatDate, t } from '../ui/messages.ts';

export function PolicyVersions() {
  const versions = useApi('GET /api/policy/versions');
  if (!versions.isSuccess) return null;
  return (
    <section className="stack-tight" aria-labelledby="policy-versions">
      <h2 id="policy-versions">{t('curriculum.policy.versions')}</h2>
      <ol className="policy-versions" reversed>
        {versions.data.versions.map((each) => (
          // Nobody of the organisation saved the first one, so no day of theirs stands beside it.
          <li key={each.version}>{each.number === 1 ? t('curriculum.policy.versions.first') : t('curriculum.policy.versions.line', { number: each.number, day: formatDate(each.savedAt), says: each.whatChanged ?? t('curriculum.policy.versions.template') })}</li>
        ))}
      </ol>
    </section>
  );
}
