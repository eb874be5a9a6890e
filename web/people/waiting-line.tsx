// The line on Today for owners about objections and appeals that wait for an answer; nothing while there are none.
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { Link } from '../ui/link.tsx';
import { addMessages, formatList, t } from '../ui/messages.ts';
import './people.css';
import { rosterMessages } from './roster-messages.ts';

addMessages(rosterMessages);

const isOpen = ({ answer }: { answer: string | null }): boolean => answer === null;

export function WaitingLine() {
  const objections = useApi('GET /api/tier-objections').data?.objections.filter(isOpen).length ?? 0;
  const appeals = useApi('GET /api/appeals').data?.appeals.filter(isOpen).length ?? 0;
  if (objections + appeals === 0) return null;
  const words = [...(objections > 0 ? [t('people.waiting.objections', { count: objections })] : []), ...(appeals > 0 ? [t('people.waiting.appeals', { count: appeals })] : [])];
  return (
    <section className="people-waiting" aria-labelledby="today-waiting">
      <h2 id="today-waiting">{t('people.waiting')}</h2>
      <p>{t('people.waiting.says', { what: formatList(words) })}</p>
      <p><Link to={paths.tiersAdmin()} look="quiet">{t('people.waiting.go')}</Link></p>
    </section>
  );
}
