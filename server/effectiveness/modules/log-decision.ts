// An owner decides about a module: the log keeps the decision beside the rule's, with the numbers of this moment, for good.
import { recordAudit } from '../../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../../platform/context.ts';
import { invalid, notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import type { FigureSource } from '../figures.ts';
import { metricOf } from '../metrics.ts';
import { linkedModules } from '../modules-of.ts';
import { DecideModule, type LoggedDecision } from './contract.ts';
import { reportModules } from './report-modules.ts';
import { insertDecision, presentDecision } from './store-decisions.ts';

/** Throws NotFound where the module has no behaviour that the metric shows, Invalid where it differs from the rule and says no reason. */
export const logDecision = async (ctx: Ctx, wanted: DecideModule, source?: FigureSource): Promise<LoggedDecision> => {
  mustHaveRole(ctx, 'owner');
  const { module, metric, decided, why } = DecideModule.parse(wanted);
  const line = (await reportModules(ctx, source)).lines.find((one) => one.module === module && one.metric === metric);
  if (line === undefined) throw notFound('No behaviour of this module is shown by this metric. The page lists those that are.');
  if (decided !== line.proposed && (why ?? '') === '') throw invalid('Say why you decide otherwise than the rule, so that the log can be read later.', [{ path: 'why', says: 'is needed where you differ from the rule' }]);
  const version = (await linkedModules(ctx)).find(({ slug }) => slug === module)!.version;
  const { viewer } = ctx;
  const row = { id: newId(ctx.now().getTime()), decided_at: ctx.now(), module, module_version: version, metric, metric_version: metricOf(metric)!.version, proposed: line.proposed, ground: line.ground, decided, why: why === '' ? null : why, numbers: line.numbers, decided_by: viewer.is === 'person' ? viewer.subject : null };
  return inTransaction(ctx, async (ctx) => {
    await insertDecision(ctx, row);
    await recordAudit(ctx, 'effectiveness.decideModule', row.id, { module, metric, proposed: row.proposed, decided });
    return presentDecision(row);
  });
};
