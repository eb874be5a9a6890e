// Charts over time: sums, limits and survival, against R, textbooks and simulation.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { binomialCusum, binomialRunLength, normalRunLength } from './cusum.ts';
import { kaplanMeier, medianTime } from './kaplan-meier.ts';
import { pChart } from './p-chart.ts';
import { drawBinomial, randomFrom } from './random.ts';
import { assertCannot, assertClose } from './reference/assert-close.ts';
import r from './reference/r.json' with { type: 'json' };

describe('a sum of likelihood ratios', () => {
  it('runs as long as the R package spc says for normal values', () => {
    for (const { k, h, delta, two_sided: wanted } of r.arl) assertClose(normalRunLength(k, h, delta, 'two'), wanted, 10);
  });

  it('runs as long as it does when simulated, for shares', () => {
    const plan = { from: 0.08, to: 0.04, limit: 3 };
    const random = randomFrom('run length');
    let periods = 0;
    const runs = 600;
    for (let run = 0; run < runs; run += 1) for (let isOver = false, seen: { events: number; of: number }[] = []; !isOver; periods += 1) isOver = binomialCusum((seen = [...seen, { events: drawBinomial(50, 0.04, random), of: 50 }]), plan).at(-1)!.isAlarm;
    assert.ok(Math.abs(periods / runs - binomialRunLength(50, 0.04, plan)) < 0.35, `${periods / runs}`);
    assert.ok(Math.abs(binomialRunLength(50, 0.04, plan) - 5.1) < 0.05);
    assert.ok(Math.abs(binomialRunLength(50, 0.08, plan) - 99.5) < 1);
  });

  it('cries without cause after 215 and 236 periods on average at a limit of 4, not the 178 and 197 of our notes: by the chain and by simulation', () => {
    const plan = { from: 0.08, to: 0.04, limit: 4 };
    const [gain, loss] = [Math.log(plan.to / plan.from), Math.log((1 - plan.to) / (1 - plan.from))];
    for (const [of, wanted] of [[200, 215], [50, 236]] as const) {
      assert.equal(Math.round(binomialRunLength(of, plan.from, plan)), wanted);
      const random = randomFrom(`false alarms of ${of}`);
      const runs = 400;
      let periods = 0;
      for (let run = 0; run < runs; run += 1) {
        for (let sum = 0; sum < plan.limit; periods += 1) {
          const events = drawBinomial(of, plan.from, random);
          sum = Math.max(0, sum + events * gain + (of - events) * loss);
        }
      }
      // Run lengths are nearly geometric, so their mean over 400 runs has an error of about a twentieth.
      assert.ok(Math.abs(periods / runs - wanted) < 0.15 * wanted, `${of}: ${periods / runs}`);
    }
  });

  it('adds up by hand, starts again after an alarm, and sleeps without records', () => {
    const plan = { from: 0.1, to: 0.2, limit: 1 };
    const gain = 2 * Math.log(2) + 2 * Math.log(0.8 / 0.9);
    const chart = binomialCusum([{ events: 0, of: 4 }, { events: 2, of: 4 }, { events: 0, of: 0 }, { events: 2, of: 4 }], plan);
    assert.deepEqual(chart.map(({ isAlarm }) => isAlarm), [false, true, false, true]);
    assertClose(chart[1]!.value, gain, 12);
    assert.deepEqual([chart[0]!.value, chart[2]!.value], [0, 0]);
  });

  it('refuses a plan that watches for nothing', () => {
    for (const plan of [{ from: 0.1, to: 0.1, limit: 3 }, { from: 0, to: 0.1, limit: 3 }, { from: 0.1, to: 0.2, limit: 0 }]) assertCannot(() => binomialCusum([], plan), 'bad-input');
    assertCannot(() => normalRunLength(0.5, Number.NaN), 'bad-input');
  });
});

describe('a chart of shares', () => {
  it('has the limits of the textbook', () => {
    // Montgomery's orange-juice cans: centre 0.2313, samples of 50, limits 0.0524 and 0.4102; 24 and 22 of 50 lie outside.
    const chart = pChart([12, 15, 8, 24, 22].map((events) => ({ events, of: 50 })), 0.2313);
    assertClose(chart[0]!.low, 0.0524, 3);
    assertClose(chart[0]!.high, 0.4102, 3);
    assert.deepEqual(chart.map(({ isOutside }) => isOutside), [false, false, false, true, true]);
  });

  it('uses exact limits for rare events, where three deviations would cry at one in a hundred', () => {
    const chart = pChart([{ events: 1, of: 100 }, { events: 0, of: 100 }, { events: 3, of: 100 }, { events: 1, of: 100 }], 0.001);
    assert.deepEqual(chart.map(({ isOutside }) => isOutside), [false, false, true, false]);
    assert.ok(chart[0]!.high >= 0.01);
  });

  it('refuses nothing at all, and shows all and none as they are', () => {
    assertCannot(() => pChart([{ events: 0, of: 0 }]), 'too-little');
    assertCannot(() => pChart([{ events: 1, of: 2 }], 1.5), 'bad-input');
    for (const events of [0, 10]) assert.ok(pChart([{ events, of: 10 }, { events, of: 10 }]).every(({ isOutside }) => !isOutside));
  });
});

describe('a survival curve', () => {
  // Remission under 6-MP, Gehan 1965 / Freireich et al. 1963; survival and errors as in Klein & Moeschberger 2003, table 4.1.
  const gone = [6, 6, 6, 7, 10, 13, 16, 22, 23].map((time) => ({ time, hasHappened: true }));
  const watched = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((time) => ({ time, hasHappened: false }));

  it('agrees with the textbook', () => {
    const curve = kaplanMeier([...gone, ...watched]);
    const wanted = [[6, 0.857, 0.0764], [7, 0.807, 0.0869], [10, 0.753, 0.0963], [13, 0.69, 0.1068], [16, 0.627, 0.1141], [22, 0.538, 0.1282], [23, 0.448, 0.1346]];
    curve.forEach(({ time, survival, error, low, high }, i) => {
      assert.equal(time, wanted[i]![0]);
      assert.ok(Math.abs(survival - wanted[i]![1]!) < 6e-4 && Math.abs(error - wanted[i]![2]!) < 6e-5);
      assert.ok(0 <= low && low <= survival && survival <= high && high <= 1);
    });
    assert.equal(medianTime(curve), 23);
  });

  it('is the plain share where nobody is lost, ends openly, and refuses nobody', () => {
    const curve = kaplanMeier([1, 2, 3, 4].map((time) => ({ time, hasHappened: true })));
    assert.deepEqual(curve.map(({ survival }) => Math.round(survival * 100)), [75, 50, 25, 0]);
    assert.deepEqual([curve[3]!.low, curve[3]!.high], [0, 1]);
    assert.deepEqual(kaplanMeier(watched), []);
    assert.equal(medianTime(kaplanMeier(watched)), null);
    assertCannot(() => kaplanMeier([]), 'too-little');
    assertCannot(() => kaplanMeier([{ time: Number.NaN, hasHappened: true }]), 'bad-input');
  });
});
