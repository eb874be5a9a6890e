// A person's own private notes: what was found of theirs, the lesson that answers it, and a mark that nobody else reads.
import type { MyNotes, Note } from '../../server/signals/loop/schemas.ts';
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import { loopMessages } from './loop-messages.ts';
import './loop.css';
import { NoteAside } from './note-aside.tsx';
import { NoteOpen } from './note-open.tsx';

addMessages(loopMessages);

export function NotesPage() {
  const notes = useApi('GET /api/me/notes');
  return (
    <Page title={t('notes.title')} where={[{ label: t('shell.home'), to: paths.home() }]} lead={t('notes.lead')} margin={<About />}>
      {notes.isPending && <Loading />}
      {notes.isError && <Failing error={notes.error} retry={() => void notes.refetch()} />}
      {notes.isSuccess && (notes.data.isOn ? <Notes notes={notes.data} /> : <EmptyState title={t('notes.off')} says={t('notes.off.says')} action={<Link to={paths.paste()} look="quiet">{t('notes.off.go')}</Link>} />)}
    </Page>
  );
}

function Notes({ notes: { notes, waiting } }: { notes: MyNotes }) {
  const is = (open: boolean): Note[] => notes.filter(({ state }) => (state === 'open') === open);
  const [open, aside] = [is(true), is(false)];
  return (
    <>
      {open.length === 0 && <EmptyState title={t('notes.none')} says={t('notes.none.says')} action={<Link to={paths.catalogue()} look="quiet">{t('notes.none.go')}</Link>} />}
      {open.length > 0 && <ul className="notes">{open.map((note, at) => <NoteOpen key={note.key} note={note} isFirst={at === 0} />)}</ul>}
      {waiting > 0 && <p className="soft">{t('notes.waiting', { count: waiting })}</p>}
      {aside.length > 0 && (
        <section className="notes-aside" aria-labelledby="notes-aside">
          <h2 id="notes-aside">{t('notes.aside')}</h2>
          <ul>{aside.map((note) => <NoteAside key={note.key} note={note} />)}</ul>
        </section>
      )}
    </>
  );
}

function About() {
  return (
    <>
      <h2>{t('notes.margin.who')}</h2>
      <p>{t('notes.margin.who.says')}</p>
      <h2>{t('notes.margin.limit')}</h2>
      <p>{t('notes.margin.limit.says')}</p>
      <h2>{t('notes.margin.how')}</h2>
      <p>{t('notes.margin.how.says')}</p>
      <p>{t('notes.margin.mine')}</p>
    </>
  );
}
