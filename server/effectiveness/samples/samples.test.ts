// A sample from the draw to the correction: blind, once, settled with a reason, and seen by nobody it does not concern.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, it } from 'node:test';
import { type AnyPerson, anOrganisation, aPerson, asRole, asViewer } from '../../../test/factories.ts';
import { startTestServer } from '../../../test/server.ts';
import { effectivenessRetention } from '../personal.ts';
import { labelRecord } from './label-record.ts';
import { latestAssessments } from './latest-assessments.ts';
import { settleRecord } from './settle-record.ts';
import { listSamples, showSample } from './show-samples.ts';
import { startSample } from './start-sample.ts';

const { ctx } = await startTestServer();
await anOrganisation(ctx);
const owner = await asRole(ctx, 'owner');
const [one, other]: AnyPerson[] = [await aPerson(ctx, { hasPassword: false, roles: ['champion'] }), await aPerson(ctx, { hasPassword: false, roles: ['instructor'] })];
const [asOne, asOther] = [asViewer(ctx, one!), asViewer(ctx, other!)];
const wanted = { metric: 'ai_tool_data_exposure' as const, count: 30, first: one!.personId, second: other!.personId };

/** Forty scanned interactions, every fourth of them flagged. */
const receive = async (): Promise<void> => {
  const source = randomUUID();
  await sql`insert into signal_source (id, kind, name, token_hash, created_at) values (${source}, 'generic', 'Gateway', ${Buffer.from('hash')}, now())`.execute(ctx.db);
  for (let at = 0; at < 40; at += 1) {
    const [id, when, isFlagged] = [randomUUID(), new Date(Date.now() - at * 3_600_000), at % 4 === 0];
    await sql`insert into signal_interaction (at, id, source, tool, is_scanned, is_exposed, incidents) values (${when}, ${id}, ${source}, 'chat', true, ${isFlagged}, 0)`.execute(ctx.db);
    if (isFlagged) await sql`insert into signal_finding (at, interaction, number, rule, grp, side, path, fingerprint, redacted) values (${when}, ${id}, 0, 'aws-key', 'structured', 'user', 'messages[0]', 'f', 'AKIA…')`.execute(ctx.db);
  }
};

