// The door of effectiveness: did behaviour change, by how much, and how well is that known? Metrics are frozen definitions,
// a verdict is one of five and carries its interval, its design and what it could have missed. Never a figure about one
// person, and never success from before against after alone.
export { assessDetector, correctShare, type LabelledRecord } from './assess-detector.ts';
export { baselineState, mayRollOut } from './baseline.ts';
export { closeBaseline } from './close-baseline.ts';
export { decideModule } from './decide-module.ts';
export { decideVerdict, type Evidence } from './decide-verdict.ts';
export { drawRollOut } from './draw-roll-out.ts';
export { drawSample } from './draw-sample.ts';
export type { Design } from './estimate-effect.ts';
export { METRICS, metricOf } from './metrics.ts';
export { labelRecord } from './samples/label-record.ts';
export { settleRecord } from './samples/settle-record.ts';
export { type DrawnRecord, startSample } from './samples/start-sample.ts';
export { currentMetrics } from './read-effectiveness.ts';
export { planProof } from './plan-proof.ts';
export { effectivenessCapability } from './effectiveness-capability.ts';
export type { DesignGrade, Metric, MetricId, MetricResult, Target, Verdict, VerdictReason } from './schemas.ts';
