// Steps, units and the module: what is done, resumed and finished, in any order and on any device.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asNobody, asRole } from '../../test/factories.ts';
import { publishContent } from '../../test/publish-content.ts';
import { startTestServer } from '../../test/server.ts';
import { doExercises, takeStep, takeSteps } from '../../test/take-step.ts';
import type { Ctx, PersonViewer } from '../platform/context.ts';
import type { PlannedError } from '../platform/errors.ts';
import { labActivity } from './activity.ts';
import { answerQuizItem } from './answer-quiz-item.ts';
import { exerciseId } from './exercises.ts';
import { openQuiz } from './open-quiz.ts';
import { openUnit } from './open-unit.ts';
import { readProgress } from './read-progress.ts';
import { readToday } from './read-today.ts';
import { recordOutcome } from './record-outcome.ts';
import { reportExercise } from './report-exercise.ts';
import { reportStep } from './report-step.ts';
import { completeModule } from './complete-module.ts';
import type { DrawnItem } from './rules.ts';
import { findAttempt, listOutcomes } from './store.ts';

const MODULE = 'using-ai-tools';
const FIRST = { module: MODULE, unit: 'where-does-your-code-go' };
const LABS = { module: MODULE, unit: 'ai-written-code' };
const PAIRS = { module: 'secure-ai-integration', unit: 'find-and-fix' };
const server = await startTestServer();
await publishContent(server.ctx);

type Mine = Ctx & { viewer: PersonViewer };
const finishUnit = async (ctx: Mine, unit: { module: string; unit: string }) => takeSteps(ctx, await openUnit(ctx, unit), 60);
const outcomesOf = async (ctx: Mine): Promise<{ activity: string }[]> => (await ctx.pool.query<{ activity: string }>('select activity from outcome where subject = $1', [ctx.viewer.subject])).rows;
const stepsIn = async (ctx: Mine): Promise<{ activity: string }[]> => (await outcomesOf(ctx)).filter(({ activity }) => activity.startsWith('step:'));
const passQuiz = async (ctx: Mine): Promise<void> => {
  const quiz = await openQuiz(ctx, { module: MODULE, unit: 'quiz' });
  const drawn = (await findAttempt(ctx, quiz.id, ctx.viewer.subject, 'quiz'))!.drawn as Record<string, DrawnItem>;
  for (const { id } of quiz.items) await answerQuizItem(ctx, quiz.id, { item: id, option: Number(drawn[id]!.right) });
};

