// For instructors and owners, after an event: whose flags were submitted by whom, by pseudonym. They gave no points, so nobody is named.
import { K_ORGANISATION } from '../people/index.ts';
import { type Ctx, mustHaveRole } from '../platform/context.ts';
import { pseudonymsOf } from './pseudonyms.ts';
import type { Shares } from './replay-schemas.ts';
import { serverKey } from './server-key.ts';
import { listPlayers } from './store.ts';
import { getEvent } from './store-events.ts';
import { listShareRows } from './store-replays.ts';

/** `hidden`: in levels that fewer than five people played. */
export const listShares = async (ctx: Ctx, id: string): Promise<Shares> => {
  mustHaveRole(ctx, 'owner', 'instructor');
  const event = await getEvent(ctx, id);
  if (ctx.now() < event.ends_at) return { isOver: false, shares: [], hidden: 0 };
  const key = await serverKey(ctx);
  const shared = await listShareRows(ctx, event);
  const told: Shares = { isOver: true, shares: [], hidden: 0 };
  for (const [level, rows] of Map.groupBy(shared, ({ level }) => level)) {
    const [challenge = '', name = ''] = level.split('/');
    const players = await listPlayers(ctx, { round: id, challenge, level: name });
    const names = pseudonymsOf(key, id, `${level} shares`, players);
    if (names.size < K_ORGANISATION) told.hidden += rows.reduce((sum, { count }) => sum + count, 0);
    else told.shares.push(...rows.flatMap(({ subject, whose, count }) => (names.has(subject) && names.has(whose) ? [{ level, from: names.get(subject)!, whose: names.get(whose)!, count }] : [])));
  }
  told.shares.sort((one, other) => (`${one.level} ${one.from} ${one.whose}` < `${other.level} ${other.from} ${other.whose}` ? -1 : 1));
  return told;
};
