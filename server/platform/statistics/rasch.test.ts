// Items of a quiz on the LSAT-6 data, against the literature and an enumeration of all answer patterns.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { correlation, correlationInterval } from './correlation.ts';
import { type Answers, itemStatistics } from './item-statistics.ts';
import { drawNormal, randomFrom } from './random.ts';
import { fitRasch } from './rasch.ts';
import { assertAllClose, assertCannot, assertClose } from './reference/assert-close.ts';
import reference from './reference/reference.json' with { type: 'json' };

const lsat = reference.lsat.patterns.flatMap((count, pattern) => Array.from({ length: count }, () => [...pattern.toString(2).padStart(5, '0')].map((bit) => (bit === '1' ? 1 : 0)))) as Answers;

describe('item figures', () => {
  it('are those of the literature for LSAT-6: item-rest 0.113 and not item-total 0.362, alpha 0.295', () => {
    const { items, alpha } = itemStatistics(lsat);
    assert.deepEqual(items.map(({ difficulty }) => difficulty), [0.924, 0.709, 0.553, 0.763, 0.87]);
    assertClose(items[0]!.itemRest!, 0.113, 2.5);
    const totals = lsat.map((row) => row.reduce<number>((sum, answer) => sum + answer, 0));
    assertClose(correlation(lsat.map((row) => row[0]!), totals)!, 0.362, 3);
    assertClose(alpha!, 0.295, 3.5);
    assert.ok(items[0]!.itemRestInterval!.low < 0.113 && items[0]!.itemRestInterval!.high > 0.113);
  });

  it('are null where nothing varies, and refuse holes', () => {
    const { items, alpha } = itemStatistics([[1, 1], [1, 1], [1, 1]]);
    assert.deepEqual([items[0]!.itemRest, alpha], [null, null]);
    assertCannot(() => itemStatistics([[1, 0]]), 'too-little');
    assertCannot(() => itemStatistics([[1], [0]]), 'too-little');
    assertCannot(() => itemStatistics([[1, 0], [1]] as unknown as Answers), 'bad-input');
    assertCannot(() => itemStatistics([[1, 2], [1, 0]] as unknown as Answers), 'bad-input');
  });

  it('have intervals of correlations by Fisher', () => {
    const { low, high } = correlationInterval(0.5, 30);
    assertClose(low, Math.tanh(Math.atanh(0.5) - 1.959_963_984_540_054 / Math.sqrt(27)), 12);
    assertClose(high, Math.tanh(Math.atanh(0.5) + 1.959_963_984_540_054 / Math.sqrt(27)), 12);
    assert.deepEqual(correlationInterval(0.9, 3), { low: -1, high: 1 });
  });
});

describe('the Rasch model', () => {
  it('agrees with enumerating all patterns', () => {
    const found = fitRasch(lsat);
    assertAllClose(found.difficulties, reference.lsat.difficulties, 8, 'difficulty');
    assertAllClose(found.errors, reference.lsat.errors, 6, 'error');
    assertClose(found.logLikelihood, reference.lsat.logLikelihood, 10);
    assert.equal(found.people, 699);
  });

  it('for two items is the log odds of the two mixed patterns', () => {
    const answers = [...Array.from({ length: 30 }, () => [1, 0]), ...Array.from({ length: 10 }, () => [0, 1])] as Answers;
    assertAllClose(fitRasch(answers).difficulties, [-Math.log(3) / 2, Math.log(3) / 2], 9);
  });

  it('does not depend on who answered: able people and others give the same difficulties', () => {
    const random = randomFrom('rasch');
    const truth = [-1.5, -0.5, 0, 0.7, 1.3];
    const sample = (ability: number): Answers => Array.from({ length: 4000 }, () => {
      const person = ability + drawNormal(random);
      return truth.map((difficulty) => (random() < 1 / (1 + Math.exp(difficulty - person)) ? 1 : 0));
    }) as Answers;
    for (const ability of [-1, 1.5]) fitRasch(sample(ability)).difficulties.forEach((found, k) => assert.ok(Math.abs(found - truth[k]!) < 0.2, `${found} for ${truth[k]}`));
  });

  it('copes with sixty items', () => {
    const random = randomFrom('sixty');
    const answers = Array.from({ length: 300 }, () => Array.from({ length: 60 }, (_, k) => (random() < 1 / (1 + Math.exp((k - 30) / 15)) ? 1 : 0))) as Answers;
    const { difficulties } = fitRasch(answers);
    assert.ok(difficulties.every(Number.isFinite) && difficulties[59]! > difficulties[0]!);
  });

  it('refuses items all or nobody has right, groups no person joins, and people who say nothing', () => {
    assertCannot(() => fitRasch([[1, 0, 1], [1, 0, 0], [1, 1, 0]]), 'separated');
    assertCannot(() => fitRasch([[1, 1], [0, 0], [1, 1]]), 'too-little');
    assertCannot(() => fitRasch([...Array.from({ length: 20 }, () => [1, 0, 1, 0]), ...Array.from({ length: 20 }, () => [0, 1, 1, 0]), ...Array.from({ length: 20 }, () => [1, 1, 1, 0]), ...Array.from({ length: 20 }, () => [1, 1, 0, 1])].slice(0, 60) as Answers), 'separated');
  });
});
