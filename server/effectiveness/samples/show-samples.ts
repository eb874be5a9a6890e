// Samples as each may see them: owners and auditors all, labellers their own, and nobody another's labels before both are done.
import { namesOfColleagues, populationOf, whoIs } from '../../people/index.ts';
import { type Ctx, hasRole, mustHaveRole, type Role } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import type { OpenSample, Sample, SampleRecord } from './contract.ts';
import { type Judged, judgeLabels, presentAssessment } from './judge-labels.ts';
import { findSampleRow, listSampleRows, readSampleRows, type SampleRow, type SampleRows } from './store-samples.ts';

export const LABELLERS = ['owner', 'champion', 'instructor'] as const satisfies readonly Role[];

export const listSamples = async (ctx: Ctx): Promise<{ samples: Sample[]; candidates: { personId: string; name: string }[] }> => {
  mustHaveRole(ctx, ...LABELLERS, 'auditor');
  const samples = (await listSampleRows(ctx)).filter((row) => maySee(ctx, row));
  return { samples: await Promise.all(samples.map(async (row) => presentSample(ctx, row, judgeLabels(row, await readSampleRows(ctx, row.id))))), candidates: hasRole(ctx, 'owner') ? await candidatesOf(ctx) : [] };
};

/** Throws NotFound for a sample that is not there, or not the viewer's to see. */
export const getSample = async (ctx: Ctx, id: string): Promise<{ row: SampleRow; rows: SampleRows; judged: Judged }> => {
  mustHaveRole(ctx, ...LABELLERS, 'auditor');
  const row = await findSampleRow(ctx, id);
  if (row === undefined || !maySee(ctx, row)) throw notFound('There is no such sample among yours. The list shows those there are.');
  const rows = await readSampleRows(ctx, id);
  return { row, rows, judged: judgeLabels(row, rows) };
};

export const showSample = async (ctx: Ctx, id: string): Promise<OpenSample> => {
  const { row, rows, judged } = await getSample(ctx, id);
  const me = ctx.viewer.is === 'person' ? ctx.viewer.subject : null;
  const mine = new Map(rows.labels.filter(({ labeller }) => labeller === me).map(({ position, says }) => [position, says]));
  const settled = new Map(rows.settlements.map(({ position, says, why }) => [position, { says, why }]));
  const records = rows.records.map(({ position, at, source, tool, spans }): SampleRecord => {
    const differs = judged.differing.has(position);
    return { position, at: at.toISOString(), source, tool, spans, mine: mine.get(position) ?? null, labels: differs ? [...judged.pairs.get(position)!] : null, settled: differs ? (settled.get(position) ?? null) : null };
  });
  return { sample: await presentSample(ctx, row, judged), records };
};

export const isLabeller = (ctx: Ctx, { first_labeller, second_labeller }: SampleRow): boolean => ctx.viewer.is === 'person' && [first_labeller, second_labeller].includes(ctx.viewer.subject);
const maySee = (ctx: Ctx, row: SampleRow): boolean => hasRole(ctx, 'owner', 'auditor') || isLabeller(ctx, row);

export const presentSample = async (ctx: Ctx, row: SampleRow, judged: Judged): Promise<Sample> => {
  const names = await namesOfColleagues(ctx, [row.first_labeller, row.second_labeller]);
  const isKnown = judged.state !== 'labelling';
  const labeller = (subject: string, labelled: number) => ({ name: names.get(subject) ?? '', isMe: ctx.viewer.is === 'person' && ctx.viewer.subject === subject, labelled });
  return {
    id: row.id,
    metric: row.metric,
    metricVersion: row.metric_version,
    seed: row.seed,
    startedAt: row.started_at.toISOString(),
    records: judged.records,
    labellers: [labeller(row.first_labeller, judged.labelled[0]), labeller(row.second_labeller, judged.labelled[1])],
    state: judged.state,
    differing: isKnown ? judged.differing.size : null,
    unsettled: isKnown ? judged.unsettled : null,
    assessment: presentAssessment(judged.assessment),
  };
};

/** Everybody here who may label, by name. */
const candidatesOf = async (ctx: Ctx): Promise<{ personId: string; name: string }[]> => {
  const able = (await populationOf(ctx)).filter(({ roles }) => roles.some((role) => (LABELLERS as readonly Role[]).includes(role)));
  const names = await whoIs(ctx, able.map(({ subject }) => subject));
  return [...names.values()].map(({ personId, name }) => ({ personId, name })).sort((one, other) => one.name.localeCompare(other.name));
};
