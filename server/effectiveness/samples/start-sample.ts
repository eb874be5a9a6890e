// An owner draws a sample of records and names the two who label it; the seed is nobody's choice.
import { randomBytes } from 'node:crypto';
import { populationOf, subjectOf } from '../../people/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole, type Role } from '../../platform/context.ts';
import { invalid } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import { drawIntegrations, drawPullRequests, drawRecords, type DrawnRecord } from '../../signals/index.ts';
import { metricOf } from '../metrics.ts';
import { DAY_MS } from '../periods.ts';
import type { MetricId } from '../schemas.ts';
import { type Sample, StartSample } from './contract.ts';
import { judgeLabels } from './judge-labels.ts';
import { LABELLERS, presentSample } from './show-samples.ts';
import { insertSample, readSampleRows } from './store-samples.ts';

export type { DrawnRecord };
export type RecordSource = (ctx: Ctx, metric: MetricId, seed: string, count: number, from: Date) => Promise<DrawnRecord[]>;

const REACH_DAYS = 91;

const fromSignals: RecordSource = (ctx, metric, seed, count, from) => {
  if (metric === 'ai_code_review_catch_rate') return drawPullRequests(ctx, { seed, count, from });
  if (metric === 'prompt_injection_in_new_code') return drawIntegrations(ctx, { seed, count, from });
  return drawRecords(ctx, { metric, seed, count, from });
};

/** Throws Invalid for people who may not label, one person twice, and where there are fewer than 20 records. */
export const startSample = async (ctx: Ctx, wanted: StartSample, source: RecordSource = fromSignals): Promise<Sample> => {
  mustHaveRole(ctx, 'owner');
  const { metric, count, first, second } = StartSample.parse(wanted);
  if (first === second) throw invalid('Two different people label a sample, or nobody can say whether they agree.', [{ path: 'second', says: 'is the same person' }]);
  const labellers = [await labellerOf(ctx, first, 'first'), await labellerOf(ctx, second, 'second')] as const;
  const seed = randomBytes(16).toString('hex');
  const records = await source(ctx, metric, seed, count, new Date(ctx.now().getTime() - REACH_DAYS * DAY_MS));
  if (records.length < 20) throw invalid(`There are ${records.length} records of the last quarter to draw from, and a sample needs 20.`, [{ path: 'metric', says: 'has too few records' }]);
  const row = { id: newId(ctx.now().getTime()), metric, metric_version: metricOf(metric)!.version, seed, first_labeller: labellers[0], second_labeller: labellers[1], started_at: ctx.now() };
  return inTransaction(ctx, async (ctx) => {
    await insertSample(ctx, row, records.map(({ id, at, source, tool, isFlagged, spans }, position) => ({ sample_id: row.id, position, record_id: id, at, source, tool, is_flagged: isFlagged, spans })));
    await recordAudit(ctx, 'effectiveness.startSample', row.id, { metric, records: records.length, seed });
    return presentSample(ctx, row, judgeLabels(row, await readSampleRows(ctx, row.id)));
  });
};

/** The subject of somebody who may label. */
const labellerOf = async (ctx: Ctx, personId: string, path: string): Promise<string> => {
  const subject = await subjectOf(ctx, personId);
  const facts = (await populationOf(ctx)).find((one) => one.subject === subject);
  if (!(facts?.roles ?? []).some((role) => (LABELLERS as readonly Role[]).includes(role))) throw invalid('Owners, champions and instructors label samples.', [{ path, says: 'has none of these roles' }]);
  return subject;
};
