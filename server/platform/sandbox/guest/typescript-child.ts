// Runs a TypeScript program: types stripped, modules of its own, stand-ins for packages, one fresh set of everything per request.
import { transform } from 'sucrase';
import type { HostReply } from '../host/create-host.ts';
import type { Call, Failure, ProgramAnswer, ProgramRequest } from '../program.ts';
import { asText } from '../host/read-args.ts';
import { askWith } from './host-reply.ts';
import { plain } from './plain.ts';
import { makeClock } from './program-clock.ts';
import { LabBuffer } from './stand-ins/buffer.ts';
import { makeWebCrypto } from './stand-ins/crypto.ts';
import { type Ask, type Own, standIns } from './stand-ins/index.ts';
import { makeProcess } from './stand-ins/node.ts';

/** Makes a function with these parameter names out of a body, in a realm of its own where there is one. `file` names it in stacks. */
export type Evaluate = (names: readonly string[], body: string, file: string) => (...given: unknown[]) => unknown;

type Module = { exports: Record<string, unknown> };

/** Why a program is over whose failing promise nobody waits for. */
export const leftAlone = (reason: unknown): string => `nobody waited for a promise that failed: ${String(reason)}`;

const MAX_PRINTED = 4000;

/** `host` answers one capability call; `tick` resolves when everything that could go on has. */
export async function runTypeScript(request: Omit<ProgramRequest, 'language'>, host: (name: string, args: readonly unknown[]) => HostReply, evaluate: Evaluate, tick: () => Promise<void>): Promise<Omit<ProgramAnswer, 'log'>> {
  const clock = makeClock(request.clock);
  const ask = askWith(host, clock);
  const out = { text: '' };
  const env: Record<string, string | undefined> = { ...request.env };
  const own: Own = { process: makeProcess(env, clock), clock, crypto: makeWebCrypto() };
  const globals = makeGlobals(own, ask, out);
  const apps: { answer: (call: Call) => Promise<unknown> }[] = [];
  const packages = standIns(ask, own, (app) => void apps.push(app));
  const loaded = new Map<string, Module>();

  const load = (path: string): Module => {
    const known = loaded.get(path);
    if (known !== undefined) return known;
    const module: Module = { exports: {} };
    loaded.set(path, module);
    const given: Record<string, unknown> = { ...globals, module, exports: module.exports, require: (name: string) => requireFrom(path, name) };
    evaluate(Object.keys(given), toJavaScript(path, request.files[path] ?? ''), path)(...Object.values(given));
    return module;
  };
  const requireFrom = (from: string, name: string): unknown => {
    if (name.startsWith('.')) return load(resolve(from, name, request.files)).exports;
    const found = Object.hasOwn(packages, name) ? packages[name] : Object.hasOwn(packages, name.replace(/^node:/, '')) ? packages[name.replace(/^node:/, '')] : undefined;
    if (found === undefined) throw new Error(`Cannot find module '${name}'.${INSTEAD[name.replace(/^node:/, '')] ?? ''} There are: ${Object.keys(packages).join(', ')}, and your own files.`);
    return found;
  };
  const callOnce = async (call: Call): Promise<unknown> => {
    clock.advance(call.after ?? 0);
    const { exports } = load(call.file);
    if (call.function === undefined) {
      const app = apps.at(-1);
      if (app === undefined) throw new Error(`${call.file} has no Express app any more; keep the line \`const app = express()\`.`);
      return app.answer(call);
    }
    const wanted = exports[call.function];
    if (typeof wanted !== 'function') throw new Error(`${call.file} exports no function ${call.function} any more.`);
    return (wanted as (...args: unknown[]) => unknown)(...(call.args ?? []));
  };

  const returns: ProgramAnswer['returns'] = [];
  for (const calls of atOnce(request.calls)) {
    for (const done of await settle(calls.map((call) => () => callOnce(call)), clock, tick)) {
      returns.push('problem' in done ? { error: failureOf(done.problem, request.files) } : valueOrFailure(done.value, request.files));
    }
  }
  return { returns, printed: out.text };
}

/** Each with those that come while it is being answered. */
function atOnce(calls: readonly Call[]): Call[][] {
  const groups: Call[][] = [];
  for (const call of calls) {
    if (call.isTogether === true && groups.length > 0) groups.at(-1)?.push(call);
    else groups.push([call]);
  }
  return groups;
}

function valueOrFailure(value: unknown, files: Readonly<Record<string, string>>): ProgramAnswer['returns'][number] {
  try {
    return { value: plain(value) };
  } catch (problem) {
    return { error: failureOf(problem, files) };
  }
}

type Done = { value: unknown } | { problem: unknown };

/** Waits for all that begin here; when nothing goes on any more the clock jumps to the next timer, as `setTimeout` would fire then. */
async function settle(begins: readonly (() => Promise<unknown>)[], clock: ReturnType<typeof makeClock>, tick: () => Promise<void>): Promise<Done[]> {
  const done: (Done | undefined)[] = begins.map(() => undefined);
  for (const [at, begin] of begins.entries()) {
    begin().then(
      (value) => (done[at] = { value }),
      (problem: unknown) => (done[at] = { problem }),
    );
  }
  let why = 'it goes on setting timers';
  for (let turn = 0; turn < 1000; turn += 1) {
    await tick();
    if (!done.includes(undefined)) break;
    if (clock.fireNext()) continue;
    why = 'it waits for something that does not come';
    break;
  }
  return done.map((one) => one ?? { problem: new Error(`The call never ended: ${why}.`) });
}

