// What there is to play, how far one has come in this season, and which model answers.
import { keptDays } from '../people/index.ts';
import { type Ctx, mustBePerson } from '../platform/context.ts';
import { answeringNow } from './answering-now.ts';
import { listChallenges } from './arena-content.ts';
import { messagesRule } from './retention.ts';
import { currentSeason } from './round.ts';
import { POINTS } from './rules.ts';
import type { Arena, LevelState } from './schemas.ts';
import { isOnBoard, listSolves, listStandings } from './store.ts';

export const listArena = async (ctx: Ctx): Promise<Arena> => {
  const { subject } = mustBePerson(ctx);
  const { name: round, endsAt } = currentSeason(ctx);
  const [solves, standings, onBoard, keepDays, answering] = await Promise.all([listSolves(ctx, subject, round), listStandings(ctx, subject, round), isOnBoard(ctx, subject), keptDays(ctx, messagesRule), answeringNow(ctx)]);
  const isIn = (rows: readonly { challenge: string; level: string }[], slug: string, level: string): boolean => rows.some((row) => row.challenge === slug && row.level === level);
  const stateOf = (slug: string, level: string): LevelState => (isIn(solves, slug, level) ? 'solved' : isIn(standings, slug, level) ? 'begun' : 'open');
  return {
    round,
    endsAt: endsAt.toISOString(),
    points: solves.reduce((sum, { points }) => sum + points, 0),
    isOnBoard: onBoard,
    keepDays,
    answering,
    challenges: listChallenges(ctx).map(({ challenge: { slug, title, setting, levels } }) => ({
      slug,
      title,
      setting,
      levels: levels.map(({ level, summary }) => ({ level, summary, points: POINTS[level], state: stateOf(slug, level) })),
    })),
  };
};
