// Stands in for node:util: what programs take of it to wait for callbacks, to show values and to compare them.
import type { ProgramClock } from '../program-clock.ts';
import { isSame, makeTimers } from './node.ts';

type Work = (...args: unknown[]) => unknown;
type Shown = { depth?: number | null };

const CUSTOM = { promisify: Symbol.for('nodejs.util.promisify.custom'), inspect: Symbol.for('nodejs.util.inspect.custom') };
const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);
const nameOf = (value: object): string => (Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null)?.constructor?.name ?? '';

const quoted = (text: string): string => {
  const mark = ["'", '"', '`'].find((one) => !text.includes(one)) ?? "'";
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return `${mark}${mark === "'" ? escaped.replaceAll("'", "\\'") : escaped}${mark}`;
};
const keyOf = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key));

/** On one line when it fits, as Node does for what is small and not deep; many short items are not set in columns. */
const laidOut = (before: string, [open, close]: readonly [string, string], parts: readonly string[]): string => {
  const head = before === '' ? open : `${before} ${open}`;
  if (parts.length === 0) return `${head}${close}`;
  const line = `${head} ${parts.join(', ')} ${close}`;
  if (line.length <= 76 && !parts.some((part) => part.includes('\n'))) return line;
  return `${head}\n  ${parts.map((part) => part.replaceAll('\n', '\n  ')).join(',\n  ')}\n${close}`;
};

function inspect(value: unknown, { depth = 2 }: Shown = {}): string {
  const over: object[] = [];
  const show = (one: unknown): string => {
    if (typeof one === 'string') return quoted(one);
    if (typeof one === 'bigint') return `${one}n`;
    if (Object.is(one, -0)) return '-0';
    if (typeof one === 'function') return /^class\b/.test(Function.prototype.toString.call(one)) ? `[class ${one.name || '(anonymous)'}]` : `[Function${one.name ? `: ${one.name}` : ' (anonymous)'}]`;
    if (typeof one !== 'object' || one === null) return String(one);
    if (over.includes(one)) return '[Circular *1]';
    const own = (one as Record<symbol, unknown>)[CUSTOM.inspect];
    if (typeof own === 'function') {
      const said: unknown = Reflect.apply(own, one, [depth, {}, inspect]);
      return typeof said === 'string' ? said : show(said);
    }
    const kind = kindOf(one);
    if (kind === 'Date') return Number.isNaN(Number(one)) ? 'Invalid Date' : (one as Date).toISOString();
    if (kind === 'RegExp') return (one as RegExp).toString();
    if (depth !== null && over.length > depth) return `[${kind === 'Array' ? 'Array' : nameOf(one) || 'Object'}]`;
    over.push(one);
    const text = within(one, kind);
    over.pop();
    return text;
  };
  const pairs = (one: object): string[] => Reflect.ownKeys(one).flatMap((key) => {
    const { enumerable, get, set, value: held } = Object.getOwnPropertyDescriptor(one, key) ?? {};
    if (enumerable !== true) return [];
    const said = get && set ? '[Getter/Setter]' : get ? '[Getter]' : set ? '[Setter]' : show(held);
    return [`${typeof key === 'symbol' ? String(key) : keyOf(key)}: ${said}`];
  });
  const within = (one: object, kind: string): string => {
    const name = nameOf(one);
    if (kind === 'Array') return laidOut('', ['[', ']'], [...(one as unknown[]).slice(0, 100).map(show), ...((one as unknown[]).length > 100 ? [`... ${(one as unknown[]).length - 100} more items`] : [])]);
    if (kind === 'Map') return laidOut(`Map(${(one as Map<unknown, unknown>).size})`, ['{', '}'], [...(one as Map<unknown, unknown>)].map(([key, held]) => `${show(key)} => ${show(held)}`));
    if (kind === 'Set') return laidOut(`Set(${(one as Set<unknown>).size})`, ['{', '}'], [...(one as Set<unknown>)].map(show));
    if (kind === 'Uint8Array') return laidOut(`${name}(${(one as Uint8Array).length})`, ['[', ']'], [...(one as Uint8Array)].slice(0, 100).map(String));
    if (kind === 'Promise') return 'Promise { <pending> }';
    if (kind === 'Error') {
      const error = one as Error;
      const rest = pairs(one);
      if (Object.hasOwn(error, 'cause')) rest.push(`[cause]: ${show(error.cause)}`);
      const stack = error.stack || `[${String(error)}]`;
      return rest.length === 0 ? stack : laidOut(stack, ['{', '}'], rest);
    }
    const before = Object.getPrototypeOf(one) === null ? '[Object: null prototype]' : name === 'Object' ? '' : name;
    return laidOut(before, ['{', '}'], pairs(one));
  };
  return show(value);
}

