// A change of the policy asks everyone again: told what changed, the old version refused, scenarios explained by the new one.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PolicyPage, PolicySave } from '../server/curriculum/schemas.ts';
import type { Progress, ScenarioReply, ScenarioSet, Today } from '../server/learning/schemas.ts';
import { aLogin, anOrganisation, aPerson } from './factories.ts';
import { publishContent } from './publish-content.ts';
import { startTestServer } from './server.ts';
import type { Role } from '../server/platform/context.ts';

const server = await startTestServer();
const { ctx } = server;
await anOrganisation(ctx);
await publishContent(ctx);
const UNIT = { module: 'using-ai-tools', unit: 'where-does-your-code-go' };

const someone = async (...roles: Role[]) => {
  const { cookie } = await aLogin(ctx, await aPerson(ctx, { roles }));
  const send = async (method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> => {
    const reply = await server.app.request(`http://localhost:3000${path}`, { method, headers: { cookie, host: 'localhost:3000' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    return { status: reply.status, body: await reply.json() };
  };
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const reply = await send(method, path, body);
    assert.equal(reply.status, 200, `${method} ${path} ${JSON.stringify(reply.body)}`);
    return reply.body as T;
  };
  return { send, ask };
};
type Someone = Awaited<ReturnType<typeof someone>>;

/** Saves the policy as it stands with one change. */
const change = async (owner: Someone, whatChanged: string, edit: (allowed: PolicySave['policy']['allowed']) => PolicySave['policy']['allowed']): Promise<PolicyPage> => {
  const { version, policy } = await owner.ask<PolicyPage>('GET', '/api/policy');
  return owner.ask<PolicyPage>('PUT', '/api/policy', { policy: { ...policy, allowed: edit(policy.allowed) }, whatChanged, basedOn: version } satisfies PolicySave);
};
const today = async ({ ask }: Someone): Promise<Today['policy']> => (await ask<Today>('GET', '/api/me/today')).policy;
const acknowledged = async ({ ask }: Someone): Promise<boolean | undefined> => (await ask<Progress>('GET', '/api/me/progress')).acknowledgement?.isCurrent;

describe('a change of the policy', () => {
  it('asks those again who had acknowledged, with what changed, and refuses the version they had', async () => {
    const [owner, learner] = [await someone('owner'), await someone()];
    const first = await today(learner);
    assert.deepEqual([first?.isNew, first?.whatChanged], [true, null]);
    await learner.ask('POST', '/api/policy/acknowledgements', { version: first!.version });
    assert.deepEqual([await today(learner), await acknowledged(learner)], [null, true]);

    const saved = await change(owner, 'Internal data may no longer go into hosted tools.', (allowed) => ({ ...allowed, 'hosted-approved': ['public'] }));
    const again = await today(learner);
    assert.deepEqual(again, { version: saved.version, title: saved.policy.title, isNew: false, whatChanged: 'Internal data may no longer go into hosted tools.' });
    assert.equal(await acknowledged(learner), false);
    const refused = await learner.send('POST', '/api/policy/acknowledgements', { version: first!.version });
    assert.equal(refused.status, 409);
    assert.match(JSON.stringify(refused.body), /The policy has changed since you opened it\. Read the new version/);
    assert.equal(await acknowledged(learner), false);

    await learner.ask('POST', '/api/policy/acknowledgements', { version: saved.version });
    assert.deepEqual([await today(learner), await acknowledged(learner)], [null, true]);
    const { rows } = await ctx.pool.query(`select version from outcome where activity = 'policy' and kind = 'acknowledged' order by at, id`);
    assert.deepEqual(rows, [{ version: first!.version }, { version: saved.version }]);
  });

  it('tells somebody who missed a version all that changed since the one they know', async () => {
    const [owner, learner, newcomer] = [await someone('owner'), await someone(), await someone()];
    await learner.ask('POST', '/api/policy/acknowledgements', { version: (await today(learner))!.version });
    await change(owner, 'Internal data is allowed again.', (allowed) => ({ ...allowed, 'hosted-approved': ['public', 'internal'] }));
    await change(owner, 'Local tools may see secrets.', (allowed) => ({ ...allowed, 'local-approved': [...allowed['local-approved'].filter((id) => id !== 'secret'), 'secret'] }));
    assert.equal((await today(learner))?.whatChanged, 'Internal data is allowed again. Local tools may see secrets.');
    assert.deepEqual([(await today(newcomer))?.isNew, (await today(newcomer))?.whatChanged], [true, null]);
  });

  it('is what scenarios are explained by from then on, also in a set that was begun before', async () => {
    const [owner, learner] = [await someone('owner'), await someone()];
    const set = await learner.ask<ScenarioSet>('POST', '/api/scenario-sets', UNIT);
    const answer = (scenario: string): Promise<ScenarioReply> => learner.ask('POST', `/api/scenario-sets/${set.id}/answers`, { scenario, answer: 'unsafe', confidence: 80 });
    const before = (await owner.ask<PolicyPage>('GET', '/api/policy')).version;
    const half = set.scenarios.slice(0, 4);
    const old = [];
    for (const { id } of half) old.push((await answer(id)).verdict.policy);
    const saved = await change(owner, 'Nothing but public data leaves the house.', (allowed) => ({ ...allowed, 'hosted-approved': [], 'hosted-unapproved': [] }));
    const late = [];
    for (const { id } of set.scenarios.slice(4)) late.push((await answer(id)).verdict.policy);
    assert.ok([...old, ...late].some((policy) => policy !== null));
    assert.ok(old.every((policy) => policy === null || policy.version === before));
    assert.ok(late.every((policy) => policy === null || policy.version === saved.version));
    const shown = await learner.ask<ScenarioSet>('GET', `/api/scenario-sets/${set.id}`);
    const cited = shown.scenarios.flatMap(({ verdict }) => (verdict?.policy == null ? [] : [verdict.policy]));
    assert.ok(cited.length >= 2, 'some scenarios have a say of the policy');
    assert.deepEqual([...new Set(cited.map(({ version }) => version))], [saved.version]);
    assert.ok(cited.some(({ isAllowed, instead }) => !isAllowed && instead !== 'hosted-approved'));
  });
});
