// For instructors and owners: which replies were reported, what one says, and what became of it. Reading one is recorded.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../platform/context.ts';
import { listChallenges } from './arena-content.ts';
import type { ReportEnd, ReportLine, ReportText } from './report-schemas.ts';
import { closeReportRow, getReport, listReportRows, type ReportRow } from './store-reports.ts';

export const listReports = async (ctx: Ctx): Promise<{ reports: ReportLine[] }> => {
  mustHaveRole(ctx, 'owner', 'instructor');
  return { reports: (await listReportRows(ctx)).map((row) => lineOf(ctx, row)) };
};

export const readReport = async (ctx: Ctx, id: string): Promise<ReportText> => {
  mustHaveRole(ctx, 'owner', 'instructor');
  return inTransaction(ctx, async (ctx) => {
    const row = await getReport(ctx, id);
    await recordAudit(ctx, 'arena.read-report', id);
    const { said, shown, record } = row;
    return { ...lineOf(ctx, row), said, shown, keptBack: record.harm?.said ?? record.keptBack, rule: record.harm?.rule ?? null };
  });
};

export const closeReport = async (ctx: Ctx, id: string, end: ReportEnd): Promise<ReportLine> => {
  mustHaveRole(ctx, 'owner', 'instructor');
  return inTransaction(ctx, async (ctx) => {
    await getReport(ctx, id);
    await closeReportRow(ctx, id, end);
    await recordAudit(ctx, 'arena.close-report', id, { end });
    return lineOf(ctx, await getReport(ctx, id));
  });
};

/** The day and no time: with a board beside it, a minute would say whose it is. */
const lineOf = (ctx: Ctx, { id, at, challenge, level, model, reason, closed_as }: ReportRow): ReportLine => ({
  id,
  at: `${at.toISOString().slice(0, 10)}T00:00:00.000Z`,
  title: listChallenges(ctx).find((one) => one.challenge.slug === challenge)?.challenge.title ?? challenge,
  level,
  model,
  reason,
  end: closed_as,
});
