// Judging: no answer is no pass, broken programs hold nothing, the same seed gives the same run.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProgramAnswer } from '../platform/sandbox/index.ts';
import type { Build, Child } from './checks.ts';
import { runChecks } from './run-checks.ts';

const build: Build = (world) => {
  const tag = world.nonce();
  return [
    { name: 'steal', shows: tag, calls: [{ file: 'a.py', function: 'f' }], judge: (seen) => ({ ok: !seen.answers.some((one) => one.text.includes('secret')) }) },
    { name: 'works', shows: tag, calls: [{ file: 'a.py', function: 'f' }], judge: (seen) => ({ ok: seen.answers[0]?.value === 1 }) },
  ];
};
const answering = (returns: { value?: unknown; error?: { type: string; message: string; file?: string } }[]): Child => ({
  run: () => Promise.resolve({ returns, log: [], printed: '' }),
});
const run = (child: Child, seed = 'a'): ReturnType<typeof runChecks> => runChecks({ build, language: 'python', files: { 'a.py': '' }, seed, child, attacks: ['steal'] });

describe('runChecks', () => {
  it('holds when the attack fails and the function works', async () => {
    const result = await run(answering([{ value: 1 }]));
    assert.equal(result.holds, true);
    assert.deepEqual(result.steps.map((step) => [step.name, step.kind]), [['steal', 'attack'], ['works', 'function']]);
  });

  it('never passes a step without an answer', async () => {
    const result = await run({ run: () => Promise.reject(new Error('ran longer than 2000 ms')) });
    assert.deepEqual(result.steps.map((step) => [step.ok, step.failure?.message]), [[false, 'ran longer than 2000 ms'], [false, 'ran longer than 2000 ms']]);
  });

  it('does not call a program with a syntax error safe', async () => {
    const result = await run(answering([{ error: { type: 'SyntaxError', message: 'invalid syntax' } }]));
    assert.deepEqual(result.steps.map((step) => step.ok), [false, false]);
  });

  it('takes an exception in an attack as a refusal, and in a function as a failure', async () => {
    const result = await run(answering([{ error: { type: 'ValueError', message: 'no' } }]));
    assert.deepEqual(result.steps.map((step) => step.ok), [true, false]);
  });

  it('gives the same world for the same seed and another for another', async () => {
    const shown = async (seed: string): Promise<string | undefined> => (await run(answering([]), seed)).steps[0]?.shows;
    assert.equal(await shown('one'), await shown('one'));
    assert.notEqual(await shown('one'), await shown('two'));
  });

  it('goes on in a process of its own, made from what the one before left, and judges all of them', async () => {
    const asked: unknown[] = [];
    const child: Child = {
      run: ({ storage, files, calls }) => {
        asked.push([storage, files, calls[0]?.function]);
        return Promise.resolve({ returns: [{ value: asked.length }], log: [{ does: 'storage.put', key: 'model', text: 'good' }, { does: 'storage.delete', key: 'old' }], printed: '' });
      },
    };
    const first: Build = () => [
      {
        name: 'works',
        shows: 'publish; replace; load',
        surroundings: { storage: { old: 'x', kept: 'y' } },
        calls: [{ file: 'a.py', function: 'publish' }],
        next: ({ storage }) => ({ surroundings: { storage: { ...storage, model: 'bad' } }, files: { 'b.py': 'attack' }, calls: [{ file: 'b.py', function: 'load' }] }),
        judge: (seen, acts) => ({ ok: seen.answers[0]?.value === 2 && acts.length === 2 && acts[0]?.answers[0]?.value === 1 }),
      },
    ];
    const { holds } = await runChecks({ build: first, language: 'python', files: { 'a.py': 'x' }, seed: 'a', child, attacks: [] });
    assert.equal(holds, true);
    assert.deepEqual(asked, [
      [{ old: 'x', kept: 'y' }, { 'a.py': 'x' }, 'publish'],
      [{ kept: 'y', model: 'bad' }, { 'a.py': 'x', 'b.py': 'attack' }, 'load'],
    ]);
  });

  it('tells a hostile text that was refused from a program that cannot be read', async () => {
    const refused = await run(answering([{ error: { type: 'SyntaxError', message: 'invalid syntax', file: '<unknown>' } }]));
    assert.deepEqual(refused.steps.map((step) => step.ok), [true, false]);
  });

  it('takes a text that cannot be parsed, between answers of the same file, as a refusal', async () => {
    const parses: Build = () => [{ name: 'steal', shows: 'arguments that are no JSON, then a question', calls: ['a.py', 'a.py'].map((file) => ({ file, function: 'ask' })), judge: () => ({ ok: true }) }];
    const okOf = async (...returns: ProgramAnswer['returns']): Promise<unknown> => (await runChecks({ build: parses, language: 'python', files: { 'a.py': '' }, seed: 'a', child: answering(returns), attacks: ['steal'] })).steps[0]?.ok;
    const broken = { error: { type: 'SyntaxError', message: 'Unexpected token', file: 'a.py' } };
    assert.deepEqual([await okOf(broken, { value: 1 }), await okOf(broken, broken), await okOf({ error: { type: 'ValueError', message: 'no' } }, broken), await okOf(broken)], [true, false, true, false]);
  });
});