function resolve(from: string, name: string, files: Readonly<Record<string, string>>): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of name.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  const path = parts.join('/');
  const found = [path, `${path}.ts`, path.replace(/\.js$/, '.ts')].find((one) => Object.hasOwn(files, one));
  if (found === undefined) throw new Error(`Cannot find module '${name}' from ${from}.`);
  return found;
}

/** A submission runs the same files dozens of times: what a text becomes is kept, by the whole of it. */
const stripped = new Map<string, string>();
const MOST_KEPT = 100;

/** What to do without a module that has no like in a browser. */
const INSTEAD: Readonly<Record<string, string>> = {
  async_hooks: ' A browser cannot follow a value through what is awaited: hand it on as an argument.',
  fs: ' There is no disk here: what the program keeps is in its services.',
  'fs/promises': ' There is no disk here: what the program keeps is in its services.',
};

function toJavaScript(path: string, text: string): string {
  const key = `${path}\0${text}`;
  const kept = stripped.get(key);
  if (kept !== undefined) return kept;
  const code = strip(path, text);
  if (stripped.size >= MOST_KEPT) stripped.clear();
  stripped.set(key, code);
  return code;
}

function strip(path: string, text: string): string {
  try {
    return `"use strict";${transform(text, { transforms: ['typescript', 'imports'], production: true, keepUnusedImports: false, filePath: path }).code}`;
  } catch (problem) {
    const [, message = String(problem), line = '1'] = /^(?:Error transforming [^:]*: )?(.*?) \((\d+):\d+\)$/s.exec(problem instanceof Error ? problem.message : String(problem)) ?? [];
    throw Object.assign(new SyntaxError(message), { file: path, line: Number(line) });
  }
}

function makeGlobals({ process, clock, crypto }: Own, ask: Ask, out: { text: string }): Record<string, unknown> {
  const print = (...things: unknown[]): void => {
    if (out.text.length < MAX_PRINTED) out.text = `${out.text}${things.map(shown).join(' ')}\n`.slice(0, MAX_PRINTED);
  };
  return {
    console: {
      log: print, info: print, warn: print, error: print, debug: print, trace: print, table: print, dir: (thing: unknown) => print(thing), group: print,
      assert: (holds: unknown, ...things: unknown[]) => (holds ? undefined : print('Assertion failed', ...things)), groupEnd: nothing, time: nothing, timeEnd: nothing,
    },
    process,
    fetch: async (url: unknown, options: { method?: string; headers?: Record<string, string>; body?: unknown; redirect?: string } = {}) => fetchFrom(ask, String(url), options),
    ...clock.globals,
    Buffer: LabBuffer,
    crypto,
    URL, URLSearchParams, AbortController, AbortSignal, Headers, TextEncoder, TextDecoder, atob, btoa, structuredClone,
  };
}

const nothing = (): void => undefined;

const shown = (thing: unknown): string => {
  if (typeof thing === 'string') return thing;
  if (thing instanceof Error) return `${thing.name}: ${thing.message}`;
  try {
    return JSON.stringify(thing) ?? String(thing);
  } catch {
    return String(thing);
  }
};

async function fetchFrom(ask: Ask, url: string, options: { method?: string; headers?: Record<string, string>; body?: unknown; redirect?: string }): Promise<object> {
  let at = url;
  for (let turn = 0; turn < 10; turn += 1) {
    const said = (await ask('http.request', [{ method: (options.method ?? 'GET').toUpperCase(), url: at, headers: { ...options.headers }, body: options.body === undefined ? null : asText(options.body) }])) as { status: number; body: string; location: string | null };
    if (said.location === null || options.redirect === 'manual') {
      const headers = new Map(said.location === null ? [] : [['location', said.location]]);
      return { status: said.status, ok: said.status < 400, url: at, headers: { get: (name: string) => headers.get(name.toLowerCase()) ?? null }, text: async () => said.body, json: async () => JSON.parse(said.body) as unknown };
    }
    if (options.redirect === 'error') throw new TypeError('fetch failed: redirected');
    at = new URL(said.location, at).href;
  }
  throw new TypeError('fetch failed: too many redirects');
}

/** Type, message and the program's own line of what was thrown. */
function failureOf(problem: unknown, files: Readonly<Record<string, string>>): Failure {
  const { name, message, stack, file, line } = (typeof problem === 'object' && problem !== null ? problem : {}) as Record<string, unknown>;
  const said: Failure = { type: typeof name === 'string' ? name.slice(0, 100) : typeof problem, message: (typeof message === 'string' ? message : String(problem)).slice(0, 2000) };
  if (typeof file === 'string' && typeof line === 'number') return { ...said, file, line };
  for (const found of typeof stack === 'string' ? stack.slice(0, 20_000).matchAll(/([\w./-]+\.ts):(\d+)/g) : []) {
    const path = Object.keys(files).find((one) => found[1] === one || found[1]?.endsWith(`/${one}`));
    if (path !== undefined) return { ...said, file: path, line: Number(found[2]) };
  }
  return said;
}
