// The line on Today about one's own open notes; nothing while there are none.
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { loopMessages } from './loop-messages.ts';
import './loop.css';

addMessages(loopMessages);

export function NotesLine() {
  const notes = useApi('GET /api/me/notes');
  const open = notes.data?.notes.filter(({ state }) => state === 'open').length ?? 0;
  if (open === 0) return null;
  return (
    <section className="notes-line" aria-labelledby="today-notes">
      <h2 id="today-notes">{t('notes.today', { count: open })}</h2>
      <p>{t('notes.today.says')}</p>
      <p><Link to={paths.notes()} look="quiet">{t('notes.today.go')}</Link></p>
    </section>
  );
}
