// The SQL of effectiveness.
import { type Ctx, tablesOf } from '../platform/context.ts';
import type { Baseline, RollOut } from './contract.ts';
import type { MetricId } from './schemas.ts';

type EffectivenessTables = {
  baseline_window: { id: string; metric: MetricId; metric_version: number; starts_on: string; ends_on: string; closed_at: Date };
  roll_out: { id: string; seed: string; starts_on: string; steps: number; weeks_per_step: number; drawn_at: Date };
  roll_out_team: { roll_out_id: string; team_id: string; team_name: string; step: number };
};
export type BaselineRow = EffectivenessTables['baseline_window'];
export type RollOutRow = EffectivenessTables['roll_out'];
export type RollOutTeamRow = EffectivenessTables['roll_out_team'];

const tables = (ctx: Pick<Ctx, 'db'>) => tablesOf<EffectivenessTables>(ctx);

export const presentBaseline = ({ metric, metric_version, starts_on, ends_on, closed_at }: BaselineRow): Baseline => ({ metric, metricVersion: metric_version, startsOn: starts_on, endsOn: ends_on, closedAt: closed_at.toISOString() });

export const listBaselines = async (ctx: Ctx): Promise<Baseline[]> => (await tables(ctx).selectFrom('baseline_window').selectAll().execute()).map(presentBaseline);

/** False when this version of the metric has one. */
export const insertBaseline = async (ctx: Ctx, row: BaselineRow): Promise<boolean> => {
  const result = await tables(ctx).insertInto('baseline_window').values(row).onConflict((conflict) => conflict.columns(['metric', 'metric_version']).doNothing()).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
};

/** False when an order has been drawn already. */
export const insertRollOut = async (ctx: Ctx, row: RollOutRow, teams: readonly RollOutTeamRow[]): Promise<boolean> => {
  const result = await tables(ctx).insertInto('roll_out').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  if ((result.numInsertedOrUpdatedRows ?? 0n) === 0n) return false;
  await tables(ctx).insertInto('roll_out_team').values([...teams]).execute();
  return true;
};

const WEEK_MS = 7 * 86_400_000;
const dayOfStep = (startsOn: string, weeks: number): string => new Date(Date.parse(`${startsOn}T00:00:00Z`) + weeks * WEEK_MS).toISOString().slice(0, 10);

export const findRollOut = async (ctx: Ctx): Promise<RollOut | undefined> => {
  const row = await tables(ctx).selectFrom('roll_out').selectAll().executeTakeFirst();
  if (row === undefined) return undefined;
  const teams = await tables(ctx).selectFrom('roll_out_team').selectAll().where('roll_out_id', '=', row.id).orderBy('step').orderBy('team_name').execute();
  return {
    seed: row.seed,
    startsOn: row.starts_on,
    steps: row.steps,
    weeksPerStep: row.weeks_per_step,
    drawnAt: row.drawn_at.toISOString(),
    teams: teams.map(({ team_id, team_name, step }) => ({ id: team_id, name: team_name, step: step + 1, startsOn: dayOfStep(row.starts_on, step * row.weeks_per_step) })),
  };
};
