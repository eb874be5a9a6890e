// A lab in a lesson: what is offered, what somebody is in, and when a part of the work is over.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LabLine } from '../../../server/labs/contract.ts';
import { isOver, maySay, offered, TASKS, usual } from './round.ts';

const lab = (slug: string, state: LabLine['state'] = 'open'): LabLine => ({ slug, state, title: slug, summary: slug, kind: 'lab', language: 'python', tier: 2, minutes: 25, cwe: [] });
const slugs = (labs: readonly LabLine[]): string[] => labs.map(({ slug }) => slug);

describe('the work on a lab', () => {
  it('offers what the lesson names, in its order, and leaves out what is not published', () => {
    const labs = [lab('ts'), lab('other'), lab('py')];
    assert.deepEqual(slugs(offered({ slug: 'py', or: 'ts' }, labs)), ['py', 'ts']);
    assert.deepEqual(slugs(offered({ slug: 'py', or: 'gone, ts' }, labs)), ['py', 'ts']);
    assert.deepEqual(slugs(offered({ slug: 'gone' }, labs)), []);
  });
  it('goes on with the lab that went furthest', () => {
    assert.equal(usual([lab('py'), lab('ts')]).slug, 'py');
    assert.equal(usual([lab('py'), lab('ts', 'begun')]).slug, 'ts');
    assert.equal(usual([lab('py', 'begun'), lab('ts', 'begun')]).slug, 'py');
    assert.equal(usual([lab('py', 'shown'), lab('ts', 'passed')]).slug, 'ts');
  });
  it('is over when opened, when passed, and not when the solution was read', () => {
    assert.deepEqual(TASKS.map((task) => isOver(task, 'open')), [false, false, false]);
    assert.deepEqual(TASKS.map((task) => isOver(task, 'begun')), [true, false, false]);
    assert.deepEqual(TASKS.map((task) => isOver(task, 'shown')), [true, false, false]);
    assert.deepEqual(TASKS.map((task) => isOver(task, 'passed')), [true, true, true]);
  });
  it('is for the learners to call enough, once the lab is open', () => {
    assert.deepEqual((['open', 'begun', 'shown', 'passed'] as const).map((state) => maySay('work', state)), [false, true, true, false]);
    assert.deepEqual(TASKS.map((task) => maySay(task, 'begun')), [false, true, false]);
  });
});
