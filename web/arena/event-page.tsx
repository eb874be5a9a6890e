// One event: take part, its levels, and its board as it changes.
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { EventLine, LevelName } from '../../server/arena/schemas.ts';
import { useApi, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { RadioList } from '../ui/choice.tsx';
import { ConfirmButton } from '../ui/dialog.tsx';
import { FailingPage } from '../ui/failing-page.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { Failing, Loading } from '../ui/states.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import './arena.css';
import { BoardPart } from './board-part.tsx';
import { eventTimes, stateWords, timeBeside } from './event-words.ts';
import { levelName } from './level-words.ts';
import { arenaMessages } from './messages.ts';
import { replayMessages } from './replay-messages.ts';

addMessages(arenaMessages);
addMessages(replayMessages);

export function EventPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const event = useApi('GET /api/arena/events/:id', { params: { id } });
  if (event.isError) return <FailingPage error={event.error} retry={() => void event.refetch()} />;
  if (event.data === undefined) return <Loading />;
  return <ShownEvent event={event.data} />;
}

function ShownEvent({ event }: { event: EventLine }) {
  const { id, title, kind, state, freezesAt, mine, hasBrackets, entries } = event;
  const isOpen = state !== 'over';
  return (
    <Page
      title={title}
      isContent
      where={[{ label: t('arena.title'), to: paths.arena() }, { label: t('arena.events'), to: paths.arenaEvents() }]}
      lead={<p>{stateWords(state)} · {t(`arena.kind.${kind}`)} · {t('arena.event.entries', { count: entries })}</p>}
      actions={<><Link to={paths.arenaScreen(id)}>{t('arena.screen.open')}</Link><ReplaysLink id={id} /></>}
    >
      <div className="stack-tight">
        {/* Once it stands still, the board says so itself. */}
        <p>{eventTimes(event)}. {freezesAt !== null && (state === 'coming' || state === 'running') && t('arena.event.freezes', { time: timeBeside(freezesAt, event.endsAt) })}</p>
        {event.isReplayed && <p>{t('arena.replay.notice.event')}</p>}
        {mine !== null && <p>{mine.team === null ? t('arena.event.in') : t('arena.event.in.team', { team: mine.team })}</p>}
      </div>
      {mine === null && isOpen && <EnterForm event={event} />}
      <Levels event={event} />
      <BoardPart round={id} hasBrackets={hasBrackets} />
      {state === 'coming' && <TakeBack id={id} />}
    </Page>
  );
}

function ReplaysLink({ id }: { id: string }) {
  return useIsInstructor() ? <Link to={paths.arenaReplays(id)}>{t('arena.replays')}</Link> : null;
}

const useIsInstructor = (): boolean => useApi('GET /api/me').data?.person?.roles.some((role) => role === 'owner' || role === 'instructor') ?? false;

function EnterForm({ event: { id, kind, teams, myTeams } }: { event: EventLine }) {
  const [team, setTeam] = useState(myTeams[0] ?? '');
  const enter = useSend('POST /api/arena/events/:id/entries', { onDone: () => announce(t('arena.event.in')) });
  const form = useFirstError(enter.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    enter.mutate({ params: { id }, body: { team: kind === 'team' ? team : null } });
  };
  if (teams === 'organisation' && myTeams.length === 0) return <p>{t('arena.teams.none')}</p>;
  return (
    <form ref={form} className="arena-form" onSubmit={submit} noValidate>
      {kind === 'team' && teams === 'organisation' && <RadioList label={t('arena.teams.choose')} value={team} onValue={setTeam} error={enter.error?.at('team')} options={myTeams.map((name) => ({ value: name, label: <span data-content>{name}</span> }))} />}
      {kind === 'team' && teams === 'own' && <TextInput label={t('arena.event.team')} hint={t('arena.event.team.hint')} value={team} onValue={setTeam} maxLength={40} required error={enter.error?.at('team')} />}
      <Button type="submit" look="primary" isBusy={enter.isPending}>{t('arena.event.enter')}</Button>
      {enter.isError && <Failing error={enter.error} />}
    </form>
  );
}

function Levels({ event: { id, levels, mine, state } }: { event: EventLine }) {
  const arena = useApi('GET /api/arena');
  const titles = new Map(arena.data?.challenges.map(({ slug, title }) => [slug, title]));
  const isPlayable = mine !== null && state !== 'coming';
  return (
    <section className="stack-tight" aria-labelledby="event-levels">
      <h2 id="event-levels">{t('arena.event.has')}</h2>
      {mine !== null && state === 'coming' && <p className="soft">{t('arena.event.wait')}</p>}
      <ul>
        {levels.map((ref) => {
          const [slug = '', level = ''] = ref.split('/');
          const shown = <><span data-content>{titles.get(slug) ?? slug}</span>, {levelName(level as LevelName)}</>;
          return <li key={ref}>{isPlayable ? <Link to={paths.arenaLevel(slug, level, { event: id })}>{shown}</Link> : shown}</li>;
        })}
      </ul>
    </section>
  );
}

function TakeBack({ id }: { id: string }) {
  const mayTakeBack = useIsInstructor();
  const remove = useSend('DELETE /api/arena/events/:id', { onDone: () => location.assign(paths.arenaEvents()) });
  if (!mayTakeBack) return null;
  return (
    <div>
      <ConfirmButton title={t('arena.event.take-back.title')} says={t('arena.event.take-back.says')} confirm={t('arena.event.take-back')} isBusy={remove.isPending} onConfirm={() => remove.mutateAsync({ params: { id } })}>{t('arena.event.take-back')}</ConfirmButton>
      {remove.isError && <Failing error={remove.error} />}
    </div>
  );
}
