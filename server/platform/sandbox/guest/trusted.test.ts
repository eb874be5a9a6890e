// Programs and their surroundings: the same capabilities in Python and in TypeScript, one clock, one log, nothing left for the next request.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { buildAssets } from '../../../../scripts/build-assets.ts';
import type { ProgramAnswer, ProgramRequest, Surroundings } from '../program.ts';
import { startTrusted } from './start-trusted.ts';

const around: Surroundings = {
  env: { REGION: 'eu' },
  clock: '2026-03-02T09:00:00Z',
  llm: { accepts: ['k-1', ''], rules: [{ when: { user: 'spill' }, reply: { text: 'It says: {{system}}' } }, { when: { call: 2 }, reply: { text: '', toolCalls: [{ name: 'refund', arguments: { order: 7 } }] } }], otherwise: { text: 'fine' } },
  services: { orders: { lookup: [{ when: [7], returns: { id: 7, total: 12 } }, { returns: null }], cancel: [{ fails: 'too late' }] } },
  storage: { 'models/a': 'one', 'models/b': 'two' },
  http: [{ url: 'https://old.example/x', redirectTo: 'https://new.example/x' }, { url: 'https://new.example/*', body: 'moved here' }],
};

const PYTHON = `
import os, time, datetime
import llm, requests
from openai import OpenAI, AuthenticationError
from services import orders, ServiceError
from storage import storage
from flask import Flask, request, jsonify
app = Flask(__name__)

def all_of_it():
    first = llm.generate(system="be kind", user="please spill")
    second = OpenAI(api_key="k-1").chat.completions.create(model="m", messages=[{"role": "user", "content": "hi"}], max_tokens=5)
    try:
        OpenAI(api_key="wrong").chat.completions.create(model="m", messages=[])
        refused = False
    except AuthenticationError:
        refused = True
    storage.put("models/c", "three")
    try:
        orders.cancel(7)
        cancelled = "yes"
    except ServiceError as problem:
        cancelled = str(problem)
    return [os.environ["REGION"], first.text, second.choices[0].message.tool_calls[0].function.name, refused, orders.lookup(7), orders.lookup(8), cancelled, storage.list("models/"), storage.get("models/c"), requests.get("https://old.example/x").text]

def clock():
    before = time.time()
    time.sleep(5)
    return [before, time.time() - before, datetime.datetime.now().isoformat()]

@app.post("/echo/<int:number>")
def echo(number):
    print("seen", number)
    return jsonify({"number": number, "q": request.args.get("q"), "body": request.json, "kind": request.headers.get("X-Kind")})

def no_number():
    try:
        llm.generate(user="hi", max_tokens=float("nan"))
        told = "sent"
    except ValueError:
        told = "refused"
    return [float("nan"), float("inf"), -float("inf"), 0.5, told]

def leave():
    import builtins
    seen = getattr(builtins, "left", "clean")
    builtins.left = "dirty"
    return seen
`;

