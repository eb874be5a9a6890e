// Reads selectors and says whether they hold for an element: by name, class, attribute, place among its siblings, and what stands around it.
import type { Element } from './element.ts';
import { holdsInside } from './inside.ts';
import { splitOutside } from './split.ts';

type Test = (element: Element) => boolean;
type Joint = ' ' | '>' | '+' | '~';
export type Compound = { tag: string; id: string; classes: string[]; attributes: [name: string, how: string, value: string, isAnyCase: boolean][]; tests: Test[]; joint: Joint };
/** `isState`: holds only while something is pointed at, open, checked; `isSwitched`: holds until then, by `:not()`; `asksMarks`: asks by `:has()` for classes or attributes, which scripts set. */
export type Selector = { chain: Compound[]; isState: boolean; isSwitched: boolean; asksMarks: boolean };

const NAME = String.raw`(?:\\.|[\w-]|[^\x00-\x7f])+`;
const PARTS = new RegExp(String.raw`(\*|${NAME})|#(${NAME})|\.(${NAME})|\[\s*([\w-]+)\s*(?:([~|^$*]?=)\s*(?:"([^"]*)"|'([^']*)'|([^\]\s]*))\s*([is])?)?[^\]]*\]|(::?[\w-]+)`, 'y');
const MOST_STEPS = 2_000;
const DEEPEST = 4;

/** Undefined for what never holds here, as for what is written before or behind an element. */
export const readSelector = (text: string, depth = 0): Selector | undefined => {
  const selector: Selector = { chain: [], isState: false, isSwitched: false, asksMarks: false };
  let joint: Joint = ' ';
  for (const part of splitOutside(text.replace(/\s*([>+~])(?!=)\s*/g, ' $1 '), ' ')) {
    if (part === '>' || part === '+' || part === '~') joint = part;
    else {
      const compound = readCompound(part, joint, selector, depth);
      if (compound === undefined) return undefined;
      selector.chain.push(compound);
      joint = ' ';
    }
  }
  return selector.chain.length === 0 ? undefined : selector;
};

const plain = (name: string): string => name.replace(/\\(.)/g, '$1');

const readCompound = (text: string, joint: Joint, selector: Selector, depth: number): Compound | undefined => {
  const compound: Compound = { tag: '*', id: '', classes: [], attributes: [], tests: [], joint };
  for (let at = 0; at < text.length; ) {
    PARTS.lastIndex = at;
    const found = PARTS.exec(text);
    if (found === null) return undefined;
    at = PARTS.lastIndex;
    const [, tag, id, className, attribute, how = '', ...rest] = found;
    if (tag !== undefined) compound.tag = tag.toLowerCase();
    else if (id !== undefined) compound.id = plain(id);
    else if (className !== undefined) compound.classes.push(plain(className));
    else if (attribute !== undefined) compound.attributes.push([attribute.toLowerCase(), how, rest[0] ?? rest[1] ?? rest[2] ?? '', rest[3]?.toLowerCase() === 'i']);
    else {
      const end = text[at] === '(' ? closing(text, at) : at;
      if (!addPseudo(compound, rest[4]!.toLowerCase(), text.slice(at + 1, end), selector, depth)) return undefined;
      at = text[at] === '(' ? end + 1 : at;
    }
  }
  return compound;
};
const closing = (text: string, open: number): number => {
  let depth = 0;
  for (let at = open; at < text.length; at++) if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  return text.length;
};

const addPseudo = (compound: Compound, name: string, inside: string, selector: Selector, depth: number): boolean => {
  if (name === ':root' || name === ':scope') {
    compound.tag = 'html';
    return true;
  }
  if (/^:(?:is|where|matches|any|-webkit-any|-moz-any|not)$/.test(name)) {
    if (depth > DEEPEST) return false;
    const all = splitOutside(inside, ',').slice(0, 50).map((each) => readSelector(each, depth + 1)).filter((each) => each !== undefined);
    if (name === ':not') {
      selector.isSwitched ||= all.some(({ chain, isState, asksMarks }) => isState || asksMarks || hasMarks(chain));
      compound.tests.push((element) => !all.some(({ chain, isState }) => !isState && holds(chain, element)));
      return true;
    }
    const atRest = all.filter(({ isState }) => !isState);
    selector.isState ||= all.length > 0 && atRest.length === 0;
    compound.tests.push((element) => (atRest.length === 0 ? all : atRest).some(({ chain }) => holds(chain, element)));
    return true;
  }
  if (name === ':has') {
    if (depth > DEEPEST) return false;
    const all = splitOutside(inside, ',').slice(0, 50).map((each) => readSelector(each, depth + 1)).filter((each) => each !== undefined);
    const atRest = all.filter(({ isState }) => !isState);
    selector.isState ||= all.length > 0 && atRest.length === 0;
    selector.asksMarks ||= all.some(({ chain }) => hasMarks(chain));
    compound.tests.push(holdsInside((atRest.length === 0 ? all : atRest).map(({ chain }) => chain), holds));
    return true;
  }
  const test = name === ':empty' ? ({ inside: held }: Element): boolean => held?.isEmpty === true : placeTest(name, inside);
  if (test !== undefined) compound.tests.push(test);
  else if (/^::|^:(?:before|after|first-line|first-letter|host|slotted|part)\b/.test(name)) return false;
  else selector.isState = true;
  return true;
};

