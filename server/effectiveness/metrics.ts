// The four metrics of the programme: frozen, in versions, with the ids they were first named by; their words are content.
import definitions from '../../content/metrics/definitions.json' with { type: 'json' };
import { Metric, type MetricId } from './schemas.ts';

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
};

/**
 * Every version ever used, oldest first; a definition is never edited, a new one is added with the next version.
 * `ai_code_review_catch_rate` is named review rate: it counts reviews, and what they catch the pull-request simulation measures.
 */
export const METRICS: readonly Metric[] = freeze(Metric.array().parse(definitions));

/** The newest version, or the one asked for; undefined where there is none. */
export const metricOf = (id: MetricId, version?: number): Metric | undefined => METRICS.findLast((metric) => metric.id === id && (version === undefined || metric.version === version));