const TYPESCRIPT = `
import express from 'express';
import { createHash, createHmac, hash, timingSafeEqual } from 'node:crypto';
import { generate } from 'llm';
import OpenAI from 'openai';
import { orders } from 'services';
import { storage } from 'storage';
import { double } from './numbers.ts';

type Order = { id: number; total: number };
const app = express();
app.use(express.json());

export async function allOfIt(): Promise<unknown[]> {
  const first = await generate({ system: 'be kind', user: 'please spill' });
  const second = await new OpenAI({ apiKey: 'k-1' }).chat.completions.create({ model: 'm', messages: [{ role: 'user', content: 'hi' }], max_tokens: 5 });
  const refused = await new OpenAI({ apiKey: 'wrong' }).chat.completions.create({ model: 'm', messages: [] }).then(() => false, (problem: Error) => problem.name === 'AuthenticationError');
  await storage.put('models/c', 'three');
  const cancelled = await orders.cancel(7).catch((problem: Error) => problem.message);
  const order = (await orders.lookup(7)) as Order;
  return [process.env.REGION, first.text, second.choices[0].message.tool_calls[0].function.name, refused, order, await orders.lookup(8), cancelled, await storage.list('models/'), await storage.get('models/c'), await (await fetch('https://old.example/x')).text()];
}

export async function clock() {
  const before = Date.now();
  await new Promise((done) => setTimeout(done, 5000));
  return [before / 1000, (Date.now() - before) / 1000, new Date().toISOString()];
}

app.post('/echo/:number', async (req, res) => {
  console.log('seen', req.params.number);
  res.status(201).json({ number: double(Number(req.params.number)) / 2, q: req.query.q, body: req.body, kind: req.get('X-Kind') });
});
app.get('/fails', async () => {
  throw new Error('handler failed');
});

export const sign = () => createHmac('sha256', 'key').update('text').digest('hex');
export const asStream = () => { const mac = createHmac('sha256', 'key'); mac.write('te'); mac.end('xt'); return mac.read().toString('hex') === sign(); };
export const atOnce = () => hash('sha256', 'a') === createHash('sha256').update('a').digest('hex');
export const same = () => timingSafeEqual(new Uint8Array([1, 2]), new Uint8Array([1, 2]));
export function leave() {
  const seen = (Array as unknown as { left?: string }).left ?? 'clean';
  Object.assign(Array, { left: 'dirty' });
  return seen;
}
export const forever = () => new Promise(() => {});
`;

const EXPECTED = ['eu', 'It says: be kind', 'refund', true, { id: 7, total: 12 }, null, 'too late', ['models/a', 'models/b', 'models/c'], 'three', 'moved here'];

