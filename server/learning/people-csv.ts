// The report of people as a file: for spreadsheets, which must not take a cell for a formula.
import { writeCsv } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { allPeopleLines } from './report-people.ts';
import type { PeopleFilter } from './schemas.ts';

const HEADER = ['name', 'email', 'teams', 'tiers', 'module', 'asked', 'state', 'units_done', 'units', 'minutes', 'quiz_score', 'quiz_attempts', 'done_at', 'last_at', 'policy_acknowledged'];

export const peopleCsv = async (ctx: Ctx, filter: Omit<PeopleFilter, 'page'>): Promise<string> => {
  const lines = (await allPeopleLines(ctx, filter)).map((line) =>
    [
      line.name,
      line.email,
      line.teams.join('; '),
      line.tiers.join('; '),
      line.module,
      line.isAsked ? 'yes' : 'no',
      // The page's word: "open" is there what nobody has acknowledged.
      line.state === 'open' ? 'not begun' : line.state,
      line.unitsDone,
      line.units,
      line.minutes,
      line.quizScore,
      line.quizAttempts,
      line.doneAt,
      line.lastAt,
      line.hasAcknowledgedPolicy ? 'yes' : 'no',
    ].map((cell) => cell ?? ''),
  );
  return writeCsv([HEADER, ...lines]);
};