describe('a step', () => {
  it('moves the place on arriving and is kept on finishing', async () => {
    const ctx = await asRole(server.ctx);
    const opened = await openUnit(ctx, FIRST);
    const { version, lesson, place } = opened;
    assert.equal(place, null);
    const [first, second] = lesson!.steps;
    await takeStep(ctx, opened, first!.id, 100);
    const { place: moved } = await reportStep(ctx, FIRST, { version, step: second!.id, isDone: false, seconds: 5 });
    assert.deepEqual([moved.step, moved.stepsDone, moved.seconds, moved.isDone], [second!.id, [first!.id], 105, false]);
    assert.deepEqual((await openUnit(ctx, FIRST)).place, moved);
    assert.equal((await stepsIn(ctx)).length, 1);
  });

  it('is not done before the server has seen each of its exercises, and nothing changes until then', async () => {
    const ctx = await asRole(server.ctx);
    for (const unit of ['where-does-your-code-go', 'ai-written-code', 'safe-practices']) {
      const opened = await openUnit(ctx, { module: MODULE, unit });
      for (const step of opened.lesson!.steps) {
        const names = step.blocks.flatMap((block) => (block.kind === 'embed' ? [`${block.name}/${exerciseId(block.name, block.props)}`] : []));
        const report = () => reportStep(ctx, { module: MODULE, unit }, { version: opened.version, step: step.id, isDone: true, seconds: 30 });
        await assert.rejects(report(), (error: PlannedError) => {
          assert.equal(error.kind, 'Conflict');
          assert.deepEqual(error.fields.map(({ path }) => path).toSorted(), names.toSorted());
          assert.match(error.message, /What you answered, and your place, are kept\. Do what is open/);
          return true;
        });
        if (names.length > 1) {
          await doExercises(ctx, opened, step.id, (name) => name === 'item');
          if (names.some((name) => !name.startsWith('item/'))) await assert.rejects(report(), { name: 'Conflict' });
        }
        await doExercises(ctx, opened, step.id, (name) => name !== 'item' || names.length === 1);
        assert.ok((await report()).place.stepsDone.includes(step.id));
      }
    }
    assert.equal((await stepsIn(ctx)).length, 16);
  });

  it('leaves the place where it was when it is refused', async () => {
    const ctx = await asRole(server.ctx);
    const { version, lesson } = await openUnit(ctx, FIRST);
    const [first, second] = lesson!.steps;
    const { place } = await reportStep(ctx, FIRST, { version, step: first!.id, isDone: false, seconds: 5 });
    await assert.rejects(reportStep(ctx, FIRST, { version, step: second!.id, isDone: true, seconds: 50 }), { name: 'Conflict' });
    assert.deepEqual((await openUnit(ctx, FIRST)).place, place);
    assert.deepEqual(await listOutcomes(ctx, ctx.viewer.subject, 1), []);
  });

  it('takes no exercise of another module, step or person for its own, and no failed one', async () => {
    const [ctx, other] = [await asRole(server.ctx), await asRole(server.ctx)];
    const opened = await openUnit(ctx, FIRST);
    const step = opened.lesson!.steps[0]!.id;
    const report = () => reportStep(ctx, FIRST, { version: opened.version, step, isDone: true, seconds: 1 });
    await doExercises(other, opened, step);
    await doExercises(ctx, opened, opened.lesson!.steps[1]!.id);
    await recordOutcome(ctx, { subject: ctx.viewer.subject, activity: 'exercise:another-module/explorer/tab-completion', version: 'v', kind: 'done', isDone: true });
    await reportExercise(ctx, { version: opened.version, step, name: 'explorer', id: 'tab-completion', outcome: 'failed', detail: {}, seconds: 1 });
    await assert.rejects(report(), { name: 'Conflict' });
    await doExercises(ctx, opened, step);
    assert.ok((await report()).place.stepsDone.includes(step));
  });

  it('takes any of the labs that a lesson offers, once the server has judged it', async () => {
    const ctx = await asRole(server.ctx);
    const opened = await openUnit(ctx, PAIRS);
    const report = () => reportStep(ctx, PAIRS, { version: opened.version, step: 'round-three', isDone: true, seconds: 1 });
    await recordOutcome(ctx, { subject: ctx.viewer.subject, activity: labActivity('sql-injection'), version: 'v', kind: 'passed', isDone: true });
    await assert.rejects(report(), { name: 'Conflict', message: /lab\/support-assistant-py-finish is still open/ });
    await recordOutcome(ctx, { subject: ctx.viewer.subject, activity: labActivity('support-assistant-ts'), version: 'v', kind: 'passed', isDone: true });
    assert.ok((await report()).place.stepsDone.includes('round-three'));
    assert.deepEqual((await openUnit(ctx, PAIRS)).exercisesSeen.toSorted(), ['begin', 'finish', 'work-1', 'work-2'].map((task) => `lab/support-assistant-py-${task}`));
  });

  it('takes each part of the work on a lab for itself, as the page reports it', async () => {
    const ctx = await asRole(server.ctx);
    const opened = await openUnit(ctx, PAIRS);
    await takeStep(ctx, opened, 'round-one', 300);
    await assert.rejects(reportStep(ctx, PAIRS, { version: opened.version, step: 'round-two', isDone: true, seconds: 1 }), { name: 'Conflict' });
    assert.deepEqual((await openUnit(ctx, PAIRS)).exercisesSeen, ['lab/support-assistant-py-work-1']);
  });

  it('takes a lab that the server judged, without a report of the page', async () => {
    const ctx = await asRole(server.ctx);
    const opened = await openUnit(ctx, LABS);
    const report = () => reportStep(ctx, LABS, { version: opened.version, step: 'sql-injection', isDone: true, seconds: 1 });
    await doExercises(ctx, opened, 'sql-injection', (name) => name === 'item');
    await recordOutcome(ctx, { subject: ctx.viewer.subject, activity: labActivity('sql-injection'), version: 'v', kind: 'shown', isDone: false });
    await assert.rejects(report(), { name: 'Conflict', message: /lab\/sql-injection is still open/ });
    await recordOutcome(ctx, { subject: ctx.viewer.subject, activity: labActivity('sql-injection'), version: 'v', kind: 'passed', isDone: true });
    assert.ok((await report()).place.stepsDone.includes('sql-injection'));
    assert.deepEqual((await openUnit(ctx, LABS)).exercisesSeen, ['lab/sql-injection']);
  });

  it('is told to the page on another device: which exercises are done already', async () => {
    const ctx = await asRole(server.ctx);
    const opened = await openUnit(ctx, FIRST);
    assert.deepEqual(opened.exercisesSeen, []);
    for (const { id } of opened.lesson!.steps) await doExercises(ctx, opened, id);
    assert.deepEqual((await openUnit(ctx, FIRST)).exercisesSeen.toSorted(), ['compare/agent-env-sent-agent-env-refused', 'compare/tab-completion-local-model', 'explorer/agent-minimal', 'explorer/tab-completion', 'scenarios/scenarios']);
  });

  it('that is done stays done, also when it is reported again', async () => {
    const ctx = await asRole(server.ctx);
    const opened = await openUnit(ctx, FIRST);
    const { version, lesson } = opened;
    const step = lesson!.steps[0]!.id;
    await takeStep(ctx, opened, step, 30);
    await ctx.pool.query('delete from progress where subject = $1', [ctx.viewer.subject]);
    assert.deepEqual((await reportStep(ctx, FIRST, { version, step, isDone: true, seconds: 1 })).place.stepsDone, [step]);
  });

  it('counts a page left open as half an hour', async () => {
    const ctx = await asRole(server.ctx);
    const { version, lesson } = await openUnit(ctx, FIRST);
    const { place } = await reportStep(ctx, FIRST, { version, step: lesson!.steps[0]!.id, isDone: false, seconds: 80_000 });
    assert.equal(place.seconds, 1_800);
  });

  it('is refused when the unit has none like it, or nobody is signed in', async () => {
    const ctx = await asRole(server.ctx);
    const { version, lesson } = await openUnit(ctx, FIRST);
    const report = { version, step: lesson!.steps[0]!.id, isDone: true, seconds: 1 };
    await assert.rejects(reportStep(ctx, FIRST, { ...report, step: 'no-such-step' }), { name: 'Invalid' });
    await assert.rejects(reportStep(ctx, FIRST, { ...report, version: 'f'.repeat(64) }), { name: 'NotFound' });
    await assert.rejects(reportStep(asNobody(ctx), FIRST, report), { name: 'NotAllowed' });
    assert.equal((await openUnit(ctx, FIRST)).place, null);
  });
});

