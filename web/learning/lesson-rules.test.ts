// Where a lesson opens and what is left of it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ExerciseReport, type OpenUnit } from '../../server/learning/schemas.ts';
import { exerciseId } from '../../server/learning/exercises.ts';
import { exercisesDone, exercisesOf, minutesLeft, stepToOpen, tellableSeconds } from './lesson-rules.ts';

const step = (id: string, minutes: number, ...names: string[]) => ({ id, title: id, minutes, blocks: names.map((name) => ({ kind: 'embed' as const, name, props: { id: `${name}-1` } })) });
const unit = (placeStep: string | null): OpenUnit =>
  ({
    lesson: { title: '', minutes: 9, locale: 'en', claims: [], steps: [step('one', 4, 'item'), step('two', 5, 'lab', 'item')] },
    place: placeStep === null ? null : { step: placeStep, stepsDone: ['one'], seconds: 0, isDone: false, updatedAt: '' },
  }) as unknown as OpenUnit;

describe('a lesson', () => {
  it('opens at the step the address names', () => assert.equal(stepToOpen(unit('one'), 'two'), 1));
  it('else where this person stopped, on any device', () => assert.equal(stepToOpen(unit('two'), undefined), 1));
  it('else at the beginning, also when the step is gone in a newer version', () => {
    assert.equal(stepToOpen(unit(null), undefined), 0);
    assert.equal(stepToOpen(unit('gone'), 'gone too'), 0);
  });
  it('counts the minutes of the steps that are open', () => assert.equal(minutesLeft(unit('two'), ['one']), 5));
  it('knows what is done from the server: answers, exercises seen, and all of a finished step', () => {
    const fresh = { ...unit(null), items: { 'item-1': { verdict: null } }, exercisesSeen: [] } as unknown as OpenUnit;
    assert.deepEqual(exercisesDone(fresh), new Set());
    assert.deepEqual(exercisesDone({ ...fresh, exercisesSeen: ['lab/lab-1'], items: { 'item-1': { verdict: { isRight: false } } } } as unknown as OpenUnit), new Set(['lab/lab-1', 'item/item-1']));
    assert.deepEqual(exercisesDone({ ...fresh, place: unit('two').place }), new Set(['item/item-1']));
  });
  it('keeps an exercise whose clock was set back, or that was finished on Monday', () => {
    for (const seconds of [-3_600, -1, 0, 40, 3 * 86_400]) assert.ok(ExerciseReport.shape.seconds.safeParse(tellableSeconds(seconds)).success, String(seconds));
    assert.equal(tellableSeconds(40), 40);
  });
  it('tells two exercises of a kind apart as the server does', () => {
    const all = [{ capture: 'a' }, { left: 'a', right: 'b' }, { slug: 'x' }, { task: 'attack' }, { format: 'onnx' }, { draw: '3', always: 'a,b' }, {}];
    const exercises = exercisesOf({ id: 's', title: '', minutes: 1, blocks: all.map((props) => ({ kind: 'embed', name: 'kind', props })) });
    assert.deepEqual(exercises.map(({ id }) => id), all.map((props) => exerciseId('kind', props)));
    assert.equal(new Set(exercises.slice(0, 5).map(({ id }) => id)).size, 5);
  });
  it('names each exercise of a step once', () => {
    assert.deepEqual(exercisesOf(unit(null).lesson!.steps[1]!).map(({ key }) => key), ['lab/lab-1', 'item/item-1']);
  });
});
