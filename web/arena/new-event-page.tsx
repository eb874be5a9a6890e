// For owners and instructors: a new event, with its levels, start, freeze and end.
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Arena } from '../../server/arena/schemas.ts';
import { useApi, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox, RadioList } from '../ui/choice.tsx';
import { FieldError } from '../ui/field.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { Failing, Loading } from '../ui/states.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import './arena.css';
import { levelName } from './level-words.ts';
import { arenaMessages } from './messages.ts';
import { replayMessages } from './replay-messages.ts';

addMessages(arenaMessages);
addMessages(replayMessages);

export function NewEventPage() {
  const arena = useApi('GET /api/arena');
  return (
    <Page title={t('arena.event.make')} where={[{ label: t('arena.title'), to: paths.arena() }, { label: t('arena.events'), to: paths.arenaEvents() }]} lead={t('arena.event.make.lead')}>
      {arena.isPending && <Loading />}
      {arena.isError && <Failing error={arena.error} retry={() => void arena.refetch()} />}
      {arena.data !== undefined && <EventForm arena={arena.data} />}
    </Page>
  );
}

/** As `datetime-local` writes it: in the clock of whoever looks. */
const localTime = (at: Date): string => new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
const instant = (text: string): string => (Number.isNaN(Date.parse(text)) ? '' : new Date(text).toISOString());
const inHours = (hours: number): Date => new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + hours * 3_600_000);

function EventForm({ arena: { challenges } }: { arena: Arena }) {
  const navigate = useNavigate();
  const [kind, setKind] = useState<'solo' | 'team'>('solo');
  const [teams, setTeams] = useState<'own' | 'organisation'>('own');
  const make = useSend('POST /api/arena/events', { refreshes: ['GET /api/arena/events'], onDone: ({ id }) => void navigate({ to: paths.arenaEvent(id) }) });
  const form = useFirstError(make.error);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string): string => {
      const value = given.get(name);
      return typeof value === 'string' ? value : '';
    };
    const freezesAt = instant(text('freezesAt'));
    make.mutate({ body: { title: text('title'), kind, teams: kind === 'team' ? teams : 'own', isReplayed: given.has('isReplayed'), levels: given.getAll('levels').map(String), hasBrackets: given.has('hasBrackets'), startsAt: instant(text('startsAt')), freezesAt: freezesAt === '' ? null : freezesAt, endsAt: instant(text('endsAt')) } });
  };
  const error = (path: string): string | undefined => make.error?.at(path);
  return (
    <form ref={form} className="arena-form arena-model" onSubmit={submit} noValidate>
      <TextInput label={t('arena.event.title')} name="title" required maxLength={80} error={error('title')} />
      <RadioList label={t('arena.event.kind')} value={kind} onValue={(value) => setKind(value as 'solo' | 'team')} isAcross options={[{ value: 'solo', label: t('arena.kind.solo') }, { value: 'team', label: t('arena.kind.team') }]} />
      {kind === 'team' && <RadioList label={t('arena.teams')} value={teams} onValue={(value) => setTeams(value as 'own' | 'organisation')} error={error('teams')} isAcross options={[{ value: 'own', label: t('arena.teams.own') }, { value: 'organisation', label: t('arena.teams.organisation') }]} />}
      <TextInput label={t('arena.event.starts')} name="startsAt" type="datetime-local" required defaultValue={localTime(inHours(0))} error={error('startsAt')} />
      <TextInput label={t('arena.event.freeze')} hint={t('arena.event.freeze.hint')} isOptional name="freezesAt" type="datetime-local" error={error('freezesAt')} />
      <TextInput label={t('arena.event.ends')} name="endsAt" type="datetime-local" required defaultValue={localTime(inHours(2))} error={error('endsAt')} />
      <Checkbox label={t('arena.event.brackets')} hint={t('arena.event.brackets.hint')} name="hasBrackets" value="yes" />
      <Checkbox label={t('arena.replay.make')} hint={t('arena.replay.make.hint')} name="isReplayed" value="yes" />
      <fieldset className="arena-budgets" aria-describedby={error('levels') === undefined ? undefined : 'event-levels-error'}>
        <legend>{t('arena.event.has')}</legend>
        <FieldError id="event-levels" error={error('levels')} />
        {challenges.flatMap(({ slug, title, levels }) =>
          levels.map(({ level }) => <Checkbox key={`${slug}/${level}`} name="levels" value={`${slug}/${level}`} isCheckedAtFirst label={<><span data-content>{title}</span>, {levelName(level)}</>} />),
        )}
      </fieldset>
      <Button type="submit" look="primary" isBusy={make.isPending}>{t('arena.event.make')}</Button>
      {make.isError && <Failing error={make.error} />}
    </form>
  );
}