describe('a unit', () => {
  it('is done with its last step, once, whatever is repeated later', async () => {
    const ctx = await asRole(server.ctx);
    server.setNow(new Date('2026-11-24T10:00:00Z'));
    assert.equal((await finishUnit(ctx, FIRST)).place.isDone, true);
    await finishUnit(ctx, FIRST);
    const units = (await outcomesOf(ctx)).filter(({ activity }) => activity === `unit:${MODULE}/${FIRST.unit}`);
    assert.equal(units.length, 1);
  });
});

describe('a module', () => {
  it('is done when its rule is met, told once, and today has nothing left to ask', async () => {
    const ctx = await asRole(server.ctx);
    await passQuiz(ctx);
    for (const unit of ['where-does-your-code-go', 'ai-written-code']) assert.equal((await finishUnit(ctx, { module: MODULE, unit })).isModuleDone, false);
    const today = await readToday(ctx);
    assert.deepEqual([today.next?.unit, today.next?.reason.ground, today.unitsDone, today.unitsAsked], ['safe-practices', 'tier', 3, 4]);
    assert.equal((await finishUnit(ctx, { module: MODULE, unit: 'safe-practices' })).isModuleDone, true);
    await Promise.all([1, 2, 3].map(() => completeModule(ctx, ctx.viewer.subject, MODULE)));
    const [module] = (await readProgress(ctx)).modules;
    assert.equal(module?.state, 'done');
    assert.ok(module?.units.every(({ state }) => state === 'done'));
    assert.equal((await outcomesOf(ctx)).filter(({ activity }) => activity === `module:${MODULE}`).length, 1);
    assert.equal((await readToday(ctx)).next, null);
  });
});

describe('today', () => {
  it('begins with the first unit and the policy, and says why and how long', async () => {
    const today = await readToday(await asRole(server.ctx));
    assert.equal(today.policy?.isNew, true);
    assert.equal(today.next?.unit, 'where-does-your-code-go');
    assert.equal(today.next?.step, null);
    assert.equal(today.next?.minutesLeft, today.next?.minutes);
    assert.ok((today.sitting?.minutes ?? 0) >= 30 && (today.sitting?.minutes ?? 0) <= 45);
    assert.deepEqual(today.next?.reason, { ground: 'tier', tier: 1, grounds: [{ kind: 'everyone', team: null, jobFunction: null, reason: null }], dueOn: null, assignmentId: null });
  });

  it('goes on at the first open step, with what is left of it', async () => {
    const ctx = await asRole(server.ctx);
    const opened = await openUnit(ctx, FIRST);
    const { lesson } = opened;
    await takeStep(ctx, opened, lesson!.steps[0]!.id, 60);
    const today = await readToday(ctx);
    assert.equal(today.next?.step, lesson!.steps[1]!.id);
    assert.equal(today.next?.minutesLeft, today.next!.minutes - lesson!.steps[0]!.minutes);
  });
});
