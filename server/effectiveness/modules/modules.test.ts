// Modules by the behaviour they are there for: the rule's word, an owner's decision, and a log that keeps the numbers.
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { before, describe, it } from 'node:test';
import { aPerson, anOrganisation, asRole } from '../../../test/factories.ts';
import { publishContent } from '../../../test/publish-content.ts';
import { startTestServer } from '../../../test/server.ts';
import { logDecision } from './log-decision.ts';
import { moduleNumbers, proposalOf } from './module-numbers.ts';
import { modulesCsv } from './modules-csv.ts';
import { reportModules } from './report-modules.ts';
import { shownOf } from './shown-of.ts';
import type { MetricState } from '../contract.ts';
import { metricOf } from '../metrics.ts';
import { decideVerdict } from '../decide-verdict.ts';
import { effectivenessRetention } from '../personal.ts';

const { ctx } = await startTestServer();
const owner = await asRole(ctx, 'owner');
const MODULE = 'using-ai-tools';
const metric = metricOf('ai_tool_data_exposure')!;
const nothing = decideVerdict({ metric, cells: [], design: { kind: 'before-after' }, window: [] });
const stateOf = (more: Partial<MetricState['result']>, looks = 3): MetricState => ({ metric, result: { ...nothing, ...more }, basis: { treatedBy: 'lot', startsOn: '2026-01-05', looks: 4, look: { number: looks, on: null, nextOn: null } } }) as unknown as MetricState;
const known = { answers: 0, right: 0, people: 0 };
const ruleOf = (state: MetricState, recalled = known): string => proposalOf(moduleNumbers(state, recalled)).decision;

describe('the rule', () => {
  it('reads improvement off the ratio, in the direction that is better', () => {
    const down = moduleNumbers(stateOf({ grade: 'A', effect: { estimate: 0.5, low: 0.4, high: 0.7 }, minimumDetectable: 0.85 }), known);
    assert.ok(Math.abs(down.improvementLow! - 0.3) < 1e-12 && Math.abs(down.improvementHigh! - 0.6) < 1e-12 && down.couldShowAFifth);
    const up = moduleNumbers({ ...stateOf({ grade: 'B', effect: { estimate: 1.5, low: 1.1, high: null }, minimumDetectable: 1.4 }), metric: metricOf('ai_code_review_catch_rate')! }, known);
    assert.ok(Math.abs(up.improvementLow! - 0.1) < 1e-12 && up.improvementHigh === null && !up.couldShowAFifth);
  });

  it('keeps, replaces, revises, and collects more', () => {
    assert.equal(ruleOf(stateOf({ grade: 'A', effect: { estimate: 0.5, low: 0.4, high: 0.7 } })), 'keep');
    assert.equal(ruleOf(stateOf({ grade: 'A', effect: { estimate: 0.95, low: 0.9, high: 1.1 }, minimumDetectable: 0.85 })), 'replace');
    assert.equal(ruleOf(stateOf({ grade: 'A', effect: { estimate: 0.5, low: 0.4, high: 0.7 } }, 1)), 'collect');
    assert.equal(ruleOf(stateOf({ grade: 'D', effect: { estimate: 0.5, low: 0.4, high: 0.7 } })), 'collect');
    assert.equal(ruleOf(stateOf({}), { answers: 100, right: 60, people: 12 }), 'revise');
    assert.equal(ruleOf(stateOf({}), { answers: 29, right: 0, people: 12 }), 'collect');
    assert.equal(ruleOf(stateOf({}), { answers: 100, right: 0, people: 4 }), 'collect');
  });
});

