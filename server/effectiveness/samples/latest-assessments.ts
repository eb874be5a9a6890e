// What the newest finished sample of each metric says of its detector.
import type { Ctx } from '../../platform/context.ts';
import type { Assessment } from '../assess-detector.ts';
import { metricOf } from '../metrics.ts';
import type { MetricId } from '../schemas.ts';
import { judgeLabels } from './judge-labels.ts';
import { listSampleRows, readSampleRows } from './store-samples.ts';

export const latestAssessments = async (ctx: Ctx): Promise<ReadonlyMap<MetricId, Assessment>> => {
  const found = new Map<MetricId, Assessment>();
  for (const row of await listSampleRows(ctx)) {
    if (found.has(row.metric) || metricOf(row.metric)?.version !== row.metric_version) continue;
    const { assessment } = judgeLabels(row, await readSampleRows(ctx, row.id));
    if (assessment !== null) found.set(row.metric, assessment);
  }
  return found;
};
