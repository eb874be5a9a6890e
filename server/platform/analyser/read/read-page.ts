// Files of Vue and Svelte: their scripts where they stand, and what their pages show as HTML as a function that runs when all else has run.
import type { Entry, Expression, Made, Program, Statement } from '../program.ts';
import { SHOWN_PROPERTY, SHOWS_ANSWER_PAGE } from '../rules/sources.ts';
import { readExpression, readParts } from './read-script.ts';

type Placed = { readonly at: number; readonly to: number };
/** Found in the text of a page, in its order: a loop around what follows, or HTML. */
type Shown = Placed & ({ readonly is: 'each'; readonly target: string; readonly over: string; readonly overAt: number } | { readonly is: 'html'; readonly value: string; readonly valueAt: number });

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi;
const HIDDEN = /<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi;
const VUE_SHOWN = /\sv-for=(?:"([^"]*)"|'([^']*)')|\s(?:v-html|(?:v-bind)?:(?:innerHTML|innerHtml|inner-html|srcdoc)(?:\.prop)?|\.innerHTML)=(?:"([^"]*)"|'([^']*)')/g;
const SVELTE_SHOWN = /\{#each\s+([\s\S]+?)\s+as\s+((?:\{[^{}]*\})?[^{}]*?)\}|\{@html\s+|\b(?:innerHTML|srcdoc)=\{/g;
const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

export const isPage = (path: string): boolean => /\.(vue|svelte)$/.test(path);

/** Throws when nothing can be read of its scripts. */
export const readPage = (path: string, source: string): Program => {
  let [scripts, end, isTyped] = ['', 0, false];
  for (const found of source.matchAll(SCRIPT)) {
    const at = found.index + found[0].indexOf('>', 7 + found[1]!.length) + 1;
    scripts += blank(source.slice(end, at)) + found[2]!;
    end = at + found[2]!.length;
    isTyped ||= /lang=['"]tsx?['"]/.test(found[1]!);
  }
  const read = readParts(`${path}.${isTyped ? 'ts' : 'js'}`, scripts);
  const page = source.replace(HIDDEN, blank);
  const isVue = path.endsWith('.vue');
  const shown = isVue ? [...shownByVue(page)] : [...shownBySvelte(page)];
  const placed = { at: source.length, to: source.length };
  const shows = nested(source, shown);
  const properties = propertiesOf(path, scripts, placed);
  const program = isVue ? withoutSetup(read.program) : read.program;
  const component = isVue ? componentOf(program, properties, shows, placed) : undefined;
  if (component !== undefined) return { ...program, body: [...program.body.filter((statement) => statement !== component.from), component.made] };
  // What is computed from the rest is computed once more when the rest is known.
  const again = program.body.filter((statement) => statement.is === 'do' && statement.value.is === 'assign' && isComputed(statement.value.value));
  const body = [...properties, ...(isVue ? [] : storesIn(source, placed)), ...again, ...read.reactive, ...shows];
  // Not declared, since what is declared runs before what is only assigned.
  const whole: Expression = { is: 'function', made: { name: 'page', parameters: [], body, marks: [], isExported: true, ...placed }, ...placed };
  return { ...program, body: [...program.body, assigned({ is: 'name', id: '<page>', ...placed }, whole, placed)] };
};

/** `$reply` is what the store `reply` holds. */
const storesIn = (source: string, placed: Placed): Statement[] =>
  [...new Set([...source.matchAll(/\$([a-zA-Z_]\w*)/g)].map(([, name]) => name!))].filter((name) => !/^(state|derived|effect|props|bindable|inspect|host)$/.test(name)).map((name) => assigned({ is: 'name', id: `$${name}`, ...placed }, { is: 'name', id: name, ...placed }, placed));

const optionsOf = (program: Program): { readonly from: Statement; readonly options: Expression & { is: 'record' } } | undefined => {
  const from = program.body.find((statement) => statement.is === 'do' && statement.value.is === 'assign' && statement.value.target.is === 'name' && statement.value.target.id === program.exports.get('default'));
  const given = from?.is === 'do' && from.value.is === 'assign' ? from.value.value : undefined;
  const options = given?.is === 'call' ? given.given[0]?.value : given;
  return from === undefined || options?.is !== 'record' ? undefined : { from, options };
};
/** `setup() { …; return { html } }` is read as a script whose variables the page sees. */
const withoutSetup = (program: Program): Program => {
  const found = optionsOf(program);
  const setup = found?.options.entries.find(({ key }) => key === 'setup')?.value;
  if (found === undefined || setup?.is !== 'function' || found.options.entries.some(({ key }) => key === 'data' || key === 'methods')) return program;
  return { ...program, body: [...program.body.filter((statement) => statement !== found.from), ...setup.made.body.filter(({ is }) => is !== 'return')] };
};

const isComputed = (value: Expression): boolean =>
  value.is === 'call' && ((value.callee.is === 'name' && /^(computed|\$derived)$/.test(value.callee.id)) || (value.callee.is === 'get' && value.callee.of.is === 'name' && value.callee.of.id === '$derived'));

function* shownByVue(page: string): Iterable<Shown> {
  for (const found of page.matchAll(VUE_SHOWN)) {
    const placed = { at: found.index + 1, to: found.index + found[0].length };
    const text = found[1] ?? found[2] ?? found[3] ?? found[4] ?? '';
    const textAt = placed.to - 1 - text.length;
    if (found[1] === undefined && found[2] === undefined) yield { is: 'html', value: text, valueAt: textAt, ...placed };
    else {
      const parts = /^([\s\S]+?)\s+(?:in|of)\s+([\s\S]+)$/.exec(text);
      if (parts !== null) yield { is: 'each', target: parts[1]!.trim(), over: parts[2]!, overAt: textAt + text.length - parts[2]!.length, ...placed };
    }
  }
}

function* shownBySvelte(page: string): Iterable<Shown> {
  for (const found of page.matchAll(SVELTE_SHOWN)) {
    const placed = { at: found.index, to: found.index + found[0].length };
    if (found[1] !== undefined) yield { is: 'each', target: found[2]!.replace(/\s*\([^()]*\)\s*$/, '').trim(), over: found[1], overAt: placed.at + found[0].indexOf(found[1], 6), ...placed };
    else {
      const end = closing(page, placed.to);
      yield { is: 'html', value: page.slice(placed.to, end), valueAt: placed.to, at: placed.at, to: end };
    }
  }
}

const LONGEST = 2_000;
/** The brace that ends what began before `from`. */
const closing = (page: string, from: number): number => {
  let depth = 1;
  for (let at = from; at < page.length && at < from + LONGEST; at += 1) {
    if (page[at] === '{') depth += 1;
    else if (page[at] === '}' && (depth -= 1) === 0) return at;
  }
  return from;
};

/** What stands behind a loop is read as if it stood inside. */
const nested = (source: string, [first, ...rest]: readonly Shown[]): Statement[] => {
  if (first === undefined) return [];
  const { at, to } = first;
  if (first.is === 'html') {
    const value = readExpression(source, first.valueAt, first.value);
    const shows: Statement[] = value === undefined ? [] : [{ is: 'do', value: { is: 'call', callee: { is: 'name', id: '<element>', at, to }, given: [{ name: 'innerHTML', value }], isNew: false, at, to }, at, to }];
    return [...shows, ...nested(source, rest)];
  }
  const over = readExpression(source, first.overAt, first.over);
  const target = targetOf(first.target, { at, to });
  const body = nested(source, rest);
  // A page sees what a ref holds.
  return over === undefined ? body : [{ is: 'loop', target, over: { is: 'mixed', parts: [over, { is: 'get', of: over, key: 'value', at: over.at, to: over.to }], at: over.at, to: over.to }, body, at, to }];
};

/** `entry`, `(entry, index)`, `{ id, text }`. */
const targetOf = (text: string, placed: Placed): Expression => {
  const bare = text.replace(/^\(([\s\S]*)\)$/, '$1').trim();
  const names = /^\{([^{}]*)\}/.exec(bare)?.[1]?.split(',').map((name) => name.split(/[:=]/)[0]!.trim());
  if (names !== undefined) return { is: 'record', entries: names.map((key) => ({ key, value: { is: 'name', id: key, ...placed } })), ...placed };
  return { is: 'name', id: /^[\w$]+/.exec(bare)?.[0] ?? '', ...placed };
};

const assigned = (target: Expression, value: Expression, placed: Placed): Statement => ({ is: 'do', value: { is: 'assign', target, value, ...placed }, ...placed });

const PROPERTIES = /\bdefineProps\b\s*(?:<([^()]*)>)?\s*\(([^)]*)\)|\bprops\s*:\s*(\[[^\]]*\]|\{(?:[^{}]|\{[^{}]*\})*\})|\bexport\s+let\s+(\w+)|\blet\s*\{([^{}]*)\}[^=\n]*=\s*\$props\(/g;
/** In the part of a page that shows an answer, what it is handed to show is one. */
const propertiesOf = (path: string, scripts: string, placed: Placed): Statement[] => {
  if (!SHOWS_ANSWER_PAGE.test(path.slice(path.lastIndexOf('/') + 1))) return [];
  const texts = [...scripts.matchAll(PROPERTIES)].map((found) => found.slice(1).join(' '));
  const names = [...new Set(texts.flatMap((text) => text.match(/\w+/g) ?? []))].filter((name) => SHOWN_PROPERTY.test(name));
  const shown: Expression = { is: 'call', callee: { is: 'name', id: '<shown>', ...placed }, given: [], isNew: false, ...placed };
  const entries = names.map((key): Entry => ({ key, value: shown }));
  return names.length === 0 ? [] : [...names, 'props'].map((id) => assigned({ is: 'name', id, ...placed }, id === 'props' ? { is: 'record', entries, ...placed } : shown, placed));
};

const functionsIn = (value: Expression | undefined): Made[] => (value?.is === 'record' ? value.entries.flatMap(({ key = '', value: inner }) => (inner.is === 'function' ? [{ ...inner.made, name: key }] : [])) : []);
const returnedBy = (made: Made | undefined): readonly Entry[] => made?.body.flatMap((statement) => (statement.is === 'return' && statement.value?.is === 'record' ? statement.value.entries : [])) ?? [];

/** `export default { data() {…}, computed: {…}, methods: {…} }` is a class whose fields a page reads by their bare names. */
const componentOf = (program: Program, properties: readonly Statement[], shows: readonly Statement[], placed: Placed): { from: Statement; made: Statement } | undefined => {
  const found = optionsOf(program);
  if (found === undefined) return undefined;
  const { from, options } = found;
  const part = (name: string): Expression | undefined => options.entries.find(({ key }) => key === name)?.value;
  const [methods, computed, own] = [functionsIn(part('methods')), functionsIn(part('computed')), functionsIn(options)];
  const fields = returnedBy(own.find(({ name }) => name === 'data'));
  const setup = returnedBy(own.find(({ name }) => name === 'setup'));
  const self = (key: string): Expression => ({ is: 'get', of: { is: 'name', id: 'this', ...placed }, key, ...placed });
  const called = (key: string): Expression => ({ is: 'call', callee: self(key), given: [], isNew: false, ...placed });
  const bound = (names: readonly (string | undefined)[], value: (name: string) => Expression): Statement[] => names.flatMap((name) => (name === undefined ? [] : [assigned({ is: 'name', id: name, ...placed }, value(name), placed)]));
  const body = [
    ...properties,
    ...bound(fields.map(({ key }) => key), self),
    ...bound(methods.map(({ name }) => name), self),
    ...bound(computed.map(({ name }) => name), called),
    ...bound(setup.map(({ key }) => key), (key) => ({ is: 'get', of: called('setup'), key, ...placed })),
    ...shows,
  ];
  const name = 'component';
  const members = [...own, ...methods, ...computed, { name: 'page', parameters: [], body, marks: [], ...placed } as const].map((made): Made => ({ ...made, owner: name, bases: [], isExported: true }));
  return { from, made: { is: 'class', name, bases: [], members, fields, types: new Map(), ...placed } };
};