function format(...given: unknown[]): string {
  const [first, ...rest] = given;
  const plain = (one: unknown): string => (typeof one === 'string' ? one : inspect(one));
  if (typeof first !== 'string') return given.map(plain).join(' ');
  const text = first.replace(/%([%sdifjoOc])/g, (whole, how: string) => {
    if (how === '%') return '%';
    if (rest.length === 0) return whole;
    const one = rest.shift();
    if (how === 's') return typeof one === 'object' && one !== null && !Object.hasOwn(one, 'toString') && kindOf(one) !== 'Error' ? inspect(one, { depth: 0 }) : typeof one === 'bigint' ? `${one}n` : String(one);
    if (how === 'd') return typeof one === 'bigint' ? `${one}n` : typeof one === 'symbol' ? 'NaN' : String(Number(one));
    if (how === 'i') return String(Number.parseInt(String(one), 10));
    if (how === 'f') return String(Number.parseFloat(String(one)));
    if (how === 'j') return asJson(one);
    return how === 'c' ? '' : inspect(one, { depth: 4 });
  });
  return [text, ...rest.map(plain)].join(' ');
}

const asJson = (one: unknown): string => {
  try {
    return JSON.stringify(one) ?? 'undefined';
  } catch {
    return '[Circular]';
  }
};

const isKind = (...kinds: string[]) => (value: unknown): boolean => kinds.includes(kindOf(value));
const TYPES = {
  isDate: isKind('Date'), isRegExp: isKind('RegExp'), isMap: isKind('Map'), isSet: isKind('Set'), isWeakMap: isKind('WeakMap'), isWeakSet: isKind('WeakSet'), isPromise: isKind('Promise'), isNativeError: isKind('Error'),
  isArrayBuffer: isKind('ArrayBuffer'), isAnyArrayBuffer: isKind('ArrayBuffer', 'SharedArrayBuffer'), isDataView: isKind('DataView'), isUint8Array: isKind('Uint8Array'),
  isTypedArray: (value: unknown) => ArrayBuffer.isView(value) && kindOf(value) !== 'DataView', isArrayBufferView: (value: unknown) => ArrayBuffer.isView(value),
  isAsyncFunction: isKind('AsyncFunction', 'AsyncGeneratorFunction'), isGeneratorFunction: isKind('GeneratorFunction', 'AsyncGeneratorFunction'), isGeneratorObject: isKind('Generator', 'AsyncGenerator'),
  isBoxedPrimitive: (value: unknown) => typeof value === 'object' && isKind('Number', 'String', 'Boolean', 'Symbol', 'BigInt')(value),
};

export const makeInspect = (clock: ProgramClock): Record<string, unknown> => {
  const waits = makeTimers(clock);
  /** A function whose last argument is a callback, as one that gives a promise. */
  const promisify = (work: Work): Work => {
    if (typeof work !== 'function') throw Object.assign(new TypeError('The "original" argument must be of type function.'), { code: 'ERR_INVALID_ARG_TYPE' });
    const own = (work as unknown as Record<symbol, unknown>)[CUSTOM.promisify];
    if (typeof own === 'function') return own as Work;
    for (const name of ['setTimeout', 'setImmediate']) if (work === clock.globals[name]) return waits[name] as Work;
    return function (this: unknown, ...args: unknown[]) {
      return new Promise((done, fail) => void Reflect.apply(work, this, [...args, (problem: unknown, value: unknown) => (problem ? fail(problem as Error) : done(value))]));
    };
  };
  const callbackify = (work: Work): Work => (...args) => {
    const tell = args.pop() as (problem: unknown, value?: unknown) => void;
    void (work(...args) as Promise<unknown>).then((value) => queueMicrotask(() => tell(null, value)), (problem: unknown) => queueMicrotask(() => tell(problem)));
  };
  return {
    promisify: Object.assign(promisify, { custom: CUSTOM.promisify }),
    inspect: Object.assign((...given: Parameters<typeof inspect>) => inspect(...given), { custom: CUSTOM.inspect }),
    callbackify, format, isDeepStrictEqual: isSame, types: { ...TYPES }, TextEncoder, TextDecoder,
    inherits: (one: { prototype: object }, from: { prototype: object }) => void Object.setPrototypeOf(one.prototype, from.prototype),
    deprecate: (work: Work) => work,
    debuglog: () => Object.assign(() => undefined, { enabled: false }),
  };
};
