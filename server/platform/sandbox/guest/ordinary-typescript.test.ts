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
