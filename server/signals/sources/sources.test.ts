// Sources: who may add and revoke them, and what a token opens.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { anOrganisation, asNobody, asRole } from '../../../test/factories.ts';
import { startTestServer } from '../../../test/server.ts';
import { addSource } from './add-source.ts';
import { listSources } from './list-sources.ts';
import { openSource } from './open-source.ts';
import { revokeSource } from './revoke-source.ts';
import { saveMapping } from './save-mapping.ts';

const { ctx } = await startTestServer();
await anOrganisation(ctx);
const owner = await asRole(ctx, 'owner');
const MAPPING = { format: 'json' as const, time: 'at', prompt: ['text'], toolResult: [], reply: [] };

describe('a source', () => {
  it('is added, changed and revoked by owners alone', async () => {
    const { source } = await addSource(owner, { name: 'Gateway', kind: 'generic', mapping: MAPPING });
    for (const role of ['auditor', 'manager', 'champion'] as const) {
      const other = await asRole(ctx, role);
      await assert.rejects(addSource(other, { name: 'x', kind: 'litellm', mapping: null }), { kind: 'NotAllowed' });
      await assert.rejects(revokeSource(other, source.id), { kind: 'NotAllowed' });
      await assert.rejects(saveMapping(other, source.id, MAPPING), { kind: 'NotAllowed' });
    }
    assert.ok((await listSources(await asRole(ctx, 'auditor'))).some(({ id }) => id === source.id));
    await assert.rejects(listSources(await asRole(ctx, 'manager')), { kind: 'NotAllowed' });
  });

  it('keeps every version of its mapping', async () => {
    const { source } = await addSource(owner, { name: 'Mapped', kind: 'generic', mapping: MAPPING });
    assert.equal(source.mapping?.version, 1);
    const [one, other] = await Promise.all([saveMapping(owner, source.id, { ...MAPPING, user: 'who' }), saveMapping(owner, source.id, { ...MAPPING, user: 'whom' })]);
    assert.deepEqual([one.mapping!.version, other.mapping!.version].sort((one, other) => one - other), [2, 3]);
    const { source: fixed } = await addSource(owner, { name: 'Fixed', kind: 'litellm', mapping: null });
    await assert.rejects(saveMapping(owner, fixed.id, MAPPING), { kind: 'Invalid' });
  });
});

describe('a token', () => {
  it('opens its own source and no other, until that is revoked', async () => {
    const nobody = asNobody(ctx);
    const [mine, other] = [await addSource(owner, { name: 'Mine', kind: 'litellm', mapping: null }), await addSource(owner, { name: 'Other', kind: 'litellm', mapping: null })];
    assert.equal((await openSource(nobody, mine.source.id, mine.token)).name, 'Mine');
    for (const wrong of [undefined, '', other.token, mine.token.slice(0, -1), `${mine.token}x`]) await assert.rejects(openSource(nobody, mine.source.id, wrong), { kind: 'NotAllowed' });
    await revokeSource(owner, mine.source.id);
    await assert.rejects(openSource(nobody, mine.source.id, mine.token), { kind: 'NotAllowed' });
  });

  it('stands nowhere but in the answer that made it', async () => {
    const { token } = await addSource(owner, { name: 'Silent', kind: 'litellm', mapping: null });
    const { rows } = await sql<{ row: string }>`select s::text as row from signal_source s union all select a::text from audit a`.execute(ctx.db);
    assert.ok(!rows.some(({ row }) => row.includes(token)));
    assert.ok(!JSON.stringify(await listSources(owner)).includes(token));
  });
});
