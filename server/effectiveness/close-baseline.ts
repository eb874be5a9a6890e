// Closes the baseline window of a metric for good, before anybody can have seen what followed.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../platform/context.ts';
import { conflict, invalid } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { baselineState, SHORTEST_BASELINE_DAYS } from './baseline.ts';
import { type Baseline, CloseBaseline } from './contract.ts';
import { metricOf } from './metrics.ts';
import { findRollOut, insertBaseline, presentBaseline } from './store.ts';

/** Throws Invalid for a window that is too short or not over, Conflict where it is closed already or the roll-out is planned to have begun. */
export const closeBaseline = async (ctx: Ctx, wanted: CloseBaseline): Promise<Baseline> => {
  mustHaveRole(ctx, 'owner');
  const { metric, startsOn, endsOn } = CloseBaseline.parse(wanted);
  const today = ctx.now().toISOString().slice(0, 10);
  if (endsOn < startsOn) throw invalid('The window ends before it starts.', [{ path: 'endsOn', says: 'is before the first day' }]);
  if (endsOn >= today) throw invalid('A window is closed once it is over. Choose a last day before today.', [{ path: 'endsOn', says: 'must lie before today' }]);
  return inTransaction(ctx, async (ctx) => {
    const state = baselineState({ startsOn, endsOn, closedOn: today }, (await findRollOut(ctx))?.startsOn ?? null);
    if (state === 'too-short') throw invalid(`A baseline needs at least ${SHORTEST_BASELINE_DAYS} days, so that every weekday counts alike.`, [{ path: 'startsOn', says: 'leaves too few days' }]);
    if (state !== 'closed') throw conflict('The roll-out has begun. A baseline closed after that could be chosen by its result, so it is not taken.');
    const row = { id: newId(ctx.now().getTime()), metric, metric_version: metricOf(metric)!.version, starts_on: startsOn, ends_on: endsOn, closed_at: ctx.now() };
    if (!(await insertBaseline(ctx, row))) throw conflict('The baseline of this metric is closed already, and stays as it is.');
    await recordAudit(ctx, 'effectiveness.closeBaseline', row.id, { metric, startsOn, endsOn });
    return presentBaseline(row);
  });
};
