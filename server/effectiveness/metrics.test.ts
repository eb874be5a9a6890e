// The definitions hold what the programme asked for, and cannot be edited in place.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { METRICS, metricOf } from './metrics.ts';
import { Metric } from './schemas.ts';

// A definition that changes needs a new version beside the old one, and a line here.
const PUBLISHED: Record<string, string> = {
  'ai_tool_data_exposure@1': 'c031ce76f2fcba17',
  'ai_code_review_catch_rate@1': '85c738cdd30185de',
  'prompt_injection_in_new_code@1': 'a75f68d78283fbf2',
  'secret_exposure_in_ai_tools@1': 'e76d5d2317e7bfeb',
};

describe('the metrics', () => {
  it('keep ids and targets of the programme', () => {
    assert.deepEqual(
      METRICS.map(({ id, target }) => [id, target]),
      [
        ['ai_tool_data_exposure', { kind: 'reduction', by: 0.5, withinMonths: 3 }],
        ['ai_code_review_catch_rate', { kind: 'level', atLeast: 0.8, withinMonths: 6 }],
        ['prompt_injection_in_new_code', { kind: 'zero', windowMonths: 3 }],
        ['secret_exposure_in_ai_tools', { kind: 'zero', windowMonths: 3 }],
      ],
    );
    for (const metric of METRICS) assert.deepEqual(Metric.parse(metric), metric);
  });

  it('call reviews a review rate', () => {
    assert.equal(metricOf('ai_code_review_catch_rate')!.name, 'Review rate');
    assert.ok(METRICS.every(({ name }) => !/catch/i.test(name)));
  });

  it('are frozen, and stay what was published', () => {
    assert.throws(() => { (METRICS[0]!.target as { withinMonths: number }).withinMonths = 6; }, TypeError);
    assert.throws(() => { METRICS[0]!.exclusions.push('whatever hurts'); }, TypeError);
    const hashes = Object.fromEntries(METRICS.map((metric) => [`${metric.id}@${metric.version}`, createHash('sha256').update(JSON.stringify(metric)).digest('hex').slice(0, 16)]));
    assert.deepEqual(hashes, PUBLISHED);
  });

  it('are found by version', () => {
    assert.equal(metricOf('ai_tool_data_exposure', 1)!.version, 1);
    assert.equal(metricOf('ai_tool_data_exposure', 99), undefined);
  });
});
