// Where somebody plays: the season that is on, or an event they have entered. Flags, hints and points belong to it.
import { type Ctx, mustBePerson } from '../platform/context.ts';
import { conflict, notFound } from '../platform/errors.ts';
import { getLevel, type PublishedLevel } from './arena-content.ts';
import { isOn } from './event-rules.ts';
import { seasonEnd, seasonOf } from './rules.ts';
import { type Place } from './store.ts';
import { type EventRow, findEntry, getEvent } from './store-events.ts';

const SEASON = /^\d{4}-[12]$/;
export const isSeason = (round: string): boolean => SEASON.test(round);
/** For budgets: null in a season. */
export const eventOf = (round: string): string | null => (isSeason(round) ? null : round);

export const currentSeason = (ctx: Pick<Ctx, 'now'>): { name: string; endsAt: Date } => {
  const name = seasonOf(ctx.now());
  return { name, endsAt: seasonEnd(name) };
};

const OVER = 'This round is over: what you solved stays, and nothing new counts. The arena shows what is on now.';

/** Throws Conflict once the season or the event of a conversation has ended. */
export const mustBeOn = async (ctx: Ctx, round: string): Promise<void> => {
  if (isSeason(round) ? round === seasonOf(ctx.now()) : isOn(await getEvent(ctx, round), ctx.now())) return;
  throw conflict(OVER);
};

export type Entered = PublishedLevel & { place: Place };

/** A level in the season, or in an event: that one has it, and one has entered it. */
export const placeIn = async (ctx: Ctx, slug: string, name: string, event: string | null): Promise<Entered> => {
  const { subject } = mustBePerson(ctx);
  const level = getLevel(ctx, slug, name);
  const row = event === null ? undefined : await enteredEvent(ctx, event, subject);
  if (row !== undefined && !row.levels.includes(`${slug}/${name}`)) throw notFound('This event has no such level. Its page shows those it has.');
  return { ...level, place: { subject, round: event ?? currentSeason(ctx).name, challenge: slug, level: level.level.level } };
};

/** The same for whoever wants to play there now. */
export const placeToPlay = async (ctx: Ctx, slug: string, name: string, event: string | null): Promise<Entered> => {
  const entered = await placeIn(ctx, slug, name, event);
  if (event !== null) await mustBeOn(ctx, event);
  return entered;
};

const enteredEvent = async (ctx: Ctx, id: string, subject: string): Promise<EventRow> => {
  const event = await getEvent(ctx, id);
  if ((await findEntry(ctx, id, subject)) === undefined) throw notFound('You do not take part in this event. Its page lets you enter.');
  if (ctx.now() < event.starts_at) throw conflict('This event has not begun. Its page says when it does.');
  return event;
};
