// One note that was put aside: what it was about, as what, and the way back.
import type { Note } from '../../server/signals/loop/schemas.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { useMark } from './mark-note.ts';

export function NoteAside({ note }: { note: Note }) {
  const { lesson: { slug, title }, state } = note;
  const { mark, isPending, error } = useMark(note);
  return (
    <li className="note-aside">
      <p><Link to={paths.short(slug)}><span data-content>{title}</span></Link> <span className="soft small">{t(state === 'not-mine' ? 'notes.aside.not-mine' : 'notes.aside.done')}</span></p>
      <Button isBusy={isPending} aria-label={t('notes.again.of', { title })} onClick={() => mark('open')}>{t('notes.again')}</Button>
      {error !== null && <Failing error={error} />}
    </li>
  );
}
