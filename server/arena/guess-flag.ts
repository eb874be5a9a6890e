// A flag that somebody submits: their own solves the level, somebody else's is a sharing event, anything else is wrong.
import { recordOutcome } from '../learning/index.ts';
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction } from '../platform/context.ts';
import { newId } from '../platform/id.ts';
import { countTryOf, tryKey } from '../platform/limits/count-try.ts';
import { boardTopic } from './board-topic.ts';
import { asFlag, flagOf, isSameFlag } from './flags.ts';
import { placeToPlay } from './round.ts';
import { POINTS } from './rules.ts';
import type { Verdict } from './schemas.ts';
import { serverKey } from './server-key.ts';
import { insertSolve, listPlayers, type Place, readHints } from './store.ts';

const GUESSES = { name: 'arena-guess', points: 60, duration: 60 * 60 };
export const arenaActivity = (challenge: string, level: string): string => `arena:${challenge}/${level}`;

type Judged = { verdict: Verdict; points: number };
const NO_POINTS = { points: 0 };

/** A wrong flag is a result, not an error. Counted before it is looked at: 60 an hour. */
export const guessFlag = async (ctx: Ctx, slug: string, name: string, typed: string, event: string | null = null): Promise<Judged> => {
  const { version, place } = await placeToPlay(ctx, slug, name, event);
  const { subject } = place;
  await countTryOf(ctx, GUESSES, tryKey('arena-guess', subject));
  const key = await serverKey(ctx);
  const flag = asFlag(typed);
  const about = `${slug}/${name}`;
  if (isSameFlag(flag, flagOf(key, place))) return solve(ctx, place, version);
  const whose = (await listPlayers(ctx, place)).find((player) => player !== subject && isSameFlag(flag, flagOf(key, { ...place, subject: player })));
  if (whose === undefined) {
    await recordAudit(ctx, 'arena.guess', about);
    return { verdict: 'wrong', ...NO_POINTS };
  }
  await recordAudit(ctx, 'arena.share', about, { round: place.round, whose });
  return { verdict: 'not-yours', ...NO_POINTS };
};

const solve = (ctx: Ctx, place: Place, version: string): Promise<Judged> =>
  inTransaction(ctx, async (ctx) => {
    const { subject, round, challenge, level } = place;
    const hints = await readHints(ctx, place);
    const points = POINTS[level as keyof typeof POINTS];
    const id = newId(ctx.now().getTime());
    if (!(await insertSolve(ctx, { id, at: ctx.now(), ...place, points, hints }))) {
      await recordAudit(ctx, 'arena.guess', `${challenge}/${level}`);
      return { verdict: 'already', ...NO_POINTS };
    }
    await recordOutcome(ctx, { subject, activity: arenaActivity(challenge, level), version, kind: 'solved', result: { solve: id, round, hints, isVerified: true }, isDone: true });
    await recordAudit(ctx, 'arena.solve', id, { challenge, level, round });
    await ctx.live.tell(ctx, boardTopic(round), { solve: id });
    return { verdict: 'solved', points };
  });
