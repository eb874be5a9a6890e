// The line on Today for owners: what of the organisation is still to be set up, in order; gone when all of it is.
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import './people.css';
import { rosterMessages } from './roster-messages.ts';

addMessages(rosterMessages);

export function SetUpLine() {
  const people = useApi('GET /api/people').data;
  const uninvited = useApi('GET /api/people', { query: { state: 'new' } }).data;
  const policy = useApi('GET /api/policy').data;
  const tiers = useApi('GET /api/tier-rules').data;
  const measured = useApi('GET /api/effectiveness').data;
  // Not step by step as answers come in: a list that shrinks under the pointer is clicked wrongly.
  if (people === undefined || uninvited === undefined || policy === undefined || tiers === undefined || measured === undefined) return null;
  const isAlone = people.total === 1;
  const steps = [
    ['people.alone.policy', paths.editPolicy(), !policy.isTemplate],
    ['people.alone.import', paths.importPeople(), !isAlone],
    ['people.alone.tiers', paths.tiersAdmin(), tiers.rules.length > 0],
    ['people.alone.signals', paths.signals(), measured.hasSignals],
    ['people.alone.baseline', paths.effectiveness(), measured.metrics.some(({ baseline }) => baseline !== null)],
    ['people.alone.invite', paths.people({ state: 'new' }), !isAlone && uninvited.total === 0],
  ] as const;
  const open = steps.filter(([, , isDone]) => !isDone);
  if (open.length === 0) return null;
  return (
    <section className="people-section" aria-labelledby="today-set-up">
      <h2 id="today-set-up">{t(isAlone ? 'people.alone.title' : 'people.alone.left')}</h2>
      <p>{t(isAlone ? 'people.alone.says' : 'people.alone.left.says')}</p>
      <ol className="alone-steps">
        {open.map(([words, to]) => <li key={words}><Link to={to}>{t(words)}</Link></li>)}
      </ol>
    </section>
  );
}
