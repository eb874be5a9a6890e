// One open note: the lesson that answers it first, then what was found, redacted as signals keep it.
import type { Note, NoteItem } from '../../server/signals/loop/schemas.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { formatDate, t } from '../ui/messages.ts';
import { Minutes } from '../ui/minutes.tsx';
import { Failing } from '../ui/states.tsx';
import { toolName } from '../ui/tool-name.ts';
import { useMark } from './mark-note.ts';

export function NoteOpen({ note, isFirst }: { note: Note; isFirst: boolean }) {
  const { lesson: { slug, title, summary, minutes, lab }, items, more } = note;
  const { mark, isPending, error } = useMark(note);
  return (
    <li className="note">
      <h2 data-content>{title}</h2>
      <p className="soft" data-content>{summary}</p>
      <ul className="note-items">
        {items.map((item, at) => <Item key={`${item.path} ${at}`} item={item} />)}
        {more > 0 && <li className="soft small">{t('notes.more', { count: more })}</li>}
      </ul>
      <div className="row">
        <Link to={paths.short(slug)} look={isFirst ? 'primary' : 'quiet'} aria-label={t('notes.read.of', { title })}>{t('notes.read')}</Link>
        <span className="soft small"><Minutes minutes={minutes} /></span>
        {lab !== null && <Link to={paths.lab(lab.slug)} look="quiet" aria-label={t('notes.lab.of', { title: lab.title })}>{t('notes.lab')}</Link>}
      </div>
      <div className="row">
        <Button isBusy={isPending} aria-label={t('notes.done.of', { title })} onClick={() => mark('done')}>{t('notes.done')}</Button>
        <Button isBusy={isPending} aria-label={t('notes.not-mine.of', { title })} onClick={() => mark('not-mine')}>{t('notes.not-mine')}</Button>
      </div>
      {error !== null && <Failing error={error} />}
    </li>
  );
}

function Item({ item }: { item: NoteItem }) {
  const day = formatDate(item.day);
  if (item.is === 'alert') {
    return (
      <li>
        <p className="soft small">{t('notes.item.alert', { tool: toolName(item.tool), what: item.title, day })}</p>
        <code className="note-code" data-content>{item.line === null ? item.path : `${item.path}:${item.line}`}</code>
      </li>
    );
  }
  return (
    <li>
      <p className="soft small">{item.tool === null ? t('notes.item.prompt', { what: item.title, day }) : t('notes.item.prompt.tool', { what: item.title, tool: toolName(item.tool), day })}</p>
      <code className="note-code" data-content>{item.redacted}</code>
    </li>
  );
}