describe('a sample', () => {
  it('needs records, two different people and roles that may label', async () => {
    await assert.rejects(startSample(owner, wanted), { name: 'Invalid', message: /0 records/ });
    await receive();
    await assert.rejects(startSample(owner, { ...wanted, second: wanted.first }), { name: 'Invalid' });
    await assert.rejects(startSample(owner, { ...wanted, second: (await aPerson(ctx, { hasPassword: false })).personId }), { name: 'Invalid', message: /champions/ });
    for (const metric of ['prompt_injection_in_new_code', 'ai_code_review_catch_rate'] as const) await assert.rejects(startSample(owner, { ...wanted, metric }), { name: 'Invalid', message: /0 records/ });
    for (const role of ['auditor', 'manager', 'instructor', 'champion', 'learner'] as const) await assert.rejects(startSample(await asRole(ctx, role), wanted), { name: 'NotAllowed' });
  });

  it('goes from the draw to the correction, blind until both are done', async () => {
    const { id, seed, records } = await startSample(owner, wanted);
    assert.ok(records === 30 && /^[0-9a-f]{32}$/.test(seed));
    const drawn = (await showSample(asOne, id)).records;
    assert.ok(drawn.some(({ spans }) => spans[0]?.redacted === 'AKIA…') && drawn.every(({ labels, mine, settled }) => labels === null && mine === null && settled === null));
    const isFlagged = new Set(drawn.filter(({ spans }) => spans.length > 0).map(({ position }) => position));
    const [miss, differ, blur] = [...drawn.keys()].filter((position) => !isFlagged.has(position));

    // The first finds one more than the detector; the second agrees, but for one, and cannot tell another.
    for (const { position } of drawn) await labelRecord(asOne, id, { position, says: isFlagged.has(position) || position === miss ? 'yes' : 'no' });
    await assert.rejects(labelRecord(asOne, id, { position: 0, says: 'no' }), { name: 'Conflict' });
    await assert.rejects(settleRecord(asOne, id, { position: 0, says: 'no', why: 'Too early.' }), { name: 'Conflict' });
    for (const ctx of [asOther, owner]) {
      const { sample, records: seen } = await showSample(ctx, id);
      assert.deepEqual([sample.state, sample.differing, sample.assessment, seen.every(({ labels, mine }) => labels === null && mine === null)], ['labelling', null, null, true]);
    }
    for (const { position } of drawn) await labelRecord(asOther, id, { position, says: position === blur ? 'unclear' : isFlagged.has(position) || position === miss || position === differ ? 'yes' : 'no' });

    const settling = await showSample(asOne, id);
    assert.deepEqual([settling.sample.state, settling.sample.differing, settling.sample.unsettled], ['settling', 1, 1]);
    assert.deepEqual(settling.records.filter(({ labels }) => labels !== null).map(({ position, labels }) => [position, labels]), [[differ, ['no', 'yes']]]);
    assert.equal((await latestAssessments(owner)).size, 0);
    await assert.rejects(settleRecord(asOther, id, { position: miss!, says: 'no', why: 'They agree here.' }), { name: 'Conflict' });
    const done = await settleRecord(asOther, id, { position: differ!, says: 'no', why: 'A published example key.' });
    await assert.rejects(settleRecord(owner, id, { position: differ!, says: 'yes', why: 'No, it is not.' }), { name: 'Conflict' });
    const { assessment } = done;
    assert.deepEqual([done.state, assessment!.records, assessment!.unreadable, assessment!.isUsable], ['done', 29, 1, true]);
    assert.ok(Math.abs(assessment!.sensitivity!.estimate - isFlagged.size / (isFlagged.size + 1)) < 1e-12 && assessment!.specificity!.estimate === 1 && assessment!.kappa!.estimate > 0.8);
    assert.equal((await latestAssessments(owner)).get('ai_tool_data_exposure')!.isUsable, true);
  });

  it('is seen by its two, owners and auditors, and labelled by the two alone', async () => {
    const { id } = await startSample(owner, wanted);
    assert.deepEqual([(await listSamples(asOne)).samples.length, (await listSamples(asOne)).candidates], [2, []]);
    assert.ok((await listSamples(owner)).candidates.some(({ personId }) => personId === one!.personId));
    const stranger = await asRole(ctx, 'champion');
    assert.equal((await listSamples(stranger)).samples.length, 0);
    await assert.rejects(showSample(stranger, id), { name: 'NotFound' });
    await assert.rejects(labelRecord(stranger, id, { position: 0, says: 'yes' }), { name: 'NotFound' });
    await assert.rejects(labelRecord(owner, id, { position: 0, says: 'yes' }), { name: 'NotAllowed' });
    for (const role of ['manager', 'learner'] as const) await assert.rejects(showSample(await asRole(ctx, role), id), { name: 'NotAllowed' });
    await assert.rejects(labelRecord(asOne, id, { position: 99, says: 'yes' }), { name: 'NotFound' });
  });

  it('loses its spans after their time and keeps its labels', async () => {
    assert.ok((await effectivenessRetention[0]!.purge(ctx, new Date(Date.now() + 1000))) > 0);
    const { records } = await showSample(owner, (await listSamples(owner)).samples.at(-1)!.id);
    assert.ok(records.every(({ spans }) => spans.length === 0));
    assert.equal((await latestAssessments(owner)).size, 1);
    await assert.rejects(sql`update sample_label set says = 'no'`.execute(ctx.db), /append-only/);
  });

  it('forgets who labelled after their time, and keeps what was said to the letter', async () => {
    const rule = effectivenessRetention.find(({ name }) => name === 'sample-labellers')!;
    const before = (await listSamples(owner)).samples;
    assert.equal(await rule.purge(ctx, new Date(0)), 0);
    assert.equal(await rule.purge(ctx, new Date(Date.now() + 1000)), before.length);
    assert.equal(await rule.purge(ctx, new Date(Date.now() + 1000)), 0);
    const after = (await listSamples(owner)).samples;
    const nobody = (samples: typeof before) => samples.map((sample) => ({ ...sample, labellers: [] }));
    assert.deepEqual(nobody(after), nobody(before));
    assert.deepEqual(after.map(({ labellers }) => labellers), before.map(({ labellers }) => labellers.map(({ labelled }) => ({ name: '', isMe: false, labelled }))));
    assert.equal((await listSamples(asOne)).samples.length, 0);
    for (const table of ['detection_sample', 'sample_label', 'sample_settlement']) assert.doesNotMatch(JSON.stringify((await sql`select * from ${sql.table(table)}`.execute(ctx.db)).rows), new RegExp(`${one!.subject}|${other!.subject}`), table);
    await assert.rejects(
      ctx.db.transaction().execute(async (db) => {
        await sql`select set_config('beforetab.retention', 'on', true)`.execute(db);
        await sql`update sample_label set says = 'no'`.execute(db);
      }),
      /append-only/,
      'retention may take names, and change nothing that was said',
    );
  });
});
