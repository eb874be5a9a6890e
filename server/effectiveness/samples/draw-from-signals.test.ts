// Samples of pull requests and of new integrations: what counts for the metric is drawn, flagged as the metric counts it, and named so that it can be looked up.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { anOrganisation, aPerson, asRole } from '../../../test/factories.ts';
import { startTestServer } from '../../../test/server.ts';
import { showSample } from './show-samples.ts';
import { startSample } from './start-sample.ts';

const { ctx } = await startTestServer();
await anOrganisation(ctx);
const owner = await asRole(ctx, 'owner');
const [first, second] = [await aPerson(ctx, { hasPassword: false, roles: ['champion'] }), await aPerson(ctx, { hasPassword: false, roles: ['champion'] })].map(({ personId }) => personId);
const two = { count: 25, first: first!, second: second! };
const ago = (days: number): Date => new Date(Date.now() - days * 86_400_000);

const hostId = randomUUID();
const repositoryId = randomUUID();
type Pull = { number: number; mergedAt: Date | null; isAi?: boolean; author?: string; isReviewed?: boolean };
const pull = async ({ number, mergedAt, isAi = true, author = 'person', isReviewed = false }: Pull): Promise<string> => {
  const id = randomUUID();
  await sql`insert into pull_request (id, repository, number, author_kind, opened_at, merged_at, changed_at, evidence_around, is_known, is_ai, is_reviewed)
    values (${id}, ${repositoryId}, ${number}, ${author}, ${ago(100)}, ${mergedAt}, ${mergedAt ?? ago(1)}, '[]', true, ${isAi}, ${isReviewed})`.execute(ctx.db);
  return id;
};
const remark = (of: string, at: Date, more: { isBot?: boolean; isSecurity?: boolean } = {}): Promise<unknown> =>
  sql`insert into pull_request_remark (id, pull_request, identity, is_bot, at, changed_at, place, is_security, rules, fingerprint)
    values (${randomUUID()}, ${of}, ${randomUUID()}, ${more.isBot ?? false}, ${at}, ${at}, 'line', ${more.isSecurity ?? true}, '{injection,attacker}', ${randomUUID()})`.execute(ctx.db);

const sourceId = randomUUID();
const series = randomUUID();
const integration = (path: string, more: { at?: Date; origin?: string; isAside?: boolean } = {}): Promise<unknown> =>
  sql`insert into signal_integration (key, series, source, path, line, provider, call, first_at, last_at, origin, ruleset, is_aside)
    values (${randomUUID()}, ${series}, ${sourceId}, ${path}, 7, 'OpenAI', 'responses.create', ${more.at ?? ago(5)}, ${ago(1)}, ${more.origin ?? 'new'}, '1', ${more.isAside ?? false})`.execute(ctx.db);
const alert = (path: string, triage: string, isInjection = true): Promise<unknown> =>
  sql`insert into signal_alert (key, series, source, tool, ruleset, rule, title, level, cwe, path, line, first_at, last_at, origin, is_injection, is_aside, is_suppressed, triage)
    values (${randomUUID()}, ${series}, ${sourceId}, 'analyser', '1', 'untrusted-text-in-prompt', '', 'high', '{}', ${path}, 12, ${ago(5)}, ${ago(1)}, 'new', ${isInjection}, false, false, ${triage})`.execute(ctx.db);

describe('a sample of pull requests', () => {
  it('holds merged AI-written ones of the last quarter, each with the number to look it up by, flagged as the review rate counts', async () => {
    await sql`insert into code_host (id, kind, name, base_url, secret_sealed, created_at) values (${hostId}, 'gitlab', 'Our GitLab', 'https://git.example', '\\x00', now())`.execute(ctx.db);
    await sql`insert into code_repository (id, code_host, host_id, name, named_at) values (${repositoryId}, ${hostId}, '1', 'freight/platform', now())`.execute(ctx.db);
    for (let number = 1; number <= 20; number += 1) await pull({ number, mergedAt: ago(number) });
    const reviewed = await pull({ number: 21, mergedAt: ago(3), isReviewed: true });
    await remark(reviewed, ago(4));
    for (const [at, more] of [[ago(2), {}], [ago(4), { isBot: true }], [ago(4), { isSecurity: false }]] as const) await remark(reviewed, at, more);
    await pull({ number: 90, mergedAt: ago(120) });
    await pull({ number: 91, mergedAt: null });
    await pull({ number: 92, mergedAt: ago(2), isAi: false });
    await pull({ number: 93, mergedAt: ago(2), author: 'bot' });
    const { id, records } = await startSample(owner, { ...two, metric: 'ai_code_review_catch_rate' });
    assert.equal(records, 21);
    const drawn = (await showSample(owner, id)).records;
    assert.deepEqual(new Set(drawn.map(({ source }) => source)), new Set(Array.from({ length: 21 }, (_, at) => `Our GitLab, freight/platform!${at + 1}`)));
    const flagged = drawn.filter(({ spans }) => spans.length > 0);
    assert.deepEqual(flagged.map(({ source, spans }) => [source, spans]), [['Our GitLab, freight/platform!21', [{ rule: 'injection, attacker', place: 'line', redacted: '' }]]]);
    const { rows } = await sql<{ flagged: string }>`select count(*) filter (where is_flagged) as flagged from sample_record where sample_id = ${id}`.execute(ctx.db);
    assert.equal(Number(rows[0]!.flagged), 1);
  });
});

describe('a sample of new integrations', () => {
  it('holds those that count as new, with or without an alert, flagged by alerts that nobody dismissed', async () => {
    await sql`insert into signal_source (id, kind, name, token_hash, created_at) values (${sourceId}, 'sarif', 'Analyser', '\\x00', now())`.execute(ctx.db);
    for (let at = 0; at < 20; at += 1) await integration(`app/a${at}.py`);
    await integration('app/old.py', { at: ago(200) });
    await integration('app/before.py', { origin: 'baseline' });
    await integration('test/aside.py', { isAside: true });
    await alert('app/a1.py', 'open');
    await alert('app/a2.py', 'false-alarm');
    await alert('app/a3.py', 'open', false);
    const { id, records } = await startSample(owner, { ...two, metric: 'prompt_injection_in_new_code' });
    assert.equal(records, 20);
    const drawn = (await showSample(owner, id)).records;
    assert.deepEqual(drawn.filter(({ spans }) => spans.length > 0).map(({ source, tool, spans }) => [source, tool, spans]), [['Analyser, app/a1.py:7', 'OpenAI, responses.create', [{ rule: 'untrusted-text-in-prompt', place: 'app/a1.py:12', redacted: '' }]]]);
  });

  it('is drawn alike by whoever knows the seed', async () => {
    const { drawIntegrations } = await import('../../signals/index.ts');
    const draw = async (seed: string): Promise<string[]> => (await drawIntegrations(owner, { seed, count: 8, from: ago(91) })).map(({ source }) => source);
    assert.deepEqual(await draw('a seed'), await draw('a seed'));
    assert.notDeepEqual(await draw('a seed'), await draw('another'));
  });
});
