// What competent developers write into a right fix in TypeScript, and a stand-in once refused or answered otherwise than the real package.
import assert from 'node:assert/strict';
import * as nodeCrypto from 'node:crypto';
import { posix } from 'node:path';
import { describe, it } from 'node:test';
import type { Call, Surroundings } from '../program.ts';
import { answerTypeScript } from './answer-here.ts';
import { evaluateInContext, nodeTick } from './evaluate-in-context.ts';

/** What `run` of this program gives, or what its Express app answers to the path. */
const valueOf = async (text: string, around: Surroundings = {}, call: Omit<Call, 'file'> = { function: 'run' }): Promise<unknown> => {
  const { returns: [said] } = await answerTypeScript({ ...around, language: 'typescript', files: { 'a.ts': text }, calls: [{ file: 'a.ts', ...call }] }, evaluateInContext(), nodeTick);
  assert.equal(said?.error, undefined);
  // From the program's realm into ours.
  return JSON.parse(JSON.stringify(said?.value));
};
/** The same program, with what Node itself has under these names. */
const inNode = async (text: string): Promise<unknown> => ((await import(`data:text/javascript,${encodeURIComponent(text)}`)) as { run: () => unknown }).run();
const ask = async (handlers: string): Promise<string> => {
  const { status, body, headers } = (await valueOf(`import express from 'express'; const app = express(); ${handlers}`, {}, { path: '/x' })) as { status: number; body: { $bytes: string }; headers: Record<string, string> };
  return `${status} ${headers['content-type']} ${atob(body.$bytes)} ${headers['set-cookie'] ?? ''}`.trim();
};

