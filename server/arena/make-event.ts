// Makes an event, or takes one back before it has begun: for owners and instructors.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../platform/context.ts';
import { conflict, invalid } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { listChallenges } from './arena-content.ts';
import type { EventBody, EventLine } from './event-schemas.ts';
import { readEvent } from './present-event.ts';
import { deleteEvent, getEvent, insertEvent } from './store-events.ts';

const MOST_DAYS = 92;

export const makeEvent = async (ctx: Ctx, { title, kind, teams, levels, hasBrackets, isReplayed, startsAt, freezesAt, endsAt }: EventBody): Promise<EventLine> => {
  mustHaveRole(ctx, 'owner', 'instructor');
  const [starts_at, ends_at] = [new Date(startsAt), new Date(endsAt)];
  if (ends_at <= ctx.now()) throw invalid('This event would be over already. Choose an end that lies ahead.', [{ path: 'endsAt', says: 'lies in the past' }]);
  if (ends_at.getTime() - starts_at.getTime() > MOST_DAYS * 86_400_000) throw invalid(`An event lasts at most ${MOST_DAYS} days. For longer there is the season.`, [{ path: 'endsAt', says: `is more than ${MOST_DAYS} days after the start` }]);
  mustExist(ctx, levels);
  const id = newId();
  return inTransaction(ctx, async (ctx) => {
    await insertEvent(ctx, { id, title, kind, teams, is_replayed: isReplayed, levels: [...new Set(levels)], has_brackets: hasBrackets, starts_at, ends_at, freezes_at: freezesAt === null ? null : new Date(freezesAt), made_at: ctx.now() });
    await recordAudit(ctx, 'arena.make-event', id, { kind, teams, isReplayed });
    return readEvent(ctx, id);
  });
};

const mustExist = (ctx: Ctx, levels: readonly string[]): void => {
  const there = new Set(listChallenges(ctx).flatMap(({ challenge }) => challenge.levels.map(({ level }) => `${challenge.slug}/${level}`)));
  const missing = levels.filter((level) => !there.has(level));
  if (missing.length > 0) throw invalid(`There is no level ${missing.join(', ')}. The arena shows what there is.`, [{ path: 'levels', says: `has no ${missing.join(', ')}` }]);
};

export const takeBackEvent = async (ctx: Ctx, id: string): Promise<{ ok: true }> => {
  mustHaveRole(ctx, 'owner', 'instructor');
  return inTransaction(ctx, async (ctx) => {
    const event = await getEvent(ctx, id);
    if (ctx.now() >= event.starts_at) throw conflict('This event has begun, and what was solved in it stays. Only one that is still to come can be taken back.');
    await deleteEvent(ctx, id);
    await recordAudit(ctx, 'arena.take-back-event', id);
    return { ok: true };
  });
};
