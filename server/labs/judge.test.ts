// The judging thread: verdicts come back, a judgement without an end is ended, and others judged meanwhile are not harmed.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { unavailable } from '../platform/errors.ts';
import type { Child, ProgramAnswer } from './checks.ts';
import { startJudge } from './judge.ts';
import type { LabBody } from './schemas.ts';

const CHECKS = `
export const build = (world) => [
  { name: 'steal', shows: 'x', calls: [{ file: 'a.py', function: 'f', args: [world.nonce()] }], judge: (seen) => {
    if (seen.printed === 'loop') for (;;) {}
    if (seen.printed === 'pattern') /^(a+)+$/.test('a'.repeat(60) + '!');
    if (seen.printed === 'memory') { const kept = []; for (;;) kept.push(new Array(1e5).fill(kept.length)); }
    return { ok: seen.answers[0].value !== 'secret', got: 'a secret' };
  } },
  { name: 'works', shows: 'y', calls: [{ file: 'a.py', function: 'f' }], judge: (seen) => ({ ok: seen.answers[0].value === 1 }) },
];`;
const HIDDEN = `export const build = () => [{ name: 'variant', shows: 'payload', calls: [{ file: 'a.py', function: 'f' }], judge: () => ({ ok: true }) }];`;
const lab = { language: 'python', publicChecksJs: CHECKS, hiddenChecksJs: HIDDEN, attacks: [{ name: 'steal' }], functions: [{ name: 'works' }], hidden: { attacks: [{ name: 'variant' }], functions: [] } } as unknown as LabBody;

const judge = startJudge(400);
after(() => judge.stop());

const answering = (answer: Partial<ProgramAnswer>, afterMs = 0): Child => ({
  run: async () => {
    await wait(afterMs);
    return { returns: [{ value: 1 }], log: [], printed: '', ...answer };
  },
});
let versions = 0;
const run = (child: Child, version = `v${(versions += 1)}`) => judge.judge({ version, lab, files: { 'a.py': '' }, seed: 'seed', child });

describe('the judge', () => {
  it('judges public and hidden steps, and loads a version once', async () => {
    for (let times = 0; times < 2; times += 1) {
      const { holds, steps } = await run(answering({}), 'same');
      assert.equal(holds, true);
      assert.deepEqual(steps.map(({ name, kind, isHidden }) => [name, kind, isHidden ?? false]), [['steal', 'attack', false], ['works', 'function', false], ['variant', 'attack', true]]);
    }
    assert.equal((await run(answering({ returns: [{ value: 'secret' }] }), 'same')).holds, false);
  });

  for (const printed of ['loop', 'pattern', 'memory']) {
    it(`ends a judgement that does not end by itself (${printed}), and judges on`, { timeout: 30_000 }, async () => {
      const slow = run(answering({}, 300));
      const [stuck, other] = await Promise.all([run(answering({ printed })), slow]);
      assert.equal(stuck.holds, false);
      assert.ok(stuck.steps.length === 2 && stuck.steps.every(({ ok, failure }) => !ok && failure?.type === 'NoAnswer'));
      assert.equal(other.holds, true, 'a run that was judged meanwhile begins again');
      assert.equal((await run(answering({}))).holds, true);
    });
  }

  it('passes on what is not the program\'s doing, and records silence as a failure', async () => {
    await assert.rejects(run({ run: () => Promise.reject(unavailable('The process is being replaced.')) }), /replaced/);
    const { holds, steps } = await run({ run: () => Promise.reject(new Error('ran longer than 2000 ms')) });
    assert.deepEqual([holds, steps[0]?.failure?.message], [false, 'ran longer than 2000 ms']);
  });

  it('says which checks are broken', async () => {
    const broken = { ...lab, publicChecksJs: 'export const build = () => { throw new Error("no world") }' };
    await assert.rejects(judge.judge({ version: 'broken', lab: broken, files: {}, seed: 's', child: answering({}) }), /checks of broken are broken: .*no world/);
  });
});
