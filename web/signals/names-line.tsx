// The line on Today for owners about names that nobody is known by yet; nothing while there are none.
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import './loop.css';
import { sourceMessages } from './source-messages.ts';

addMessages(sourceMessages);

export function NamesLine() {
  const open = useApi('GET /api/signals/identities').data?.open ?? 0;
  if (open === 0) return null;
  return (
    <section className="notes-line" aria-labelledby="today-names">
      <h2 id="today-names">{t('signals.waiting', { count: open })}</h2>
      <p>{t('signals.waiting.says')}</p>
      <p><Link to={paths.signalNames()} look="quiet">{t('signals.waiting.go')}</Link></p>
    </section>
  );
}
