// The SQL of decisions about modules.
import { type ColumnType, sql } from 'kysely';
import { type Ctx, tablesOf } from '../../platform/context.ts';
import { purge } from '../../platform/db/purge.ts';
import type { MetricId } from '../schemas.ts';
import { shownOf } from './shown-of.ts';
import type { DecisionGround, DecisionNumbers, LoggedDecision, ModuleDecision } from './contract.ts';

type DecisionRow = {
  id: string;
  decided_at: Date;
  module: string;
  module_version: string;
  metric: MetricId;
  metric_version: number;
  proposed: ModuleDecision;
  ground: DecisionGround;
  decided: ModuleDecision;
  why: string | null;
  numbers: DecisionNumbers;
  decided_by: string | null;
};
type Tables = { module_decision: Omit<DecisionRow, 'numbers'> & { numbers: ColumnType<DecisionNumbers, string> } };
const tables = (ctx: Pick<Ctx, 'db'>) => tablesOf<Tables>(ctx);

export const insertDecision = async (ctx: Ctx, row: DecisionRow): Promise<void> => {
  await tables(ctx).insertInto('module_decision').values({ ...row, numbers: JSON.stringify(row.numbers) }).execute();
};

/** The newest first. */
export const listDecisions = async (ctx: Ctx): Promise<LoggedDecision[]> => (await tables(ctx).selectFrom('module_decision').selectAll().orderBy('decided_at', 'desc').orderBy('id', 'desc').limit(200).execute()).map(presentDecision);

export const presentDecision = ({ id, decided_at, module, metric, metric_version, proposed, ground, decided, why, numbers }: DecisionRow): LoggedDecision => ({ id, decidedAt: decided_at.toISOString(), module, metric, metricVersion: metric_version, proposed, ground, decided, why, numbers, ...shownOf(numbers) });

/** Who decided goes, the decision stays. Answers of how many. */
export const unnameDeciders = (ctx: Ctx, before: Date): Promise<number> => purge(ctx, sql`update module_decision set decided_by = null where decided_at < ${before} and decided_by is not null`);
