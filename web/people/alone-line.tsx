// The line on Today for an owner who is alone: what there is to set up, in order; gone as soon as somebody else is here.
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import './people.css';
import { rosterMessages } from './roster-messages.ts';

addMessages(rosterMessages);

const steps = [
  ['people.alone.policy', paths.editPolicy()],
  ['people.alone.import', paths.importPeople()],
  ['people.alone.tiers', paths.tiersAdmin()],
  ['people.alone.signals', paths.signals()],
  ['people.alone.baseline', paths.effectiveness()],
] as const;

export function AloneLine() {
  const people = useApi('GET /api/people');
  if (people.data?.total !== 1) return null;
  return (
    <section className="people-section" aria-labelledby="today-alone">
      <h2 id="today-alone">{t('people.alone.title')}</h2>
      <p>{t('people.alone.says')}</p>
      <ol className="alone-steps">
        {steps.map(([words, to]) => <li key={words}><Link to={to}>{t(words)}</Link></li>)}
      </ol>
    </section>
  );
}
