// Tiers: a set, by rule and by hand, with reasons in words and a way to object.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anOrganisation, aPerson, asRole, asViewer, aTeam } from '../../test/factories.ts';
import { startTestServer } from '../../test/server.ts';
import { addTierRule } from './add-tier-rule.ts';
import { answerObjection } from './answer-objection.ts';
import { decideTier } from './decide-tier.ts';
import { listObjections } from './list-objections.ts';
import { listTierRules } from './list-tier-rules.ts';
import { objectToTier } from './object-to-tier.ts';
import { removeTierRule } from './remove-tier-rule.ts';
import { tables } from './store.ts';
import { readOwnTiers, tiersOf } from './tiers-of.ts';

const { ctx } = await startTestServer();
await anOrganisation(ctx);
const owner = await asRole(ctx, 'owner');
const others = ['learner', 'champion', 'instructor', 'manager', 'auditor'] as const;
const inTiers = async (subject: string) => (await tiersOf(ctx, subject)).map(({ tier }) => tier);

describe('tiersOf', () => {
  it('puts everyone into tier 1, and adds 2 and 3 each by itself', async () => {
    const team = await aTeam(ctx, 'Ranking');
    const plain = await aPerson(ctx);
    const member = await aPerson(ctx, { teams: [team.id] });
    const scientist = await aPerson(ctx, { teams: [team.id], job_function: 'data scientist' });
    const rule = await addTierRule(owner, { tier: 3, teamId: team.id, jobFunction: 'Data Scientist' });
    assert.equal(rule.people, 1);
    assert.deepEqual([await inTiers(plain.subject), await inTiers(member.subject), await inTiers(scientist.subject)], [[1], [1], [1, 3]]);
    assert.deepEqual((await tiersOf(ctx, scientist.subject))[1]!.grounds, [{ kind: 'rule', team: team.name, jobFunction: 'Data Scientist', reason: null }]);
    await removeTierRule(owner, rule.id);
    assert.deepEqual(await inTiers(scientist.subject), [1]);
  });

  it('lets a decision by hand win over every rule, and the rules decide again when it is taken back', async () => {
    const person = await aPerson(ctx, { job_function: 'LLM engineer' });
    await addTierRule(owner, { tier: 2, jobFunction: 'LLM engineer' });
    assert.deepEqual(await inTiers(person.subject), [1, 2]);
    await decideTier(owner, person.personId, { tier: 2, belongs: false, reason: 'Moved to design.' });
    assert.deepEqual(await inTiers(person.subject), [1]);
    const [, second] = await readOwnTiers(asViewer(ctx, person));
    assert.deepEqual([second!.belongs, second!.grounds], [false, [{ kind: 'hand', team: null, jobFunction: null, reason: 'Moved to design.' }]]);
    await decideTier(owner, person.personId, { tier: 2, belongs: null, reason: 'Back to the rules.' });
    assert.deepEqual(await inTiers(person.subject), [1, 2]);
  });

  it('agrees with the view that reports join', async () => {
    const people = await tables(ctx).selectFrom('subject_facts').select(['subject', 'tiers']).execute();
    assert.ok(people.some(({ tiers }) => tiers.length > 1));
    for (const { subject, tiers } of people) assert.deepEqual(await inTiers(subject), tiers);
  });

  it('knows nothing of a subject that leads to nobody', async () => {
    assert.deepEqual(await tiersOf(ctx, '00000000-0000-4000-8000-000000000000'), []);
  });
});

describe('objections', () => {
  it('are answered once; agreeing takes the person out with the answer as reason', async () => {
    const person = await aPerson(ctx, { job_function: 'LLM engineer', name: 'Eve' });
    const self = asViewer(ctx, person);
    await assert.rejects(objectToTier(self, 3, 'Not me.'), { kind: 'Conflict' });
    const objection = await objectToTier(self, 2, 'I only write tests.');
    await assert.rejects(objectToTier(self, 2, 'Again.'), { kind: 'Conflict' });
    assert.deepEqual((await listObjections(owner)).map(({ person, reason }) => [person.name, reason]), [['Eve', 'I only write tests.']]);
    await answerObjection(owner, objection.id, { answer: 'You are right.', isTakenOut: true });
    await assert.rejects(answerObjection(owner, objection.id, { answer: 'Twice.', isTakenOut: false }), { kind: 'Conflict' });
    const [, second] = await readOwnTiers(self);
    assert.deepEqual([second!.belongs, second!.objection?.answer, second!.objection?.isTakenOut], [false, 'You are right.', true]);
  });
});

describe('rights', () => {
  it('refuses someone without the right to make rules, decide by hand or answer', async () => {
    const { personId } = await aPerson(ctx);
    for (const role of others) {
      const viewer = await asRole(ctx, role);
      await assert.rejects(addTierRule(viewer, { tier: 2, jobFunction: 'X' }), { kind: 'NotAllowed' }, role);
      await assert.rejects(removeTierRule(viewer, personId), { kind: 'NotAllowed' }, role);
      await assert.rejects(decideTier(viewer, personId, { tier: 2, belongs: true, reason: 'X' }), { kind: 'NotAllowed' }, role);
      await assert.rejects(answerObjection(viewer, personId, { answer: 'X', isTakenOut: true }), { kind: 'NotAllowed' }, role);
    }
    await assert.rejects(objectToTier({ ...ctx, viewer: { is: 'nobody' } }, 2, 'X'), { kind: 'NotAllowed' });
  });

  it('takes one rule of a kind, for a team that is there', async () => {
    await assert.rejects(addTierRule(owner, { tier: 2, jobFunction: 'llm ENGINEER' }), { kind: 'Conflict' });
    await assert.rejects(addTierRule(owner, { tier: 2, teamId: '00000000-0000-4000-8000-000000000000' }), { kind: 'NotFound' });
    assert.equal((await listTierRules(owner)).length, 1);
  });
});
