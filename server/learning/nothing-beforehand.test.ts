// What a learner can read before answering gives no answer away: every reply of every reading route is looked through.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aLogin, anOrganisation, aPerson } from '../../test/factories.ts';
import { publishContent } from '../../test/publish-content.ts';
import { startTestServer } from '../../test/server.ts';
import { allRoutes } from '../app.ts';
import { contentByHash, currentContent, listContent } from '../curriculum/index.ts';
import type { OpenUnit, Quiz, ScenarioSet } from './schemas.ts';

const server = await startTestServer();
const { ctx } = server;
await anOrganisation(ctx);
await publishContent(ctx);
const modules = await listContent(ctx, 'module', 'en');
const { cookie } = await aLogin(ctx, await aPerson(ctx));

const replies: { key: string; text: string }[] = [];
const ask = async <T = unknown>(key: string, params: Record<string, string> = {}, body?: unknown): Promise<T> => {
  const [method, path] = key.split(' ') as [string, string];
  const address = path.replace(/:(\w+)/g, (_whole, name: string) => params[name] ?? '');
  const reply = await server.app.request(`http://localhost:3000${address}`, { method, headers: { cookie, host: 'localhost:3000' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await reply.text();
  assert.equal(reply.status, 200, `${key} ${text.slice(0, 200)}`);
  replies.push({ key, text });
  return (reply.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined) as T;
};

type Json = null | string | number | boolean | Json[] | { [key: string]: Json };
const within = (value: Json, found: { keys: Set<string>; texts: Set<string> }): typeof found => {
  if (typeof value === 'string') found.texts.add(value.trim());
  else if (Array.isArray(value)) for (const each of value) within(each, found);
  else if (value !== null && typeof value === 'object') for (const [key, each] of Object.entries(value)) {
      // An embed may stand two captures side by side: left and right.
      if (key !== 'props') within((found.keys.add(key), each), found);
    }
  return found;
};

// Handed out whole, because the page itself judges them; the ledger says that nobody verified it.
const JUDGED_IN_THE_PAGE = ['GET /api/labs/:slug', 'GET /api/openings/:id/lab', 'GET /api/labs/checks/:hash', 'GET /api/try', 'GET /api/ignore-files/:module', 'GET /api/captures/:module/:name', 'GET /api/exercises/:module/:name'];

// Its `because` says which limit lets another assistant answer. What it says is looked through all the same.
const OTHER_WORDS = ['GET /api/arena', 'GET /api/arena/challenges/:slug/:level'];

/** Where each reading route finds something to show; a new route fails until it stands here. */
const readAll = async (): Promise<{ quizzes: Quiz[]; sets: ScenarioSet[] }> => {
  const [quizzes, sets]: [Quiz[], ScenarioSet[]] = [[], []];
  for (const { slug: module, body } of modules) {
    await ask('GET /api/modules/:slug', { slug: module });
    for (const { slug: unit, quiz } of body.units) {
      const opened = await ask<OpenUnit>('GET /api/units/:module/:unit', { module, unit });
      const embeds = opened.lesson?.steps.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'embed' ? [block.name] : []))) ?? [];
      if (quiz !== undefined) quizzes.push(await ask<Quiz>('POST /api/quizzes', {}, { module, unit }));
      if (embeds.includes('scenarios')) sets.push(await ask<ScenarioSet>('POST /api/scenario-sets', {}, { module, unit }));
    }
    if ((await currentContent(ctx, 'ignore-files', module, 'en')) !== undefined) await ask('GET /api/ignore-files/:module', { module });
  }
  for (const { id } of quizzes) await ask('GET /api/quizzes/:id', { id });
  for (const { id } of sets) await ask('GET /api/scenario-sets/:id', { id });
  for (const { slug } of await listContent(ctx, 'capture', 'en')) await ask('GET /api/captures/:module/:name', { module: slug.split('/')[0]!, name: slug.split('/')[1]! });
  for (const { slug } of await listContent(ctx, 'exercise', 'en')) await ask('GET /api/exercises/:module/:name', { module: slug.split('/')[0]!, name: slug.split('/')[1]! });
  for (const { slug, hash } of await listContent(ctx, 'lab', 'en')) {
    await ask('GET /api/labs/:slug', { slug });
    await ask('GET /api/labs/checks/:hash', { hash });
  }
  for (const { slug } of await listContent(ctx, 'short', 'en')) await ask('GET /api/short/:slug', { slug });
  const [lab] = await listContent(ctx, 'lab', 'en');
  const { id } = await ask<{ id: string }>('POST /api/labs/:slug/openings', { slug: lab!.slug }, { anew: false });
  await ask('GET /api/openings/:id', { id });
  await ask('GET /api/openings/:id/lab', { id });
  await ask('GET /api/arena/challenges/:slug/:level', { slug: 'customer-service', level: 'easy' });
  await ask('GET /api/arena/defences/:slug', { slug: 'customer-service' });
  await ask('GET /api/arena/boards/:round', { round: '2026-2' });
  const withoutParts = allRoutes.filter(({ method, path, allow }) => method === 'GET' && !path.includes(':') && typeof allow === 'string');
  for (const { key } of withoutParts) await ask(key);
  const unread = allRoutes.filter(({ key, method, allow }) => method === 'GET' && typeof allow === 'string' && !replies.some((reply) => reply.key === key));
  // A short lesson's feedback is the reply to an answer. What two people type in a pair comes from themselves; conversations, events and boards of the arena hold no item and no situation.
  assert.deepEqual(unread.map(({ key }) => key), ['GET /api/short/:slug/feedback', 'GET /api/pairs/:id/live', 'GET /api/arena/conversations/:id', 'GET /api/arena/events/:id', 'GET /api/arena/boards/:round/live']);
  return { quizzes, sets };
};

