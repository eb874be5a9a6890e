// Tests of tables against R, and against counting by hand.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareShares } from './compare-shares.ts';
import { falseDiscovery } from './false-discovery.ts';
import { mantelHaenszel } from './mantel-haenszel.ts';
import { mcnemar } from './mcnemar.ts';
import { assertAllClose, assertCannot, assertClose } from './reference/assert-close.ts';
import r from './reference/r.json' with { type: 'json' };

describe('several shares', () => {
  it('differ as prop.test of R says of smokers', () => {
    const { x, n, X2, df, p } = r.tests.prop_test_smokers;
    const found = compareShares(x.map((events, i) => ({ events, of: n[i]! })));
    assertClose(found.statistic, X2, 7);
    assertClose(found.p, p, 10);
    assert.equal(found.degreesOfFreedom, df);
  });

  it('refuse one share, and all or none everywhere', () => {
    assertCannot(() => compareShares([{ events: 1, of: 2 }]), 'too-little');
    assertCannot(() => compareShares([{ events: 0, of: 2 }, { events: 0, of: 3 }]), 'too-little');
    assertCannot(() => compareShares([{ events: 3, of: 2 }, { events: 0, of: 3 }]), 'bad-input');
  });
});

describe('pairs', () => {
  it('change as mcnemar.test of R says of approval ratings (Agresti 1990, p. 350)', () => {
    const { m, X2, p } = r.tests.mcnemar;
    const { corrected } = mcnemar({ lost: m[1]!, gained: m[2]! });
    assertClose(corrected.statistic, X2, 10);
    assertClose(corrected.p, p, 9);
  });

  it('have an exact p, counted by hand: 1 of 9 is twice 10 of 512', () => {
    assertClose(mcnemar({ lost: 1, gained: 8 }).exact, 20 / 512, 12);
    assert.equal(mcnemar({ lost: 4, gained: 4 }).exact, 1);
    assertClose(mcnemar({ lost: 0, gained: 5 }).exact, 2 / 32, 12);
  });

  it('refuse where nothing changed', () => {
    assertCannot(() => mcnemar({ lost: 0, gained: 0 }), 'too-little');
    assertCannot(() => mcnemar({ lost: -1, gained: 0 }), 'bad-input');
  });
});

// Admissions at Berkeley in 1973, six departments, men and women, admitted and not (Bickel et al. 1975; R's UCBAdmissions).
const BERKELEY = [[512, 313, 89, 19], [353, 207, 17, 8], [120, 205, 202, 391], [138, 279, 131, 244], [53, 138, 94, 299], [22, 351, 24, 317]].map(([a, b, c, d]) => ({ a: a!, b: b!, c: c!, d: d! }));

describe('strata', () => {
  it('have the common odds ratio of mantelhaen.test of R, where the pooled table says the opposite', () => {
    const { OR, p } = r.tests.UCB_MH;
    const found = mantelHaenszel(BERKELEY);
    assertClose(found.estimate, OR, 10);
    assertClose(found.corrected.p, p, 9);
    assert.ok(found.low < 1 && found.high > 1);
    const pooled = BERKELEY.reduce((sum, { a, b, c, d }) => ({ a: sum.a + a, b: sum.b + b, c: sum.c + c, d: sum.d + d }));
    assert.ok(mantelHaenszel([pooled]).low > 1.5);
  });

  it('pass over strata that say nothing, and refuse if none says anything', () => {
    assertClose(mantelHaenszel([...BERKELEY, { a: 5, b: 5, c: 0, d: 0 }, { a: 0, b: 9, c: 0, d: 9 }]).estimate, mantelHaenszel(BERKELEY).estimate, 12);
    assertCannot(() => mantelHaenszel([{ a: 5, b: 5, c: 0, d: 0 }]), 'too-little');
    assertCannot(() => mantelHaenszel([{ a: 0.5, b: 5, c: 1, d: 1 }]), 'bad-input');
  });
});

describe('many questions', () => {
  it('are adjusted as p.adjust does, by hand', () => {
    assertAllClose(falseDiscovery([0.01, 0.04, 0.03, 0.005]), [0.02, 0.04, 0.04, 0.02], 12);
    assert.deepEqual(falseDiscovery([]), []);
    assertCannot(() => falseDiscovery([0.1, Number.NaN]), 'bad-input');
  });
});
