// Cuts a style sheet into rules in one pass: nested ones with their whole selectors, what stands under a condition, and the frames of animations.
import { whenHolds, whenHoldsInside } from './media.ts';
import { splitOutside } from './split.ts';

/** `isConditional`: holds on some screens, in some containers or in print only; `layer`: its cascade layer, outside of all by default. */
export type Block = { selectors: string[]; declared: Map<string, string>; isConditional: boolean; layer: string };
export type Frames = ReadonlyMap<string, readonly ReadonlyMap<string, string>[]>;
type Open = { kind: 'group' | 'rule' | 'frames' | 'dropped'; block: Block; name: string };

const MOST_BLOCKS = 20_000;
const MOST_NESTED = 60;
const MOST_SELECTORS = 100;
const LONGEST = 1_000;
const GROUP = /^@(?:media|supports|layer|container|scope)\b/;

/** `layers` in the order they were first named, the weightier last. */
export const readBlocks = (css: string): { blocks: Block[]; frames: Frames; layers: string[] } => {
  const blocks: Block[] = [];
  const frames = new Map<string, Map<string, string>[]>();
  const stack: Open[] = [{ kind: 'group', block: { selectors: [], declared: new Map(), isConditional: false, layer: '' }, name: '' }];
  const layers: string[] = [];
  for (const { sign, text } of pieces(css)) {
    const top = stack.at(-1)!;
    if (sign !== '{' && (top.kind === 'rule' || (top.kind === 'group' && top.block.selectors.length > 0))) addDeclared(top.block.declared, text);
    if (text.startsWith('@layer')) for (const each of splitOutside(text.slice(6), ',')) if (!layers.includes(layerIn(top.block, each))) layers.push(layerIn(top.block, each));
    if (sign === '{') {
      const next = stack.length > MOST_NESTED || blocks.length > MOST_BLOCKS ? { ...top, kind: 'dropped' as const } : opened(text, top, frames);
      if (next.kind === 'rule' || next.kind === 'group') if (next.block.selectors.length > 0 && top.kind !== 'frames') blocks.push(next.block);
      stack.push(next);
    } else if (sign === '}' && stack.length > 1) stack.pop();
  }
  return { blocks, frames, layers };
};

const opened = (head: string, { kind, block, name }: Open, frames: Map<string, Map<string, string>[]>): Open => {
  const declared = new Map<string, string>();
  if (kind === 'dropped' || head.startsWith('--')) return { kind: 'dropped', block, name };
  if (kind === 'frames') {
    for (const _ of splitOutside(head, ',')) frames.get(name)!.push(declared);
    return { kind: 'rule', block: { selectors: [], declared, isConditional: false, layer: '' }, name };
  }
  const [, animation] = /^@(?:-\w+-)?keyframes\s+["']?([\w-]+)/i.exec(head) ?? [];
  if (animation !== undefined) {
    frames.set(animation.toLowerCase(), []);
    return { kind: 'frames', block, name: animation.toLowerCase() };
  }
  if (GROUP.test(head)) {
    const when = head.startsWith('@media') ? whenHolds(head.slice(6).trim()) : head.startsWith('@container') ? whenHoldsInside(head.slice(10).trim().replace(/^(?!not\b)[\w-]+\s+/, '')) : 'always';
    return { kind: when === 'never' ? 'dropped' : 'group', block: { selectors: block.selectors, declared, isConditional: block.isConditional || when === 'sometimes', layer: head.startsWith('@layer') ? layerIn(block, head.slice(6)) : block.layer }, name };
  }
  if (head.startsWith('@') || head === '') return { kind: 'dropped', block, name };
  return { kind: 'rule', block: { selectors: nest(block.selectors, splitOutside(head, ',')), declared, isConditional: block.isConditional, layer: block.layer }, name };
};

/** A layer without a name is one of its own. */
const layerIn = ({ layer }: Block, name: string): string => [layer, name.trim() || '(unnamed)'].filter((each) => each !== '').join('.');

/** `& .x`, `.x &`, `> .x` and `.x` inside of another rule, written out. */
const nest = (above: readonly string[], own: readonly string[]): string[] => {
  if (above.length === 0) return own.slice(0, MOST_SELECTORS * 10);
  return above.flatMap((outer) => own.map((inner) => (inner.includes('&') ? inner.replaceAll('&', () => outer) : `${outer} ${inner}`))).filter(({ length }) => length <= LONGEST).slice(0, MOST_SELECTORS);
};

/** What stands before each `{`, `}` and `;` outside of quotes and brackets. */
function* pieces(css: string): Generator<{ sign: string; text: string }> {
  const plain = css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ' ').replace(/<!--|-->/g, ' ');
  let quote = '';
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= plain.length; at++) {
    const each = at === plain.length ? '}' : plain[at]!;
    if (each === '\\') at++;
    else if (quote !== '' && at < plain.length) quote = each === quote || each === '\n' ? '' : quote;
    else if (each === '"' || each === "'") quote = each;
    else if (each === '(') depth++;
    else if (each === ')') depth = Math.max(0, depth - 1);
    else if (each === '{' || each === '}' || (each === ';' && depth === 0)) {
      // A bracket left open ends with its block, so that one slip does not swallow the sheet.
      depth = 0;
      yield { sign: each, text: plain.slice(from, at).trim() };
      from = at + 1;
    }
  }
}

export const readDeclared = (body: string): Map<string, string> => {
  const declared = new Map<string, string>();
  for (const one of splitOutside(body, ';')) addDeclared(declared, one);
  return declared;
};
const addDeclared = (declared: Map<string, string>, one: string): void => {
  const colon = one.indexOf(':');
  if (colon < 0) return;
  const name = one.slice(0, colon).trim();
  // Gaps are one space wide: patterns that pass over them would take the longer the wider they are.
  const value = one.slice(colon + 1).replace(/\s+/g, ' ').trim();
  if (name.startsWith('--')) declared.set(name, value);
  else declared.set(unescapeCss(name).toLowerCase(), unescapeCss(value).toLowerCase());
};
/** `\6eone` is none. */
const unescapeCss = (text: string): string => text.replace(/\\([0-9a-f]{1,6}) ?/gi, (_, code: string) => String.fromCodePoint(Math.min(parseInt(code, 16), 0x10ffff))).replace(/\\(.)/g, '$1');
