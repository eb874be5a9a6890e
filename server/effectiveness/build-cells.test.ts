// The design is what really happened, not what was hoped for; and a period is with training, without, or left out.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildCells, type Evidence } from './build-cells.ts';
import { addDays, mondayOf, periodsBetween } from './periods.ts';

const FROM = '2026-01-05';
const TEAMS = ['a', 'b', 'c', 'd'];
const weeksOf = (teams: readonly (string | null)[], weeks: number) => teams.flatMap((teamId) => Array.from({ length: weeks }, (_, at) => ({ teamId, period: addDays(FROM, 7 * at), events: 1, of: 10 })));
const none: Evidence = { figures: weeksOf(TEAMS, 40), from: FROM, to: addDays(FROM, 280), rollOut: null, finishedOn: new Map() };
const lot = (startsOn: string) => ({ seed: 'seed', startsOn, steps: 2, weeksPerStep: 3, teams: TEAMS.map((id, at) => ({ id, name: id, step: at < 2 ? 1 : 2, startsOn: addDays(startsOn, at < 2 ? 0 : 21) })) });

describe('weeks', () => {
  it('begin on Mondays and meet at the anchor, the first period shorter and the last one whole', () => {
    assert.deepEqual(['2026-01-05', '2026-01-06', '2026-01-11'].map((day) => [mondayOf(day), mondayOf(day, true)]), [['2026-01-05', '2026-01-05'], ['2026-01-05', '2026-01-12'], ['2026-01-05', '2026-01-12']]);
    const periods = periodsBetween('2026-01-06', '2026-03-10', '2026-02-09', 2);
    assert.deepEqual(periods, [{ from: '2026-01-12', to: '2026-01-26' }, { from: '2026-01-26', to: '2026-02-09' }, { from: '2026-02-09', to: '2026-02-23' }, { from: '2026-02-23', to: '2026-03-09' }]);
    assert.deepEqual(periodsBetween('2026-01-19', '2026-02-10', '2026-02-09', 2), [{ from: '2026-01-19', to: '2026-01-26' }, { from: '2026-01-26', to: '2026-02-09' }]);
    assert.deepEqual(periodsBetween('2026-02-09', '2026-02-22', '2026-02-09', 2), []);
  });
});

describe('the design', () => {
  it('is the lot that was drawn, as drawn, in periods of its steps', () => {
    // A Wednesday: the days until Monday count as without training, which errs towards none.
    const { design, treatedBy, weeks, periods, cells, window } = buildCells({ ...none, rollOut: lot('2026-05-06') });
    assert.deepEqual([design.kind, treatedBy, weeks], ['stepped-wedge', 'lot', 3]);
    const first = periods.findIndex(({ from }) => from === '2026-05-11');
    assert.deepEqual(cells.filter(({ period }) => period === first).map(({ team, isTreated }) => [team, isTreated]), [['a', true], ['b', true], ['c', false], ['d', false]]);
    assert.ok(cells.every(({ period, isTreated }) => period >= first || !isTreated) && cells.every(({ period, isTreated }) => period <= first || isTreated));
    assert.equal(cells.filter(({ period }) => period === first)[0]!.of, 30);
    assert.deepEqual(window.map((at) => periods[at]!.to), periods.slice(-4).map(({ to }) => to));
  });

  it('leaves out teams that the lot never held, and records of nobody known', () => {
    const { cells } = buildCells({ ...none, figures: weeksOf(['a', 'new', null], 40), rollOut: lot('2026-05-04') });
    assert.deepEqual([...new Set(cells.map(({ team }) => team))], ['a']);
  });

  it('falls from the lot to the dates once more than a fifth of the teams were trained before their turn', () => {
    const early = (teams: readonly string[]) => new Map(teams.map((team) => [team, '2026-02-02']));
    const five = { ...lot('2026-05-04'), teams: [...TEAMS, 'e'].map((id) => ({ id, name: id, step: 1, startsOn: '2026-05-04' })) };
    assert.equal(buildCells({ ...none, rollOut: five, finishedOn: early(['a']) }).design.kind, 'stepped-wedge');
    assert.equal(buildCells({ ...none, rollOut: five, finishedOn: early(['a', 'b']) }).treatedBy, 'finished');
  });

  it('is teams beside teams where two and two stand side by side, without the period in which a team began', () => {
    const { design, cells, periods } = buildCells({ ...none, finishedOn: new Map([['a', '2026-04-01'], ['b', '2026-04-01']]) });
    assert.equal(design.kind, 'concurrent');
    const inside = periods.findIndex(({ from, to }) => from < '2026-04-01' && '2026-04-01' < to);
    assert.deepEqual(cells.filter(({ period }) => period === inside).map(({ team }) => team), ['c', 'd']);
    assert.deepEqual(cells.filter(({ period }) => period === inside + 1).map(({ isTreated }) => isTreated), [true, true, false, false]);
  });

  it('is one series where all began together and there are points enough, else before and after alone', () => {
    const together = new Map(TEAMS.map((team) => [team, '2026-05-04']));
    const series = buildCells({ ...none, finishedOn: together });
    assert.deepEqual([series.design.kind, series.weeks, series.periods.length], ['interrupted-series', 1, 40]);
    const short = buildCells({ ...none, to: addDays('2026-05-04', 7 * 7), finishedOn: together });
    assert.deepEqual([short.design.kind, short.weeks], ['before-after', 4]);
    const one = buildCells({ ...none, to: '2026-05-04', finishedOn: new Map([['a', '2026-03-02']]) });
    assert.equal(one.design.kind, 'before-after');
  });

  it('has nothing with training where nobody was trained', () => {
    const { treatedBy, startsOn, cells } = buildCells(none);
    assert.deepEqual([treatedBy, startsOn, cells.some(({ isTreated }) => isTreated)], ['nobody', null, false]);
  });
});