describe('Ordinary TypeScript', () => {
  it('catches what a package throws as an Error of its kind', async () => {
    const program = `
import OpenAI, { APIError, AuthenticationError, RateLimitError } from 'openai';
import { timingSafeEqual } from 'node:crypto';
import { storage } from 'storage';
class Own extends Error {}
const kinds = (problem: unknown) => [problem instanceof Error, problem instanceof TypeError, problem instanceof RangeError, problem instanceof Own];
export const run = async () => {
  const seen: unknown[] = [];
  try { new URL('x'); } catch (problem) { seen.push(kinds(problem)); }
  try { timingSafeEqual(Buffer.from('a'), Buffer.from('ab')); } catch (problem) { seen.push(kinds(problem)); }
  try { await storage.put('a', 1 as never); } catch (problem) { seen.push(kinds(problem)); }
  try { throw new Own('x'); } catch (problem) { seen.push(kinds(problem)); }
  try { await new OpenAI({ apiKey: 'wrong', maxRetries: 0 }).withOptions({ timeout: 5 }).chat.completions.create({ model: 'm', messages: [] }); } catch (problem) {
    seen.push([problem instanceof OpenAI.APIError, problem instanceof AuthenticationError, problem instanceof RateLimitError, (problem as APIError).status, problem instanceof Error]);
  }
  return [...seen, Buffer.from('a') instanceof Uint8Array, storage.get('a') instanceof Promise, structuredClone([1]) instanceof Array, ({}) instanceof Own, ([]) instanceof Map];
};`;
    assert.deepEqual(await valueOf(program, { llm: { accepts: ['k'], rules: [], otherwise: { text: '' } } }), [
      [true, true, false, false], [true, false, true, false], [true, true, false, false], [true, false, false, true], [true, true, false, 401, true], true, true, true, false, false,
    ]);
  });

  it('throws what openai throws, named and inherited as there', async () => {
    const names = ['APIConnectionError', 'APIConnectionTimeoutError', 'APITimeoutError', 'BadRequestError', 'AuthenticationError', 'PermissionDeniedError', 'NotFoundError', 'ConflictError', 'UnprocessableEntityError', 'RateLimitError', 'InternalServerError', 'Unheard'];
    const program = `
import OpenAI, * as openai from 'openai';
const client = new OpenAI({ apiKey: 'k' });
export const run = async () => [
  ...(await Promise.all(${JSON.stringify(names)}.map(async (content) => {
    const problem = await client.chat.completions.create({ model: 'm', messages: [{ role: 'user', content }] }).catch((one) => one);
    return [problem.name, problem.status ?? null, problem instanceof OpenAI.APIError, problem instanceof openai.APIConnectionError, problem instanceof openai.OpenAIError && problem instanceof Error, problem instanceof (openai[problem.name] ?? Object), problem.message];
  }))),
  [new OpenAI.RateLimitError(429, { message: 'slow', code: 'x' }, undefined, {}).code, String(new openai.APIConnectionTimeoutError()), new OpenAI.APIUserAbortError() instanceof OpenAI.APIError],
];`;
    const reply = (name: string): Parameters<typeof valueOf>[1] => ({ llm: { rules: names.map((one) => ({ when: { user: one }, reply: { text: 'It failed.', fails: one } })), otherwise: { text: name } } });
    const byStatus = (name: string, status: number): unknown[] => [name, status, true, false, true, true, `${status} It failed.`];
    assert.deepEqual(await valueOf(program, reply('')), [
      ['APIConnectionError', null, true, true, true, true, 'It failed.'], ['APIConnectionTimeoutError', null, true, true, true, true, 'It failed.'], ['APIConnectionTimeoutError', null, true, true, true, true, 'It failed.'],
      byStatus('BadRequestError', 400), byStatus('AuthenticationError', 401), byStatus('PermissionDeniedError', 403), byStatus('NotFoundError', 404), byStatus('ConflictError', 409), byStatus('UnprocessableEntityError', 422), byStatus('RateLimitError', 429), byStatus('InternalServerError', 500),
      ['Unheard', null, false, false, true, true, 'It failed.'], ['x', 'Error: Request timed out.', true],
    ]);
  });

  it('tries a call of openai again as often as it is told to, where that may help', async () => {
    const calls = async (options: string, fails: string): Promise<unknown> => {
      const program = `import OpenAI from 'openai'; export const run = async () => { const seen = []; try { const client = new OpenAI({ apiKey: 'k' }); await ${options}; } catch (problem) { seen.push(problem.name); } return seen; };`;
      const { returns: [said], log } = await answerTypeScript({ language: 'typescript', files: { 'a.ts': program }, calls: [{ file: 'a.ts', function: 'run' }], llm: { rules: [], otherwise: { text: 'It failed.', fails } } }, evaluateInContext(), nodeTick);
      return [JSON.parse(JSON.stringify(said?.value)), log.length];
    };
    const create = (more = ''): string => `.chat.completions.create({ model: 'm', messages: [] }${more})`;
    assert.deepEqual(await calls(`client${create()}`, 'APIConnectionError'), [['APIConnectionError'], 1]);
    assert.deepEqual(await calls(`new OpenAI({ apiKey: 'k', maxRetries: 2 })${create()}`, 'InternalServerError'), [['InternalServerError'], 3]);
    assert.deepEqual(await calls(`client.withOptions({ maxRetries: 1 })${create()}`, 'APITimeoutError'), [['APIConnectionTimeoutError'], 2]);
    assert.deepEqual(await calls(`client${create(', { maxRetries: 3 }')}`, 'RateLimitError'), [['RateLimitError'], 4]);
    assert.deepEqual(await calls(`new OpenAI({ apiKey: 'k', maxRetries: 2 })${create()}`, 'BadRequestError'), [['BadRequestError'], 1]);
    assert.deepEqual(await calls(`client${create(', { signal: AbortSignal.abort() }')}`, 'APIConnectionError'), [['APIUserAbortError'], 0]);
  });

  it('shows, formats and compares values as node:util does', async () => {
    const values = `[
      1, -0, 5n, 'a', "it's", 'a\\nb', null, undefined, true, Symbol('s'), [], {}, [1, 'b', [2, [3, [4, [5]]]]], { a: 1, 'b-c': { d: { e: { f: 1 } } } }, new Map([['a', { b: 1 }]]), new Set([1]), new Date(0), /x/g, (() => { const one = { a: 1 }; one.self = one.a; return one; })(),
      class A {}, function f() {}, () => 1, new (class Point { x = 1; })(), Object.create(null), { get a() { return 1; }, set b(_c) {} }, { a: 'x'.repeat(40), b: 'y'.repeat(40), c: ['z'.repeat(80)] }, new Uint8Array([1, 2]), { [Symbol('k')]: 1 }, { [util.inspect.custom]: () => 'own' },
    ]`;
    const shows = `({ inspected: values.map((one) => util.inspect(one)), deep: util.inspect([1, [[[2]]]], { depth: 0 }), formatted: [util.format('%s is %d of %i, %j %O %%', 'a', '2', '3.5', { b: 1 }, [1]), util.format('a', 1, { b: 2 }), util.format(1, 'a'), util.format('%s'), util.format('%s %s', { a: { b: 1 } }, null)],
      same: [util.isDeepStrictEqual({ a: [1] }, { a: [1] }), util.isDeepStrictEqual([1], ['1'])],
      types: [util.types.isDate(new Date()), util.types.isRegExp({}), util.types.isPromise(Promise.resolve()), util.types.isNativeError(new TypeError('x')), util.types.isTypedArray(new Uint8Array(1)), util.types.isAsyncFunction(async () => 1)], text: new util.TextDecoder().decode(new util.TextEncoder().encode('é')) })`;
    const program = `import * as util from 'node:util';\nconst values = ${values};\nexport const run = () => (${shows});`;
    assert.deepEqual(await valueOf(program), JSON.parse(JSON.stringify(await inNode(program))));
    const waits = `
import { callbackify, inspect, promisify } from 'node:util';
const late = promisify((given: unknown, tell: (problem: unknown, value?: unknown) => void) => setTimeout(() => tell(given === 'no' ? new RangeError('no') : null, given), 5));
export const run = async () => [await late('yes'), await late('no').catch((problem) => problem.name), await promisify(setTimeout)(9, 'waited'), await new Promise((done) => callbackify(async (one: number) => one + 1)(1, (_problem: unknown, value: unknown) => done(value))), inspect(new Error('broke', { cause: 'x' })).includes('[cause]'), inspect(Object.assign(new Error('broke'), { code: 7 })).includes('code: 7')];`;
    assert.deepEqual(await valueOf(waits), ['yes', 'RangeError', 'waited', 2, true, true]);
  });

  it('tells listeners as node:events does', async () => {
    const program = (from: string): string => `
${from}
class Bus extends EventEmitter { name = 'bus'; }
export const run = async () => {
  const bus = new Bus(), seen = [];
  const heard = function (...args) { seen.push([this === bus, ...args]); };
  bus.on('a', heard).once('a', () => seen.push('once')).prependListener('a', () => seen.push('first'));
  const emitted = [bus.emit('a', 1, 2), bus.emit('a', 3), bus.emit('nobody')];
  bus.off('a', heard);
  setTimeout(() => bus.emit('later', 7), 5);
  const later = await once(bus, 'later');
  setTimeout(() => bus.emit('error', new RangeError('broke')), 5);
  const failed = await once(bus, 'never').catch((problem) => problem.message);
  let thrown;
  try { bus.emit('error', new TypeError('nobody listens')); } catch (problem) { thrown = problem.message; }
  const aborted = await once(bus, 'never', { signal: AbortSignal.abort() }).catch((problem) => problem.name);
  return JSON.stringify([seen, emitted, later, failed, thrown, aborted, bus.listenerCount('a'), bus.eventNames(), bus instanceof EventEmitter, bus.listeners('a').length, bus.removeAllListeners().eventNames()]);
};`;
    for (const from of ["import { EventEmitter, once } from 'node:events';", "import EventEmitter, { once } from 'events';"]) assert.equal(await valueOf(program(from)), await inNode(program(from)));
  });

  it('has the global crypto, and node:crypto as Node has it', async () => {
    const program = `
import { createHash, hash, randomInt, webcrypto } from 'node:crypto';
const text = new TextEncoder();
export const run = async () => {
  const key = await crypto.subtle.importKey('raw', text.encode('k'), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
  const signature = await crypto.subtle.sign('HMAC', key, text.encode('m'));
  return [
    Buffer.from(await crypto.subtle.digest('SHA-384', text.encode('a'))).toString('hex'), Buffer.from(signature).toString('hex'),
    await crypto.subtle.verify('HMAC', key, signature, text.encode('m')), await crypto.subtle.verify('HMAC', key, signature, text.encode('n')),
    createHash('sha256').update('é', 'latin1').digest('hex'), hash('SHA384', 'a'), randomInt(3, 4), webcrypto.randomUUID().length, crypto.getRandomValues(new Uint8Array(4)).length,
  ];
};`;
    const of = (name: string, data: string | Buffer): string => nodeCrypto.createHash(name).update(data).digest('hex');
    assert.deepEqual(await valueOf(program), [of('sha384', 'a'), nodeCrypto.createHmac('sha256', 'k').update('m').digest('hex'), true, false, of('sha256', Buffer.from('é', 'latin1')), of('sha384', 'a'), 3, 36, 4]);
  });

  it('takes paths apart and puts them together as Node does', async () => {
    const paths = ['', '/', '.', '..', 'a', 'a/', '/a/../../b', 'a/../../b', './a//b/./c', '/a/b.tar.gz', '.hidden', 'a/b/..', 'x/.y.txt', 'a.', '/a/b/'];
    const pairs = paths.flatMap((one) => paths.map((other) => [one, other] as const));
    const show = (path: typeof posix): unknown => [
      paths.map((one) => [path.normalize(one), path.basename(one), path.basename(one, '.gz'), path.dirname(one), path.extname(one), path.isAbsolute(one), path.resolve('/r', one)]),
      pairs.map(([one, other]) => [path.join(one, other), path.relative(`/r/${one}`, `/r/${other}`)]),
    ];
    const program = `import path, { posix } from 'node:path';\nconst paths = ${JSON.stringify(paths)}, pairs = ${JSON.stringify(pairs)};\nconst show = ${show.toString().replaceAll('path.', 'posix.')};\nexport const run = () => JSON.stringify(show(path));`;
    assert.deepEqual(JSON.parse((await valueOf(program)) as string), show(posix));
  });

  it('asserts, waits, aborts and asks the process', async () => {
    const program = `
import assert from 'node:assert/strict';
import { env, hrtime } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
const fails = (work: () => void) => { try { work(); return ''; } catch (problem) { return (problem as Error).message; } };
export const run = async () => {
  const timer = setInterval(() => undefined, 1000);
  timer.unref();
  clearInterval(timer);
  const began = Date.now();
  await sleep(2000);
  await new Promise<void>((done) => setImmediate(done));
  await new Promise<void>((done) => process.nextTick(done));
  const aborting = new AbortController();
  aborting.abort();
  return [
    fails(() => assert(false, 'no')), fails(() => assert.equal(1, 2, 'other')), fails(() => assert.deepEqual({ a: [1] }, { a: [1] })), fails(() => assert.deepEqual({ a: 1 }, { a: 2 }, 'deep')), fails(() => assert.ok(1)),
    env.NAME, Date.now() - began, Number(hrtime.bigint() / 1_000_000n), aborting.signal.aborted, AbortSignal.timeout(9).aborted, fails(() => process.exit(1)), new Headers({ A: 'b' }).get('a'),
  ];
};`;
    assert.deepEqual(await valueOf(program, { env: { NAME: 'x' }, clock: '2026-03-02T09:00:00Z' }), ['no', 'other', '', 'deep', '', 'x', 2000, 2000, true, false, 'The program ended itself with process.exit(1).', 'b']);
  });

  it('fills, compares and cuts bytes', async () => {
    const program = `export const run = () => [Buffer.alloc(3, 'ab').toString(), Buffer.compare(Buffer.from('a'), Buffer.from('b')), Buffer.compare(Buffer.from('ab'), Buffer.from('a')), Buffer.from('abc').toString('utf8', 1, 2)];`;
    assert.deepEqual(await valueOf(program), ['aba', -1, 1, 'b']);
  });

  it('answers with Express in the ways there are', async () => {
    assert.equal(await ask("app.get('/x', (req, res) => res.status(201).contentType('text/html').send('a'));"), '201 text/html a');
    assert.equal(await ask("app.get('/x', (req, res) => res.type('json').send('{}'));"), '200 application/json; charset=utf-8 {}');
    assert.equal(await ask("app.get('/x', (req, res) => res.sendStatus(429));"), '429 text/plain; charset=utf-8 Too Many Requests');
    assert.equal(await ask("app.get('/x', (req, res) => { res.writeHead(202, { 'Content-Type': 'text/plain' }); res.write('a'); res.end('b'); });"), '202 text/plain ab');
    assert.equal(await ask("app.get('/x', (req, res) => res.cookie('a', 'b c', { httpOnly: true, sameSite: 'lax', maxAge: 5000 }).json(1));"), '200 application/json; charset=utf-8 1 a=b%20c; Max-Age=5; Path=/; HttpOnly; SameSite=Lax');
    assert.equal(await ask("app.get('/x', (req, res, next) => next('route'), (req, res) => res.send('no')); app.get('/x', (req, res) => res.send('yes'));"), '200 text/html; charset=utf-8 yes');
  });
});
