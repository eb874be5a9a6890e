// Own choice and acknowledgements: one's own, once, and asked again only when something changed.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asNobody, asRole } from '../../test/factories.ts';
import { publishContent } from '../../test/publish-content.ts';
import { startTestServer } from '../../test/server.ts';
import { acknowledgePolicy } from './acknowledge-policy.ts';
import { assign } from './assign.ts';
import { chooseModule, dropModule } from './choose-module.ts';
import { policyNow } from './content.ts';
import { readOwnOutcomes } from './outcome-line.ts';
import { readProgress } from './read-progress.ts';
import { readToday } from './read-today.ts';

const server = await startTestServer();
await publishContent(server.ctx);
const MODULE = 'using-ai-tools';

describe('an own choice', () => {
  it('stands beside the tier as a reason, and choosing twice is choosing once', async () => {
    const ctx = await asRole(server.ctx);
    const reason = await chooseModule(ctx, { module: MODULE, dueOn: '2099-01-31' });
    assert.deepEqual(await chooseModule(ctx, { module: MODULE, dueOn: null }), reason);
    const [module] = (await readProgress(ctx)).modules;
    assert.deepEqual(module?.reasons.map(({ ground }) => ground), ['tier', 'own-choice']);
  });

  it('can be dropped by whoever made it, and by nobody else', async () => {
    const ctx = await asRole(server.ctx);
    const { assignmentId } = await chooseModule(ctx, { module: MODULE, dueOn: null });
    await assert.rejects(dropModule(await asRole(server.ctx, 'owner'), assignmentId!), { name: 'NotFound' });
    await assert.rejects(dropModule(asNobody(ctx), assignmentId!), { name: 'NotAllowed' });
    await dropModule(ctx, assignmentId!);
    await assert.rejects(dropModule(ctx, assignmentId!), { name: 'NotFound' });
    assert.deepEqual((await readProgress(ctx)).modules[0]?.reasons.map(({ ground }) => ground), ['tier']);
  });

  it('cannot drop what was asked on another ground', async () => {
    const ctx = await asRole(server.ctx);
    const { assignmentId } = await assign(ctx, { subject: ctx.viewer.subject, activity: `module:${MODULE}`, ground: 'own-finding', finding: 'CWE-798', dueOn: null });
    await assert.rejects(dropModule(ctx, assignmentId!), { name: 'NotFound' });
  });

  it('refuses an unknown module, a day that has passed, and nobody', async () => {
    const ctx = await asRole(server.ctx);
    await assert.rejects(chooseModule(ctx, { module: 'no-such-module', dueOn: null }), { name: 'NotFound' });
    await assert.rejects(chooseModule(ctx, { module: MODULE, dueOn: '2020-01-01' }), { name: 'Invalid' });
    await assert.rejects(chooseModule(asNobody(ctx), { module: MODULE, dueOn: null }), { name: 'NotAllowed' });
  });
});

describe('acknowledging the policy', () => {
  it('is kept once, and today stops asking', async () => {
    const ctx = await asRole(server.ctx);
    const { version } = (await policyNow(ctx))!;
    const first = await acknowledgePolicy(ctx, version);
    assert.deepEqual(await acknowledgePolicy(ctx, version), first);
    assert.equal((await readOwnOutcomes(ctx, 1)).outcomes.filter(({ activity }) => activity === 'policy').length, 1);
    assert.equal((await readToday(ctx)).policy, null);
    assert.equal((await readProgress(ctx)).acknowledgement?.isCurrent, true);
  });

  it('refuses a version that is not the one in force, and nobody', async () => {
    const ctx = await asRole(server.ctx);
    await assert.rejects(acknowledgePolicy(ctx, 'e'.repeat(64)), { name: 'Conflict' });
    await assert.rejects(acknowledgePolicy(asNobody(ctx), 'e'.repeat(64)), { name: 'NotAllowed' });
    assert.equal((await readToday(ctx)).policy?.isNew, true);
  });
});
