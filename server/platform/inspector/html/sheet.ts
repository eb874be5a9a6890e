// Reads style sheets as far as hiding needs: which rules hold for an element on screen, and which elements some state or another medium would show.
export type Element = { tag: string; attributes: Readonly<Record<string, string>>; classes: ReadonlySet<string>; parent: Element | undefined; isFirst?: boolean };
type Compound = { tag: string; id: string; classes: string[]; attributes: [name: string, how: string, value: string][]; joint: ' ' | '>' };
type Rule = { chain: Compound[]; weight: number; declared: Map<string, string> };
/** `byClass` and so on: rules by the rarest thing their last part asks. */
export type Sheet = { rules: Map<string, Rule[]>; shown: Set<string>; variables: Map<string, string> };

const MOST_RULES = 20_000;

export const readSheet = (css: string): Sheet => {
  const sheet: Sheet = { rules: new Map(), shown: new Set(), variables: new Map() };
  let order = 0;
  for (const { selector, body, isConditional } of blocks(css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ' '))) {
    if (order > MOST_RULES) break;
    const declared = readDeclared(body);
    for (const one of selector.split(/,(?![^([]*[)\]])/)) {
      const text = one.trim();
      // A rule for a state or another medium that displays a thing says that it is meant to be seen then.
      if (isConditional || /:(?!root\b)/.test(text)) {
        for (const name of text.match(/[.#][\w-]+/g) ?? []) sheet.shown.add(name);
        continue;
      }
      const chain = readChain(text);
      if (chain === undefined) continue;
      if (/^(?::root|html)$/.test(text)) for (const [name, value] of declared) if (name.startsWith('--')) sheet.variables.set(name, value);
      const last = chain.at(-1)!;
      const key = last.id !== '' ? `#${last.id}` : last.classes.length > 0 ? `.${last.classes[0]}` : last.tag;
      const weight = chain.reduce((sum, { id, classes, attributes, tag }) => sum + (id === '' ? 0 : 10_000) + (classes.length + attributes.length) * 100 + (tag === '*' ? 0 : 1), 0) * 100_000 + order++;
      const list = sheet.rules.get(key);
      if (list === undefined) sheet.rules.set(key, [{ chain, weight, declared }]);
      else list.push({ chain, weight, declared });
      // ".open .panel" shows what ".panel" hides.
      if (chain.length > 1 || last.classes.length > 1) if (/^(?:block|flex|grid|inline|inline-block|table|visible|revert|initial|1)$/.test(declared.get('display') ?? declared.get('visibility') ?? declared.get('opacity') ?? '')) for (const name of text.match(/[.#][\w-]+/g) ?? []) sheet.shown.add(name);
    }
  }
  return sheet;
};

/** Rules with what stands around them; `@media` other than a plain screen is a condition. */
function* blocks(css: string, isConditional = false): Generator<{ selector: string; body: string; isConditional: boolean }> {
  let at = 0;
  while (at < css.length) {
    const open = css.indexOf('{', at);
    if (open < 0) return;
    const head = css.slice(at, open).replace(/^[\s;}]+/, '').replace(/@(?:import|charset|namespace)[^;]*;/g, '').trim();
    const end = closing(css, open);
    const body = css.slice(open + 1, end);
    if (/^@(?:media|supports|layer|container|scope)/.test(head)) yield* blocks(body, isConditional || (head.startsWith('@media') && !/^@media\s*(?:only\s+)?(?:screen|all)?\s*$/.test(head)) || head.startsWith('@container'));
    else if (!head.startsWith('@') && head !== '') yield { selector: head, body, isConditional };
    at = end + 1;
  }
}
const closing = (css: string, open: number): number => {
  let depth = 0;
  for (let at = open; at < css.length; at++) {
    if (css[at] === '{') depth++;
    else if (css[at] === '}' && --depth === 0) return at;
  }
  return css.length;
};

export const readDeclared = (body: string): Map<string, string> => {
  const declared = new Map<string, string>();
  for (const one of body.split(/;(?![^(]*\))/)) {
    const colon = one.indexOf(':');
    if (colon < 0) continue;
    const name = one.slice(0, colon).trim().toLowerCase();
    const value = one.slice(colon + 1).trim();
    declared.set(name.startsWith('--') ? one.slice(0, colon).trim() : name, name.startsWith('--') ? value : unescapeCss(value).toLowerCase());
  }
  return declared;
};
/** `\6eone` is none. */
const unescapeCss = (text: string): string => text.replace(/\\([0-9a-f]{1,6}) ?/gi, (_, code: string) => String.fromCodePoint(Math.min(parseInt(code, 16), 0x10ffff))).replace(/\\(.)/g, '$1');

const readChain = (selector: string): Compound[] | undefined => {
  const parts = selector.replace(/\s*([>+~])\s*/g, ' $1 ').split(/\s+/).filter((part) => part !== '');
  const chain: Compound[] = [];
  let joint: ' ' | '>' = ' ';
  for (const part of parts) {
    if (part === '>') joint = '>';
    else if (part === '+' || part === '~') return undefined;
    else {
      const text = part.replace(':root', 'html');
      const compound: Compound = { tag: /^[a-z][\w-]*/i.exec(text)?.[0].toLowerCase() ?? '*', id: /#([\w-]+)/.exec(text)?.[1] ?? '', classes: (text.replace(/\[[^\]]*\]/g, '').match(/\.[\w-]+/g) ?? []).map((each) => each.slice(1)), attributes: [], joint };
      for (const [, name = '', how = '', value = ''] of text.matchAll(/\[([\w-]+)\s*([~|^$*]?=)?\s*["']?([^"'\]]*)["']?\]/g)) compound.attributes.push([name.toLowerCase(), how, value]);
      chain.push(compound);
      joint = ' ';
    }
  }
  return chain.length === 0 ? undefined : chain;
};

const fits = ({ tag, id, classes, attributes }: Compound, element: Element): boolean =>
  (tag === '*' || tag === element.tag) && (id === '' || element.attributes['id'] === id) && classes.every((each) => element.classes.has(each)) && attributes.every(([name, how, value]) => fitsAttribute(element.attributes[name], how, value));
const fitsAttribute = (given: string | undefined, how: string, value: string): boolean => {
  if (given === undefined) return false;
  if (how === '') return true;
  if (how === '=') return given === value;
  if (how === '^=') return given.startsWith(value);
  if (how === '$=') return given.endsWith(value);
  return given.includes(value);
};
const holds = (chain: readonly Compound[], at: number, element: Element): boolean => {
  if (!fits(chain[at]!, element)) return false;
  if (at === 0) return true;
  if (chain[at]!.joint === '>') return element.parent !== undefined && holds(chain, at - 1, element.parent);
  for (let above = element.parent; above !== undefined; above = above.parent) if (holds(chain, at - 1, above)) return true;
  return false;
};

/** What the sheet and the element's own style declare, the weightier last. */
export const declaredOf = (sheet: Sheet, element: Element): Map<string, string> => {
  const keys = ['*', element.tag, ...[...element.classes].map((each) => `.${each}`), ...(element.attributes['id'] === undefined ? [] : [`#${element.attributes['id']}`])];
  const found = keys.flatMap((key) => sheet.rules.get(key) ?? []).filter(({ chain }) => holds(chain, chain.length - 1, element)).sort((a, b) => a.weight - b.weight);
  const declared = new Map<string, string>();
  const important = new Set<string>();
  for (const each of [...found.map((rule) => rule.declared), readDeclared(element.attributes['style'] ?? '')]) {
    for (const [name, value] of each) {
      const isImportant = /!\s*important/.test(value);
      if (important.has(name) && !isImportant) continue;
      if (isImportant) important.add(name);
      declared.set(name, value.replace(/\s*!\s*important/, ''));
    }
  }
  return declared;
};
