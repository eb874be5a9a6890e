// The states of code: suggested, under review, exploited, holds.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Opening, Run } from '../../../server/labs/contract.ts';
import type { LabBundle, RunResult } from '../../../server/labs/schemas.ts';
import { byPage, byServer, lastJudged, stateOfCode, verdictOf } from './judged.ts';

const lab = { attacks: [{ name: 'dump', title: 'Dump', holds: 'Nothing comes.' }], functions: [{ name: 'finds', title: 'Finds', startFails: false }] } as unknown as LabBundle;
const start = { 'a.py': 'start' };
const mine = { 'a.py': 'mine' };
const result = (attack: { ok: boolean; got?: string }, finds: boolean): RunResult => ({
  seed: 's',
  holds: attack.ok && finds,
  steps: [{ name: 'dump', kind: 'attack', shows: 'x', ...attack }, { name: 'finds', kind: 'function', shows: 'y', ok: finds }],
});

describe('the state of the code', () => {
  it('is suggested until a hand is laid on it, then under review', () => {
    assert.equal(stateOfCode(undefined, start, start), 'suggested');
    assert.equal(stateOfCode(undefined, mine, start), 'review');
  });
  it('is exploited when an attack got something, and holds when none did and all works', () => {
    assert.equal(stateOfCode(byPage(lab, result({ ok: false, got: 'rows' }, true), mine), mine, start), 'exploited');
    assert.equal(stateOfCode(byPage(lab, result({ ok: true }, true), mine), mine, start), 'holds');
  });
  it('is under review when it withstands and does not work, and when nothing was judged', () => {
    assert.equal(stateOfCode(byPage(lab, result({ ok: true }, false), mine), mine, start), 'review');
    assert.equal(stateOfCode(byPage(lab, result({ ok: false }, false), mine), mine, start), 'review');
  });
  it('is said of exactly the files that were judged', () => {
    const judged = byPage(lab, result({ ok: true }, true), mine);
    assert.equal(stateOfCode(judged, { 'a.py': 'other' }, start), 'review');
    assert.equal(verdictOf(judged, { 'a.py': 'other' }), null);
    assert.deepEqual(verdictOf(judged, mine), { holds: true, failed: [] });
  });
});

describe('a run from another visit, or of the other one of a pair', () => {
  it('is said of the files it was sent with, and not of what was written since', () => {
    const run: Run = { id: 'r', at: '2026-11-25T10:00:00Z', holds: true, isVerified: true, milliseconds: 5, files: mine, steps: [] };
    const judged = lastJudged(lab, { lastRun: run, files: { 'a.py': 'other' } } as unknown as Opening);
    assert.equal(stateOfCode(judged, { 'a.py': 'other' }, start), 'review');
    assert.equal(stateOfCode(judged, mine, start), 'holds');
  });
});

describe('a run that nobody could judge', () => {
  const run: Run = { id: 'r', at: '2026-11-25T10:00:00Z', holds: false, isVerified: false, milliseconds: 0, files: null, steps: [{ name: 'dump', kind: 'attack', title: 'Dump', isHidden: false, ok: false, shows: '', got: null, holds: null, failure: null }] };
  it('keeps the evidence of the page', () => {
    const own = byPage(lab, result({ ok: false, got: 'rows' }, true), mine);
    const judged = byServer(lab, run, mine, own);
    assert.equal(judged.from, 'unverified');
    assert.equal(judged.lines.attacks[0]?.step?.got, 'rows');
    assert.equal(byServer(lab, run, mine, undefined).lines.attacks[0]?.step?.got, undefined);
  });
});