describe('what is said of a change', () => {
  const said = (improvementLow: number | null, improvementHigh: number | null) => shownOf({ ...moduleNumbers(stateOf({}), known), improvementLow, improvementHigh }).change;

  it('is never a share below nothing, and keeps an end that is open', () => {
    assert.deepEqual(said(0.1, 0.5), { is: 'better', low: 0.1, high: 0.5 });
    assert.deepEqual(said(-0.5, -0.1), { is: 'worse', low: 0.1, high: 0.5 });
    assert.deepEqual(said(-0.8, 0.3), { is: 'either', low: 0.8, high: 0.3 });
    assert.deepEqual([said(0.27, null), said(null, 0.3), said(null, -0.3)].map(({ is, low, high }) => [is, low, high]), [['better-from', 0.27, 0], ['better-to', 0, 0.3], ['worse-from', 0.3, 0]]);
    for (const nothing of [said(null, null), said(-0.2, null), said(-1.2, 0.4)]) assert.equal(nothing.is, 'not-known');
  });

  it('waits until something was judged', () => {
    const counted = { events: 1, of: 10 };
    assert.deepEqual([shownOf(moduleNumbers(stateOf({}), known)).isJudged, shownOf(moduleNumbers(stateOf({ before: counted, after: counted }), known)).isJudged], [false, true]);
  });
});

describe('the log', () => {
  before(async () => {
    await anOrganisation(ctx);
    await publishContent(ctx);
    for (let at = 0; at < 5; at += 1) await aPerson(ctx, { hasPassword: false });
  });

  it('lists modules with the metrics that would show their behaviours, and those that none shows', async () => {
    const { lines, unmeasured, log } = await reportModules(owner);
    assert.deepEqual(lines.filter(({ module }) => module === MODULE).map(({ metric }) => metric).sort(), ['ai_code_review_catch_rate', 'ai_tool_data_exposure', 'secret_exposure_in_ai_tools']);
    assert.ok(lines.every(({ proposed, ground }) => proposed === 'collect' && ground === 'too-few-quarters'));
    assert.deepEqual([unmeasured.map(({ module }) => module), log], [['secure-ml-lifecycle'], []]);
    assert.ok(lines.every(({ isJudged, change }) => !isJudged && change.is === 'not-known'));
  });

  it('names the modules that one metric cannot tell apart', async () => {
    const { shared } = await reportModules(owner);
    assert.deepEqual(shared.map(({ metric, modules }) => [metric, modules]), [['secret_exposure_in_ai_tools', ['Using AI tools safely', 'Secure AI integration']]]);
  });

  it('keeps what was decided, the rule beside it, and the numbers of that moment', async () => {
    const wanted = { module: MODULE, metric: metric.id, decided: 'keep' as const, why: null };
    await assert.rejects(logDecision(owner, wanted), { name: 'Invalid' });
    await assert.rejects(logDecision(owner, { ...wanted, module: 'secure-ml-lifecycle' }), { name: 'NotFound' });
    for (const role of ['auditor', 'manager', 'instructor', 'learner'] as const) await assert.rejects(logDecision(await asRole(ctx, role), wanted), { name: 'NotAllowed' });
    const logged = await logDecision(owner, { ...wanted, why: '=Too early to drop it.' });
    assert.deepEqual([logged.proposed, logged.decided, logged.ground, logged.numbers.quarters, logged.numbers.verdict], ['collect', 'keep', 'too-few-quarters', 0, 'not-enough-data']);
    assert.deepEqual((await reportModules(owner)).log, [logged]);
    assert.match(await modulesCsv(owner), /,keep,'=Too early to drop it\.,/);
    await assert.rejects(sql`update module_decision set decided = 'replace'`.execute(ctx.db), /append-only/);
    await assert.rejects(sql`truncate module_decision`.execute(ctx.db), /append-only/);
  });

  it('forgets who decided after their time, and nothing else', async () => {
    const rule = effectivenessRetention.find(({ name }) => name === 'module-deciders')!;
    const deciders = async (): Promise<unknown[]> => (await sql<{ decided_by: string | null }>`select decided_by from module_decision`.execute(ctx.db)).rows.map(({ decided_by }) => decided_by);
    const { log } = await reportModules(owner);
    assert.deepEqual([await rule.purge(ctx, new Date(0)), await deciders()], [0, [owner.viewer.subject]]);
    assert.deepEqual([await rule.purge(ctx, new Date(Date.now() + 1000)), await deciders()], [1, [null]]);
    assert.deepEqual((await reportModules(owner)).log, log);
  });
});
