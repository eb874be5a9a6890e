// Events of the arena: what is on, what comes, how others ended; owners and instructors make new ones.
import type { EventLine } from '../../server/arena/schemas.ts';
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import './arena.css';
import { eventTimes, stateWords } from './event-words.ts';
import { arenaMessages } from './messages.ts';

addMessages(arenaMessages);

export function EventsPage() {
  const events = useApi('GET /api/arena/events');
  const me = useApi('GET /api/me');
  const mayMake = me.data?.person?.roles.some((role) => role === 'owner' || role === 'instructor') ?? false;
  const make = <Link to={paths.arenaNewEvent()} look="primary">{t('arena.event.make')}</Link>;
  return (
    <Page title={t('arena.events')} where={[{ label: t('arena.title'), to: paths.arena() }]} lead={t('arena.events.lead')} actions={mayMake ? make : undefined}>
      {events.isPending && <Loading />}
      {events.isError && <Failing error={events.error} retry={() => void events.refetch()} />}
      {events.data?.events.length === 0 && <EmptyState ghost={t('arena.events.ghost')} says={t(mayMake ? 'arena.events.none.make' : 'arena.events.none')} action={<Link to={paths.arena()}>{t('arena.title')}</Link>} />}
      <ul className="arena-events">{events.data?.events.map((event) => <Line key={event.id} event={event} />)}</ul>
    </Page>
  );
}

function Line({ event }: { event: EventLine }) {
  return (
    <li className="arena-event" data-state={event.state}>
      <h2><Link to={paths.arenaEvent(event.id)}><span data-content>{event.title}</span></Link></h2>
      <p>{stateWords(event.state)} · {t(`arena.kind.${event.kind}`)} · {t('arena.event.levels', { count: event.levels.length })} · {t('arena.event.entries', { count: event.entries })}</p>
      <p className="soft small">{eventTimes(event)}{event.mine !== null && ` · ${t('arena.event.in')}`}</p>
    </li>
  );
}
