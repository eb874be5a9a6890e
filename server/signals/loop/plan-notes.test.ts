// Notes are planned from findings alone: the same ones give the same notes, however late, often and disorderly they were delivered.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { blockOf, blocksOf, type Cap, coveredBy, dayNumber, dayOfNumber, type NotedFinding, planNotes, QUIET_DAYS } from './plan-notes.ts';

const RUNS = process.env['TEST_FULL'] === '1' ? 5_000 : 300;
const found = (...given: [string, number][]): NotedFinding[] => given.map(([weakness, day]) => ({ weakness, day }));
const shown = (findings: readonly NotedFinding[], cap: Cap = 1): [string, number][] => planNotes(findings, cap).map(({ weakness, shownOn }) => [weakness, shownOn]);

describe('a note', () => {
  it('comes the next day at the earliest, so that its time tells nothing', () => assert.deepEqual(shown(found(['key', 100])), [['key', 101]]));

  it('speaks for what is found of its weakness while it waits and for 30 days after it was shown', () => {
    assert.deepEqual(shown(found(['key', 100], ['key', 100], ['key', 101], ['key', 130])), [['key', 101]]);
    assert.deepEqual(shown(found(['key', 100], ['key', 131])), [['key', 101], ['key', 132]]);
    const findings = found(['key', 100], ['key', 130], ['sql', 120], ['key', 131]);
    const notes = planNotes(findings, 3);
    assert.deepEqual(coveredBy(notes[0]!, findings).map(({ day }) => day), [100, 130]);
  });

  it('waits when the day is full, and what waits goes first', () => {
    const day = found(['a', 100], ['b', 100], ['c', 100], ['d', 101]);
    assert.deepEqual(shown(day), [['a', 101], ['b', 102], ['c', 103], ['d', 104]]);
    assert.deepEqual(shown(day, 2), [['a', 101], ['b', 101], ['c', 102], ['d', 102]]);
    assert.deepEqual(shown(day, 3), [['a', 101], ['b', 101], ['c', 101], ['d', 102]]);
  });

  it('does not use up a day on which nothing waits', () => assert.deepEqual(shown(found(['a', 100], ['b', 110], ['c', 110])), [['a', 101], ['b', 111], ['c', 112]]));

  it('of a name that is matched later comes after the day it was matched', () => {
    const recorded = 90;
    const matched = 100;
    assert.deepEqual(shown(found(['key', Math.max(recorded, matched)], ['sql', Math.max(95, matched)])), [['key', 101], ['sql', 102]]);
  });

  it('knows its days by the calendar of UTC', () => {
    assert.equal(dayOfNumber(dayNumber(new Date('2026-11-26T23:59:59Z'))), '2026-11-26');
    assert.equal(dayNumber(new Date('2026-11-27T00:00:00Z')) - dayNumber(new Date('2026-11-26T00:00:00Z')), 1);
  });
});

describe('what was marked stays marked', () => {
  const blocks = (findings: readonly NotedFinding[], at = 0): number[] => {
    const notes = planNotes(findings, 1);
    return blocksOf(notes[at]!, notes, findings);
  };

  it('when a record comes late and an earlier finding begins the note', () => {
    const before = found(['key', 90], ['key', 95]);
    assert.deepEqual(blocks(before), [3]);
    assert.deepEqual(blocks([...before, ...found(['key', 80])]), [2, 3], 'the mark of block 3 still counts');
  });

  it('and is not taken for the mark of the next note', () => {
    const findings = found(['key', 80], ['key', 95], ['key', 115]);
    assert.deepEqual(planNotes(findings, 1).map(({ firstOn }) => blockOf(firstOn)), [2, 3]);
    assert.deepEqual([blocks(findings, 0), blocks(findings, 1)], [[2], [3]]);
  });

  it('when retention takes old findings away, as long as one of the block is left', () => {
    const all = Array.from({ length: 25 }, (_, index): NotedFinding => ({ weakness: 'key', day: 90 + index }));
    for (let gone = 0; gone < all.length; gone += 1) assert.deepEqual(blocks(all.slice(gone)), [3]);
  });
});

const anyFindings = fc.array(fc.record({ weakness: fc.constantFrom('a', 'b', 'c', 'd', 'e'), day: fc.integer({ min: 0, max: 200 }) }), { maxLength: 60 });
const anyCap = fc.constantFrom<Cap>(1, 2, 3);

describe('whatever is found', () => {
  const holds = (check: (findings: NotedFinding[], cap: Cap) => void): void => fc.assert(fc.property(anyFindings, anyCap, check), { numRuns: RUNS });

  it('order and repetition of deliveries change nothing', () => {
    fc.assert(
      fc.property(anyFindings.chain((findings) => fc.tuple(fc.constant(findings), fc.shuffledSubarray([...findings, ...findings], { minLength: 2 * findings.length }))), anyCap, ([findings, delivered], cap) => assert.deepEqual(planNotes(delivered, cap), planNotes(findings, cap))),
      { numRuns: RUNS },
    );
  });

  it('no day has more than the cap, no note comes before the day after its finding, and none is lost', () => {
    holds((findings, cap) => {
      const notes = planNotes(findings, cap);
      const perDay = new Map<number, number>();
      for (const { shownOn, firstOn } of notes) {
        perDay.set(shownOn, (perDay.get(shownOn) ?? 0) + 1);
        assert.ok(shownOn > firstOn);
      }
      assert.ok([...perDay.values()].every((count) => count <= cap));
      for (const finding of findings) assert.equal(notes.filter((note) => coveredBy(note, [finding]).length === 1).length, 1, 'each finding is spoken for by exactly one note');
    });
  });

  it('a weakness is quiet for 30 days after its note, and each note has a block of its own', () => {
    holds((findings, cap) => {
      const notes = planNotes(findings, cap);
      for (const weakness of ['a', 'b', 'c', 'd', 'e']) {
        const own = notes.filter((note) => note.weakness === weakness);
        own.slice(1).forEach((note, index) => assert.ok(note.firstOn >= own[index]!.shownOn + QUIET_DAYS));
        assert.equal(new Set(own.map(({ firstOn }) => blockOf(firstOn))).size, own.length);
      }
    });
  });

  it('what is found later moves no note that was shown before', () => {
    fc.assert(
      fc.property(anyFindings, anyCap, fc.integer({ min: 0, max: 200 }), (findings, cap, day) => {
        const until = planNotes(findings.filter((finding) => finding.day < day), cap).filter(({ shownOn }) => shownOn <= day);
        assert.deepEqual(planNotes(findings, cap).filter(({ shownOn }) => shownOn <= day), until);
      }),
      { numRuns: RUNS },
    );
  });
});
