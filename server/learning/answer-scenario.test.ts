// Scenarios and the items of a lesson: verdicts by rule and policy, calibration, and the same again is the same.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asNobody, asRole } from '../../test/factories.ts';
import { publishContent } from '../../test/publish-content.ts';
import { startTestServer } from '../../test/server.ts';
import { answerItem } from './answer-item.ts';
import { answerScenario } from './answer-scenario.ts';
import { openScenarios } from './open-scenarios.ts';
import { openUnit } from './open-unit.ts';
import { reportExercise } from './report-exercise.ts';
import { readScenarios } from './show-scenarios.ts';
import { listOutcomes } from './store.ts';

const FIRST = { module: 'using-ai-tools', unit: 'where-does-your-code-go' };
const server = await startTestServer();
await publishContent(server.ctx);

describe('a set of scenarios', () => {
  it("holds the unit's five and three drawn ones, without their answers", async () => {
    const set = await openScenarios(await asRole(server.ctx), FIRST);
    assert.equal(set.scenarios.length, 8);
    for (const id of ['card-function-completion', 'textbook-algorithm', 'production-log']) assert.ok(set.scenarios.some((scenario) => scenario.id === id), id);
    assert.doesNotMatch(JSON.stringify(set), /"explanation"|"isRight"/);
  });

  it('explains each by its rule, some by the policy, and ends with a calibration', async () => {
    const ctx = await asRole(server.ctx);
    const set = await openScenarios(ctx, FIRST);
    assert.equal((await openScenarios(ctx, FIRST)).id, set.id);
    const replies = [];
    for (const { id } of set.scenarios) replies.push(await answerScenario(ctx, set.id, { scenario: id, answer: 'unsafe', confidence: 90 }));
    assert.deepEqual(replies.map(({ isLast }) => isLast), [...Array.from({ length: 7 }, () => false), true]);
    assert.ok(replies.every(({ verdict }) => verdict.explanation.length > 20 && verdict.rule.text.length > 10));
    assert.ok(replies.some(({ verdict }) => verdict.policy !== null && verdict.policy.dataClass.length > 2));
    const read = await readScenarios(ctx, set.id);
    assert.equal(read.calibration?.count, 8);
    assert.equal(read.calibration?.right, replies.filter(({ verdict }) => verdict.isRight).length);
    assert.equal(read.calibration?.meanConfidence, 90);
  });

  it('keeps the first answer, and takes the same one again', async () => {
    const ctx = await asRole(server.ctx);
    const set = await openScenarios(ctx, FIRST);
    const answer = { scenario: set.scenarios[0]!.id, answer: 'safe' as const, confidence: 70 };
    const first = await answerScenario(ctx, set.id, answer);
    assert.deepEqual(await answerScenario(ctx, set.id, answer), first);
    await assert.rejects(answerScenario(ctx, set.id, { ...answer, answer: 'unsafe' }), { name: 'Conflict' });
    await assert.rejects(answerScenario(ctx, set.id, { ...answer, confidence: 100 }), { name: 'Conflict' });
  });

  it('refuses somebody else and somebody not signed in', async () => {
    const set = await openScenarios(await asRole(server.ctx), FIRST);
    const answer = { scenario: set.scenarios[0]!.id, answer: 'safe' as const, confidence: 70 };
    await assert.rejects(answerScenario(await asRole(server.ctx, 'owner'), set.id, answer), { name: 'NotFound' });
    await assert.rejects(readScenarios(await asRole(server.ctx, 'owner'), set.id), { name: 'NotFound' });
    await assert.rejects(answerScenario(asNobody(server.ctx), set.id, answer), { name: 'NotAllowed' });
    await assert.rejects(openScenarios(asNobody(server.ctx), FIRST), { name: 'NotAllowed' });
  });
});

describe('an item in a lesson', () => {
  it('is shown shuffled and unanswered, then with its verdict on every device', async () => {
    const ctx = await asRole(server.ctx);
    const { itemsVersion, items } = await openUnit(ctx, FIRST);
    const [id] = Object.keys(items);
    assert.equal(items[id!]!.verdict, null);
    const verdict = await answerItem(ctx, { version: itemsVersion!, item: id!, option: 1 });
    assert.equal(verdict.chosen, 1);
    assert.equal(verdict.options.filter(({ isRight }) => isRight).length, 1);
    const again = await openUnit(ctx, FIRST);
    assert.deepEqual(again.items[id!]!.options, items[id!]!.options);
    assert.deepEqual(again.items[id!]!.verdict, verdict);
    await assert.rejects(answerItem(ctx, { version: itemsVersion!, item: id!, option: 0 }), { name: 'Conflict' });
  });

  it('is refused for an unknown version, an unknown item and nobody', async () => {
    const ctx = await asRole(server.ctx);
    const { itemsVersion, items, version } = await openUnit(ctx, FIRST);
    const item = Object.keys(items)[0]!;
    await assert.rejects(answerItem(ctx, { version, item, option: 0 }), { name: 'NotFound' });
    await assert.rejects(answerItem(ctx, { version: itemsVersion!, item: 'no-such-item', option: 0 }), { name: 'NotFound' });
    await assert.rejects(answerItem(asNobody(ctx), { version: itemsVersion!, item, option: 0 }), { name: 'NotAllowed' });
  });
});

describe('an exercise in the browser', () => {
  it('is kept as not verified, and only where the lesson holds one', async () => {
    const ctx = await asRole(server.ctx);
    const { version } = await openUnit(ctx, FIRST);
    const report = { version, step: 'what-leaves', name: 'explorer', id: 'tab-completion', outcome: 'done' as const, detail: { found: 3 }, seconds: 40 };
    const { id } = await reportExercise(ctx, report);
    const kept = (await listOutcomes(ctx, ctx.viewer.subject, 1)).find((outcome) => outcome.id === id);
    assert.deepEqual([kept?.activity, kept?.result], ['exercise:using-ai-tools/explorer/tab-completion', { step: 'what-leaves', isVerified: false, detail: { found: 3 } }]);
    await assert.rejects(reportExercise(ctx, { ...report, name: 'lab' }), { name: 'Invalid' });
    await assert.rejects(reportExercise(ctx, { ...report, id: 'made-up' }), { name: 'Invalid' });
  });

  it('is never one that the server judges', async () => {
    const ctx = await asRole(server.ctx);
    const { version, lesson } = await openUnit(ctx, FIRST);
    const embeds = lesson!.steps.flatMap(({ id: step, blocks }) => blocks.flatMap((block) => (block.kind === 'embed' ? [{ step, name: block.name, id: typeof block.props['id'] === 'string' ? block.props['id'] : block.name }] : [])));
    const judged = embeds.filter(({ name }) => name === 'item' || name === 'scenarios');
    assert.ok(judged.length >= 2);
    for (const each of judged) await assert.rejects(reportExercise(ctx, { ...each, version, outcome: 'passed', detail: {}, seconds: 1 }), { name: 'Invalid' }, each.id);
  });

  it('is refused to nobody', async () => {
    const ctx = await asRole(server.ctx);
    const { version } = await openUnit(ctx, FIRST);
    const report = { version, step: 'what-leaves', name: 'explorer', id: 'tab-completion', outcome: 'done' as const, detail: {}, seconds: 40 };
    await assert.rejects(reportExercise(asNobody(ctx), report), { name: 'NotAllowed' });
  });
});