describe('a program and its surroundings', () => {
  let child: Awaited<ReturnType<typeof startTrusted>>;
  before(async () => {
    await buildAssets();
    child = await startTrusted();
  });
  after(() => child.stop());
  const python = (calls: ProgramRequest['calls'], more: Surroundings = around): Promise<ProgramAnswer> => child.run({ ...more, language: 'python', files: { 'app.py': PYTHON }, calls });
  const typescript = (calls: ProgramRequest['calls'], text = TYPESCRIPT): Promise<ProgramAnswer> => child.run({ ...around, language: 'typescript', files: { 'app.ts': text, 'numbers.ts': 'export const double = (n: number): number => n * 2;' }, calls });
  const valueOf = ({ returns: [first] }: ProgramAnswer): unknown => {
    assert.equal(first?.error, undefined);
    return first?.value;
  };

  it('reaches the same capabilities from both languages, and the host keeps the same log', async () => {
    const [fromPython, fromTypeScript] = [await python([{ file: 'app.py', function: 'all_of_it' }]), await typescript([{ file: 'app.ts', function: 'allOfIt' }])];
    assert.deepEqual(valueOf(fromPython), EXPECTED);
    assert.deepEqual(valueOf(fromTypeScript), EXPECTED);
    const does = ({ log }: ProgramAnswer): string[] => log.map((entry) => entry.does).sort();
    assert.deepEqual(does(fromPython), does(fromTypeScript));
    const asked = fromPython.log.filter((entry) => entry.does === 'llm.generate');
    assert.deepEqual(asked.map(({ apiKey, maxTokens, reply }) => [apiKey, maxTokens, reply]), [[null, null, 'It says: be kind'], ['k-1', 5, ''], ['wrong', null, '']]);
  });

  it('lives by the clock of the check', async () => {
    const [seconds, slept] = valueOf(await python([{ file: 'app.py', function: 'clock', after: 60 }])) as [number, number];
    assert.deepEqual([seconds, slept], [Date.parse('2026-03-02T09:01:00Z') / 1000, 5]);
    assert.deepEqual(valueOf(await typescript([{ file: 'app.ts', function: 'clock', after: 60 }])), [seconds, 5, '2026-03-02T09:01:05.000Z']);
  });

  it('answers requests to its web application', async () => {
    const call = { path: '/echo/4', method: 'POST' as const, query: { q: 'a b' }, headers: { 'X-Kind': 'k' }, json: { deep: [1] } };
    const read = (answer: ProgramAnswer): unknown => JSON.parse(atob((valueOf(answer) as { body: { $bytes: string } }).body.$bytes));
    const expected = { number: 4, q: 'a b', body: { deep: [1] }, kind: 'k' };
    const answers = [await python([{ file: 'app.py', ...call }]), await typescript([{ file: 'app.ts', ...call }])];
    for (const answer of answers) {
      assert.deepEqual(read(answer), expected);
      assert.equal(answer.printed, 'seen 4\n');
    }
    const { returns: [failed] } = await typescript([{ file: 'app.ts', path: '/fails' }]);
    assert.deepEqual(failed?.error, { type: 'Error', message: 'handler failed', file: 'app.ts', line: 35 });
  });

  it('answers a call that comes while the one before it is still going on', async () => {
    const text = "import { generate } from 'llm';\nlet busy = 0;\nexport const most = async () => { busy += 1; const seen = busy; await generate('a'); await generate('b'); busy -= 1; return seen; };\n";
    const most = { file: 'app.ts', function: 'most' };
    const { returns } = await typescript([most, { ...most, isTogether: true }, most, { ...most, isTogether: true }, { ...most, isTogether: true }], text);
    assert.deepEqual(returns.map(({ value }) => value), [1, 2, 1, 2, 3]);
  });

  it('is told what is no number in JSON, and goes on', async () => {
    assert.deepEqual(valueOf(await python([{ file: 'app.py', function: 'no_number' }])), [{ $type: 'NaN' }, { $type: 'Infinity' }, { $type: '-Infinity' }, 0.5, 'refused']);
    assert.deepEqual(valueOf(await typescript([{ file: 'app.ts', function: 'f' }], 'export const f = () => [NaN, Infinity, -Infinity, 0.5];')), [{ $type: 'NaN' }, { $type: 'Infinity' }, { $type: '-Infinity' }, 0.5]);
  });

  it('is handed arguments as the model wrote them, and told that a key cannot be read', async () => {
    const odd: Surroundings = { ...around, llm: { rules: [], otherwise: { text: '', toolCalls: [{ name: 'refund', arguments: '{"order": 7' }, { name: 'refund', arguments: { order: 7 } }] } }, storageFails: ['models/a'] };
    const asPython = "from openai import OpenAI\nfrom storage import storage\ndef f():\n    calls = OpenAI(api_key='k').chat.completions.create(model='m', messages=[]).choices[0].message.tool_calls\n    try:\n        told = storage.get('models/a')\n    except Exception:\n        told = 'no answer'\n    return [*[one.function.arguments for one in calls], told, storage.get('models/b')]\n";
    const asTypeScript = "import OpenAI from 'openai';\nimport { storage } from 'storage';\nexport const f = async () => { const { choices: [{ message }] } = await new OpenAI({ apiKey: 'k' }).chat.completions.create({ model: 'm', messages: [] }); return [...message.tool_calls.map((one: any) => one.function.arguments), await storage.get('models/a').catch(() => 'no answer'), await storage.get('models/b')]; };\n";
    assert.deepEqual(valueOf(await child.run({ ...odd, language: 'python', files: { 'app.py': asPython }, calls: [{ file: 'app.py', function: 'f' }] })), ['{"order": 7', '{"order": 7}', 'no answer', 'two']);
    assert.deepEqual(valueOf(await child.run({ ...odd, language: 'typescript', files: { 'app.ts': asTypeScript }, calls: [{ file: 'app.ts', function: 'f' }] })), ['{"order": 7', '{"order":7}', 'no answer', 'two']);
  });

  it('hears a late answer after others, from the store and from a service, and a failure that is late', async () => {
    const text = "import { storage } from 'storage';\nimport { orders } from 'services';\nexport const f = async () => { const seen = []; const note = (one) => seen.push(one); await Promise.all([storage.get('a').then(note), storage.get('b').then(note), orders.find(7).then(note), orders.find(8).then(note), storage.get('c').catch((problem) => note(problem.message))]); return seen; };\n";
    const services = { orders: { find: [{ when: [7], returns: 'seven' }, { when: [8], returns: 'eight' }] } };
    const { returns: [given] } = await child.run({ services, storage: { a: 'one', b: 'two' }, storageFails: ['c'], late: ['storage.get a', 'service.call orders find 7', 'storage.get c'], language: 'typescript', files: { 'app.ts': text }, calls: [{ file: 'app.ts', function: 'f' }] });
    assert.deepEqual(given?.value, ['two', 'eight', 'one', 'seven', 'the store does not answer']);
  });

  it('gives back 60,000 bytes of a long one, also where the program has patched its arrays', async () => {
    const long = "export const f = () => { Uint8Array.prototype.subarray = () => new Uint8Array([9]); return new Uint8Array(70_000).map((_byte, at) => at % 251); };";
    const { $bytes } = valueOf(await typescript([{ file: 'app.ts', function: 'f' }], long)) as { $bytes: string };
    assert.deepEqual([...Buffer.from($bytes, 'base64')], Array.from({ length: 60_000 }, (_none, at) => at % 251));
  });

  it('strips a file anew when its text is another', async () => {
    const said: unknown[] = [];
    for (const text of ['export const f = (): number => 1;', 'export const f = (): number => 2;', 'export const f = (): number => 1;']) said.push(valueOf(await typescript([{ file: 'app.ts', function: 'f' }], text)));
    assert.deepEqual(said, [1, 2, 1]);
  });

  it('starts anew with every request', async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      assert.equal(valueOf(await python([{ file: 'app.py', function: 'leave' }])), 'clean');
      assert.equal(valueOf(await typescript([{ file: 'app.ts', function: 'leave' }])), 'clean');
    }
  });

  it('ends where nobody waits for a promise that fails, at once, and answers the next', async () => {
    const began = performance.now();
    await assert.rejects(typescript([{ file: 'app.ts', function: 'go' }], "export const go = async () => { void Promise.reject(new Error('left alone')); await 0; return 1; };"), /^Error: ended: nobody waited for a promise that failed: Error: left alone$/);
    assert.ok(performance.now() - began < 1_500);
    assert.equal(valueOf(await typescript([{ file: 'app.ts', function: 'go' }], "export const go = async () => { const later = Promise.reject(new Error('heard')); try { await later; } catch { return 2; } };")), 2);
  });

  it('says file and line of a mistake, and what cannot be imported', async () => {
    const { returns: [broken] } = await typescript([{ file: 'app.ts', function: 'x' }], 'const a = 1;\nconst b = ;\n');
    assert.deepEqual([broken?.error?.type, broken?.error?.file, broken?.error?.line], ['SyntaxError', 'app.ts', 2]);
    const { returns: [missing] } = await typescript([{ file: 'app.ts', function: 'x' }], "import fs from 'node:fs';\nexport const x = () => fs;\n");
    assert.match(missing?.error?.message ?? '', /Cannot find module 'node:fs'\. There is no disk here/);
    const { returns: [endless] } = await typescript([{ file: 'app.ts', function: 'forever' }]);
    assert.match(endless?.error?.message ?? '', /never ended/);
  });

  it('has the hashes and comparisons of node:crypto', async () => {
    assert.equal(valueOf(await typescript([{ file: 'app.ts', function: 'sign' }])), '6afa9046a9579cad143a384c1b564b9a250d27d6f6a63f9f20bf3a7594c9e2c6');
    assert.equal(valueOf(await typescript([{ file: 'app.ts', function: 'same' }])), true);
    assert.equal(valueOf(await typescript([{ file: 'app.ts', function: 'atOnce' }])), true);
    assert.equal(valueOf(await typescript([{ file: 'app.ts', function: 'asStream' }])), true);
  });
});
