// Erasing through the whole product: afterwards no table of any capability knows who it was.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { aLogin, anOrganisation, aPerson, aTeam, PASSWORD } from './factories.ts';
import { publishContent } from './publish-content.ts';
import { startTestServer } from './server.ts';
import type { OpenUnit, Quiz, ReviewSet, ScenarioSet } from '../server/learning/schemas.ts';
import type { Opening } from '../server/labs/contract.ts';

const server = await startTestServer();
const { ctx } = server;
await anOrganisation(ctx);
await publishContent(ctx);

const asker = (cookie: string) => async <T = unknown>(method: string, path: string, body?: unknown): Promise<T> => {
  const reply = await server.app.request(`http://localhost:3000${path}`, { method, headers: { cookie, host: 'localhost:3000' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await reply.text();
  assert.equal(reply.status, 200, `${method} ${path} ${text.slice(0, 300)}`);
  return JSON.parse(text) as T;
};

/** Every row of every table of every schema of ours, as text. */
const everything = async (): Promise<{ table: string; row: string }[]> => {
  const { rows: tables } = await ctx.pool.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and c.relkind in ('r', 'p', 'm') and not c.relispartition`,
  );
  const rows = await Promise.all(tables.map(async ({ name }) => (await ctx.pool.query<{ row: string }>(`select t::text as row from ${name} t`)).rows.map(({ row }) => ({ table: name.replace('public.', ''), row }))));
  return rows.flat();
};

const MARK = 'Quixotia';
const LESSON = { module: 'using-ai-tools', unit: 'where-does-your-code-go' };

/** Somebody who has done whatever a person can do here, and about whom whatever an owner can do was done. */
const aFullLife = async () => {
  const boss = await aPerson(ctx, { roles: ['owner'] });
  const asOwner = asker((await aLogin(ctx, boss)).cookie);
  const person = await aPerson(ctx, { name: `${MARK} Person`, email: `${MARK.toLowerCase()}@example.org`, job_function: `${MARK} engineer`, languages: [MARK], teams: [(await aTeam(ctx)).id], roles: ['owner', 'manager'] });
  const report = await aPerson(ctx, { manager_id: person.personId });
  const ask = asker((await aLogin(ctx, person)).cookie);
  await asOwner('POST', `/api/people/${person.personId}/tiers`, { tier: 2, belongs: true, reason: `${MARK} builds on models.` });
  const { id } = await ask<{ id: string }>('POST', '/api/me/tiers/2/objection', { reason: `${MARK} only writes tests.` });
  await asOwner('POST', `/api/tier-objections/${id}/answer`, { answer: `${MARK} is right.`, isTakenOut: true });
  await ask('POST', `/api/people/${report.personId}/tiers`, { tier: 3, belongs: true, reason: 'Trains models.' });
  await asOwner('POST', `/api/people/${person.personId}/links`);
  await ask('POST', '/api/me/password', { current: PASSWORD, next: PASSWORD });
  await ask('POST', '/api/me/assignments', { module: LESSON.module, dueOn: null });
  const { version, lesson, items, itemsVersion } = await ask<OpenUnit>('GET', `/api/units/${LESSON.module}/${LESSON.unit}`);
  await ask('POST', '/api/exercises', { version, step: lesson!.steps[0]!.id, name: 'explorer', id: 'tab-completion', outcome: 'done', detail: {}, seconds: 20 });
  await ask('POST', `/api/units/${LESSON.module}/${LESSON.unit}/steps`, { version, step: lesson!.steps[0]!.id, isDone: true, seconds: 30 });
  await ask('POST', '/api/items', { version: itemsVersion, item: Object.keys(items)[0], option: 0 });
  const quiz = await ask<Quiz>('POST', '/api/quizzes', { module: LESSON.module, unit: 'quiz' });
  for (const { id: item } of quiz.items) await ask('POST', `/api/quizzes/${quiz.id}/answers`, { item, option: 0 });
  const set = await ask<ScenarioSet>('POST', '/api/scenario-sets', LESSON);
  for (const { id: scenario } of set.scenarios) await ask('POST', `/api/scenario-sets/${set.id}/answers`, { scenario, answer: 'safe', confidence: 60 });
  server.setNow(new Date(Date.now() + 8 * 86_400_000));
  const review = await ask<ReviewSet>('POST', '/api/me/reviews');
  const [first] = review.cards;
  await ask('POST', `/api/me/reviews/${review.id}/answers`, first!.kind === 'scenario' ? { kind: 'scenario', card: 0, answer: 'safe', confidence: 60 } : { kind: 'item', card: 0, option: 0 });
  const { outcomes } = await ask<{ outcomes: { id: string; activity: string }[] }>('GET', '/api/me/outcomes?page=1');
  await ask('POST', `/api/me/outcomes/${outcomes[0]!.id}/appeals`, { why: `${MARK} knew better that day.` });
  const { version: policy } = await ask<{ version: string }>('GET', '/api/policy');
  await ask('POST', '/api/policy/acknowledgements', { version: policy });
  const { id: opening, files } = await ask<Opening>('POST', '/api/labs/sql-injection/openings', { anew: false });
  const work = { files: Object.fromEntries(Object.entries(files).map(([name, text]) => [name, `${text}\n# ${MARK} was here\n`])), seconds: 30 };
  await ask('PUT', `/api/openings/${opening}/files`, work);
  await ask('POST', `/api/openings/${opening}/runs`, { ...work, runId: randomUUID(), ownVerdict: { holds: false, failed: ['boolean-dump'] } });
  await ask('POST', `/api/openings/${opening}/hints`, {});
  const level = '/api/arena/challenges/customer-service/easy';
  const { id: conversation } = await ask<{ id: string }>('POST', `${level}/conversations`, { event: null });
  await ask('POST', `/api/arena/conversations/${conversation}/messages`, { id: randomUUID(), text: `${MARK} asks where the parcel is.` });
  await ask('POST', `${level}/hints`, { event: null });
  await ask('POST', `${level}/guesses`, { flag: `${MARK} falcon river 7k2q`, event: null });
  // As if a real model had answered and its reply had been reported.
  await ctx.pool.query(`insert into arena_report (id, at, subject, message, challenge, level, model, reason, said, shown, record) values ($1, now(), $2, $1, 'customer-service', 'easy', 'small', 'hostile', $3, 'No.', '{}')`, [randomUUID(), person.subject, `${MARK} asks again.`]);
  await ask('PUT', '/api/arena/board-choice', { isOnBoard: false });
  const { source, token } = await asOwner<{ source: { id: string }; token: string }>('POST', '/api/signals/sources', { name: 'Gateway', kind: 'litellm', mapping: null });
  const logged = { id: 'one', model: 'gpt', startTime: ctx.now().toISOString(), metadata: { user_api_key_user_email: person.email }, messages: [{ role: 'user', content: `${MARK} writes to jane@her-own-mail.com` }] };
  const sent = await server.app.request(`http://localhost:3000/api/signals/sources/${source.id}/records`, { method: 'POST', headers: { host: 'localhost:3000', authorization: `Bearer ${token}` }, body: JSON.stringify(logged) });
  assert.equal(((await sent.json()) as { taken: number }).taken, 1);
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
  const { id: event } = await ask<{ id: string }>('POST', '/api/arena/events', { title: 'Team round', kind: 'team', teams: 'own', isReplayed: true, levels: ['customer-service/easy'], hasBrackets: true, startsAt: day(1), freezesAt: null, endsAt: day(30) });
  await ask('POST', `/api/arena/events/${event}/entries`, { team: `${MARK}s` });
  return { ask, person };
};

// Only ever added to, under the random name; and the attempt that says which answers belong together.
const MAY_NAME_A_SUBJECT = ['audit', 'outcome', 'attempt', 'lab_run'];

describe('erasing', () => {
  it('leaves no name, address, text or id of the person anywhere, and their random name only where rows are never changed', async () => {
    const { ask, person } = await aFullLife();
    const before = await everything();
    for (const said of [MARK, person.email, person.personId]) assert.ok(before.some(({ row }) => row.includes(said)), said);
    await ask('POST', '/api/me/erase', { password: PASSWORD });
    const after = await everything();
    for (const said of [MARK.toLowerCase(), person.personId]) assert.deepEqual(after.filter(({ row }) => row.toLowerCase().includes(said)), [], said);
    const naming = new Set(after.filter(({ row }) => row.includes(person.subject)).map(({ table }) => table));
    assert.deepEqual([...naming].filter((table) => !MAY_NAME_A_SUBJECT.includes(table)), []);
  });

  it('never had anything personal in the audit trail to begin with', async () => {
    const audit = (await everything()).filter(({ table }) => table === 'audit').map(({ row }) => row);
    assert.ok(audit.length > 20);
    const { rows } = await ctx.pool.query<{ name: string; email: string; id: string }>('select name, email, id from person');
    for (const { name, email, id } of rows) for (const row of audit) for (const said of [name, email, id]) assert.ok(!row.includes(said), `${said} in ${row}`);
  });
});
