// One line of the ledger as a person reads it.
import { type Ctx, mustBePerson } from '../platform/context.ts';
import { appealsAbout } from './appeal-store.ts';
import type { Appeal, OutcomeLine } from './schemas.ts';
import { listOutcomes, OUTCOMES_PER_PAGE, type OutcomeRow } from './store.ts';

export type OutcomePage = { outcomes: OutcomeLine[]; hasMore: boolean };

export const outcomeLine = (row: OutcomeRow, appeal: Appeal | null = null): OutcomeLine => ({
  id: row.id,
  at: row.at.toISOString(),
  activity: row.activity,
  kind: row.kind,
  version: row.version,
  score: row.score,
  seconds: row.seconds,
  source: row.source,
  replaces: row.replaces,
  replacedBy: row.replaced_by,
  why: row.why,
  appeal,
});

export const outcomePage = async (ctx: Ctx, subject: string, page: number, what: 'all' | 'results' = 'all'): Promise<OutcomePage> => {
  const rows = await listOutcomes(ctx, subject, page, what);
  const appeals = await appealsAbout(ctx, rows.map(({ id }) => id));
  return { outcomes: rows.slice(0, OUTCOMES_PER_PAGE).map((row) => outcomeLine(row, appeals.get(row.id))), hasMore: rows.length > OUTCOMES_PER_PAGE };
};

export const readOwnOutcomes = async (ctx: Ctx, page: number, what: 'all' | 'results' = 'all'): Promise<OutcomePage> => outcomePage(ctx, mustBePerson(ctx).subject, page, what);