const hasMarks = (chain: readonly Compound[]): boolean => chain.some(({ classes, attributes }) => classes.length + attributes.length > 0);

const placeTest = (name: string, inside: string): Test | undefined => {
  const [, only, nth, last, of] = /^:(?:(only)|(nth-)?(?:first-?|(last-?))?)-?(child|of-type)$/.exec(name) ?? [];
  if (of === undefined) return undefined;
  const isOfType = of === 'of-type';
  const fromStart = ({ place }: Element): number => (isOfType ? place?.ofType : place?.at) ?? 0;
  const fromEnd = (element: Element): number => ((isOfType ? element.place?.allOfType : element.place?.all) ?? 0) - fromStart(element) + 1;
  if (only !== undefined) return (element) => fromStart(element) === 1 && fromEnd(element) === 1;
  const fits = nth === undefined ? (at: number): boolean => at === 1 : readNth(inside);
  return (element) => element.place !== undefined && fits(last === undefined ? fromStart(element) : fromEnd(element));
};

/** `2n+1`, `odd`, `3`, `-n+4`. */
const readNth = (text: string): ((at: number) => boolean) => {
  const short = text.replace(/\bof\b.*$/s, '').replace(/\s+/g, '').toLowerCase().replace(/^odd$/, '2n+1').replace(/^even$/, '2n');
  const [, step, from, alone] = /^(?:([+-]?\d*)n([+-]\d+)?|([+-]?\d+))$/.exec(short) ?? [];
  if (alone !== undefined) return (at) => at === Number(alone);
  if (step === undefined) return () => false;
  const size = step === '' || step === '+' ? 1 : step === '-' ? -1 : Number(step);
  const start = Number(from ?? 0);
  return (at) => (size === 0 ? at === start : (at - start) % size === 0 && (at - start) / size >= 0);
};

const fits = ({ tag, id, classes, attributes, tests }: Compound, element: Element): boolean =>
  (tag === '*' || tag === element.tag) && (id === '' || element.attributes['id'] === id) && classes.every((each) => element.classes.has(each)) && attributes.every(([name, how, value, isAnyCase]) => Object.hasOwn(element.attributes, name) && (isAnyCase ? fitsAttribute(element.attributes[name]!.toLowerCase(), how, value.toLowerCase()) : fitsAttribute(element.attributes[name]!, how, value))) && tests.every((test) => test(element));
const fitsAttribute = (given: string, how: string, value: string): boolean => {
  if (how === '') return true;
  if (how === '=') return given === value;
  if (how === '~=') return given.split(/\s+/).includes(value);
  if (how === '|=') return given === value || given.startsWith(`${value}-`);
  if (how === '^=') return given.startsWith(value);
  if (how === '$=') return given.endsWith(value);
  return given.includes(value);
};

/** Gives up after so many steps: a chain of many parts in a deep page would else be tried in every way. */
export const holds = (chain: readonly Compound[], element: Element): boolean => {
  let left = MOST_STEPS;
  const fitsFrom = (at: number, one: Element): boolean => {
    if (--left < 0 || !fits(chain[at]!, one)) return false;
    if (at === 0) return true;
    const { joint } = chain[at]!;
    const step = (from: Element): Element | undefined => (joint === '+' || joint === '~' ? from.before : from.parent);
    const isFar = joint === ' ' || joint === '~';
    for (let next = step(one); next !== undefined; next = isFar ? step(next) : undefined) {
      if (fitsFrom(at - 1, next)) return true;
      if (left < 0) return false;
    }
    return false;
  };
  return fitsFrom(chain.length - 1, element);
};
