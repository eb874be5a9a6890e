// Small modules of Node that a right fix may ask for: process, path (POSIX), assert, timers; no more of each than lab code uses.
import type { ProgramClock } from '../program-clock.ts';

type Env = Record<string, string | undefined>;

/** Nothing ends here when a program ends itself: it is told so, and its request fails as it would without an answer. */
export const makeProcess = (env: Env, clock: ProgramClock): Record<string, unknown> => {
  const began = clock.now();
  const elapsed = (): number => clock.now() - began;
  const process: Record<string, unknown> = {
    env, argv: ['node', 'app.ts'], platform: 'linux', pid: 1, version: 'v24.0.0', versions: { node: '24.0.0' },
    cwd: () => '/app',
    uptime: () => elapsed() / 1000,
    nextTick: (run: (...args: unknown[]) => void, ...args: unknown[]) => queueMicrotask(() => run(...args)),
    hrtime: Object.assign(() => [Math.floor(elapsed() / 1000), (elapsed() % 1000) * 1e6], { bigint: () => BigInt(Math.round(elapsed() * 1e6)) }),
    exit: (code: unknown = 0) => {
      throw new Error(`The program ended itself with process.exit(${String(code)}).`);
    },
    emitWarning: () => undefined,
  };
  for (const name of ['on', 'once', 'off', 'addListener', 'removeListener']) process[name] = () => process;
  return process;
};

const normalize = (path: string): string => {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..' || !path.startsWith('/')) parts.push(part);
  }
  const [start, end] = [path.startsWith('/') ? '/' : '', path.endsWith('/') ? '/' : ''];
  if (parts.length === 0) return start || (end === '' ? '.' : './');
  return `${start}${parts.join('/')}${end}`;
};
const bare = (path: string): string => (path.length > 1 ? path.replace(/\/+$/, '') : path);
const basename = (path: string, ending = ''): string => {
  const name = bare(path).split('/').at(-1) ?? '';
  return ending !== '' && name !== ending && name.endsWith(ending) ? name.slice(0, -ending.length) : name;
};
const resolve = (...paths: string[]): string => bare(normalize(['/app', ...paths].reduce((from, path) => (path.startsWith('/') ? path : `${from}/${path}`))));

export const makePath = (): Record<string, unknown> => {
  const path: Record<string, unknown> = {
    sep: '/', delimiter: ':', normalize, resolve, basename,
    join: (...parts: string[]) => normalize(parts.filter((part) => part !== '').join('/')),
    isAbsolute: (given: string) => given.startsWith('/'),
    dirname: (given: string) => (bare(given).includes('/') ? bare(given).replace(/\/+[^/]*$/, '') || '/' : '.'),
    extname: (given: string) => {
      const name = basename(given);
      return name === '..' || name.lastIndexOf('.') < 1 ? '' : name.slice(name.lastIndexOf('.'));
    },
    relative: (from: string, to: string) => {
      const [one, other] = [from, to].map((given) => resolve(given).split('/').filter(Boolean)) as [string[], string[]];
      const same = one.findIndex((part, at) => part !== other[at]);
      const shared = same === -1 ? one.length : same;
      return [...one.slice(shared).map(() => '..'), ...other.slice(shared)].join('/');
    },
  };
  return Object.assign(path, { posix: path });
};

const kindOf = (value: unknown): string => Object.prototype.toString.call(value);
/** As `deepStrictEqual` sees values of JSON, dates, sets, maps and bytes. */
export const isSame = (left: unknown, right: unknown): boolean => {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null || kindOf(left) !== kindOf(right)) return false;
  if (kindOf(left) === '[object Date]') return Number(left) === Number(right);
  if (kindOf(left) === '[object Map]' || kindOf(left) === '[object Set]') return isSame([...(left as Set<unknown>)], [...(right as Set<unknown>)]);
  const [one, other] = [Object.entries(left), Object.entries(right)];
  return one.length === other.length && one.every(([name, value]) => Object.hasOwn(right, name) && isSame(value, (right as Record<string, unknown>)[name]));
};

class AssertionError extends Error {
  override name = 'AssertionError';
  readonly code = 'ERR_ASSERTION';
}

export const makeAssert = (): unknown => {
  const must = (holds: boolean, message: unknown, otherwise: string): void => {
    if (holds) return;
    throw kindOf(message) === '[object Error]' ? (message as Error) : new AssertionError(typeof message === 'string' ? message : otherwise);
  };
  const ok = (value: unknown, message?: unknown): void => must(Boolean(value), message, 'The expression evaluated to a falsy value');
  const equal = (left: unknown, right: unknown, message?: unknown): void => must(Object.is(left, right), message, 'Expected values to be strictly equal');
  const notEqual = (left: unknown, right: unknown, message?: unknown): void => must(!Object.is(left, right), message, 'Expected values not to be strictly equal');
  const deepEqual = (left: unknown, right: unknown, message?: unknown): void => must(isSame(left, right), message, 'Expected values to be strictly deep-equal');
  const match = (text: string, pattern: RegExp, message?: unknown): void => must(pattern.test(text), message, 'The input did not match the regular expression');
  const assert: Record<string, unknown> = Object.assign((...given: [unknown, unknown?]) => ok(...given), {
    ok, equal, strictEqual: equal, notEqual, notStrictEqual: notEqual, deepEqual, deepStrictEqual: deepEqual, match, AssertionError,
    fail: (message?: unknown) => must(false, message, 'Failed'),
  }) as never;
  return Object.assign(assert, { strict: assert, default: assert, __esModule: true });
};

/** `import { setTimeout } from 'node:timers/promises'`. */
export const makeTimers = (clock: ProgramClock): Record<string, unknown> => {
  const after = (wait: number, value?: unknown): Promise<unknown> => new Promise((done) => void (clock.globals['setTimeout'] as (run: () => void, wait: number) => unknown)(() => done(value), wait));
  return { setTimeout: after, setImmediate: (value?: unknown) => after(0, value), scheduler: { wait: after, yield: () => after(0) } };
};