const answers = async (): Promise<Set<string>> => {
  const texts: string[] = [];
  for (const { slug } of modules) {
    const [quiz, practice, scenarios] = [await currentContent(ctx, 'quiz', slug, 'en'), await currentContent(ctx, 'practice', slug, 'en'), await currentContent(ctx, 'scenarios', slug, 'en')];
    for (const item of [...(quiz?.body.items ?? []), ...(practice?.body.items ?? [])]) texts.push(...item.options.map(({ because }) => because.trim()));
    texts.push(...(scenarios?.body.scenarios ?? []).map(({ explanation }) => explanation.trim()));
  }
  for (const { body } of await listContent(ctx, 'short', 'en')) texts.push(...body.question.options.map(({ because }) => because.trim()));
  return new Set(texts);
};

describe('before answering', () => {
  it('no reply holds what was right, or why', async () => {
    const secret = await answers();
    assert.ok(secret.size > 100);
    const { quizzes, sets } = await readAll();
    assert.ok(quizzes.length > 0 && sets.length > 0);
    for (const { key, text } of replies) {
      for (const each of secret) assert.ok(!text.includes(JSON.stringify(each).slice(1, -1)), `${key} says: ${each}`);
      if (JUDGED_IN_THE_PAGE.includes(key) || OTHER_WORDS.includes(key)) continue;
      const { keys, texts } = within(JSON.parse(text) as Json, { keys: new Set(), texts: new Set() });
      for (const word of ['right', 'isRight', 'because', 'answer', 'explanation', 'drawn', 'order', 'correct']) assert.ok(!keys.has(word), `${key} has "${word}"`);
      for (const each of texts) assert.ok(!secret.has(each), `${key} says: ${each}`);
    }
  });

  it('an answer tells about its own item and no other', async () => {
    const secret = await answers();
    const [module] = modules;
    const quiz = await ask<Quiz>('POST /api/quizzes', {}, { module: module!.slug, unit: module!.body.units.find(({ quiz }) => quiz !== undefined)!.slug });
    const item = quiz.items[0]!.id;
    const bank = await contentByHash(ctx, quiz.version);
    assert.ok(bank?.kind === 'quiz');
    const own = new Set(bank.body.items.find(({ id }) => id === item)!.options.map(({ because }) => because.trim()));
    const told = [await ask<Json>('POST /api/quizzes/:id/answers', { id: quiz.id }, { item, option: 0 }), await ask<Json>('GET /api/quizzes/:id', { id: quiz.id }), await ask<Json>('GET /api/me/data')];
    const texts = told.flatMap((each) => [...within(each, { keys: new Set(), texts: new Set() }).texts]).filter((text) => secret.has(text));
    assert.deepEqual(new Set(texts), own);
  });
});
