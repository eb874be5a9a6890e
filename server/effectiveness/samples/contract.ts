// The HTTP contract of samples: drawn by an owner, labelled by two people who do not see each other's labels, settled, assessed.
import { z } from 'zod';
import type { Contract } from '../../platform/http/contract.ts';
import { MetricId } from '../schemas.ts';

const Instant = z.iso.datetime();
const Range = z.object({ estimate: z.number(), low: z.number(), high: z.number() });

export const Label = z.enum(['yes', 'no', 'unclear']);
export type Label = z.infer<typeof Label>;

/** What the labels say of the detector; null parts where the sample holds no such records. */
export const SampleAssessment = z.object({
  records: z.number().int(),
  unreadable: z.number().int(),
  kappa: Range.nullable(),
  sensitivity: Range.nullable(),
  specificity: Range.nullable(),
  /** Whether it corrects figures: people agree, and the detector is better than chance. */
  isUsable: z.boolean(),
});
export type SampleAssessment = z.infer<typeof SampleAssessment>;

export const Sample = z.object({
  id: z.uuid(),
  metric: MetricId,
  metricVersion: z.number().int(),
  seed: z.string(),
  startedAt: Instant,
  records: z.number().int(),
  labellers: z.array(z.object({ name: z.string(), isMe: z.boolean(), labelled: z.number().int() })),
  state: z.enum(['labelling', 'settling', 'done']),
  /** Known once both have labelled everything. */
  differing: z.number().int().nullable(),
  unsettled: z.number().int().nullable(),
  assessment: SampleAssessment.nullable(),
});
export type Sample = z.infer<typeof Sample>;

/** `labels` and `settled` only where the two differ, once both have labelled everything. */
export const SampleRecord = z.object({
  position: z.number().int(),
  at: Instant,
  source: z.string(),
  tool: z.string().nullable(),
  spans: z.array(z.object({ rule: z.string(), place: z.string(), redacted: z.string() })),
  mine: Label.nullable(),
  labels: z.array(Label).nullable(),
  settled: z.object({ says: Label, why: z.string() }).nullable(),
});
export type SampleRecord = z.infer<typeof SampleRecord>;

export const SampleList = z.object({ samples: z.array(Sample), /** Who could label; for owners. */ candidates: z.array(z.object({ personId: z.uuid(), name: z.string() })) });
export const OpenSample = z.object({ sample: Sample, records: z.array(SampleRecord) });
export type OpenSample = z.infer<typeof OpenSample>;

export const StartSample = z.strictObject({ metric: MetricId, count: z.number().int().min(20).max(500), first: z.uuid(), second: z.uuid() });
export type StartSample = z.infer<typeof StartSample>;
export const LabelRecord = z.strictObject({ position: z.number().int().min(0), says: Label });
export type LabelRecord = z.infer<typeof LabelRecord>;
export const SettleRecord = z.strictObject({ position: z.number().int().min(0), says: z.enum(['yes', 'no']), why: z.string().trim().min(3).max(300) });
export type SettleRecord = z.infer<typeof SettleRecord>;

const params = z.strictObject({ id: z.uuid() });

export const samplesContract = {
  /** Owners and auditors see all, others those they label. */
  'GET /api/effectiveness/samples': { reply: SampleList },
  'POST /api/effectiveness/samples': { body: StartSample, reply: Sample },
  'GET /api/effectiveness/samples/:id': { params, reply: OpenSample },
  /** One's own label, once. */
  'POST /api/effectiveness/samples/:id/labels': { params, body: LabelRecord, reply: Sample },
  /** What the two agree on, or an owner decides, where their labels differ. */
  'POST /api/effectiveness/samples/:id/settlements': { params, body: SettleRecord, reply: Sample },
} as const satisfies Contract;
