// Reads style sheets as far as hiding needs: which rules hold for an element on screen, and which elements some state or another medium would show.
import { type Frames, readBlocks, readDeclared } from './blocks.ts';
import type { Element } from './element.ts';
import { type Compound, holds, readSelector } from './selectors.ts';

type Rule = { chain: Compound[]; weight: number; declared: ReadonlyMap<string, string> };
/** `rules` by the rarest thing their last part asks. `revealed`: what a state or another medium brings into sight; `changed`: names that a state looks otherwise for; `asksPlaces`: some rule counts siblings or asks what is inside. */
export type Sheet = { rules: Map<string, Rule[]>; shown: Set<string>; revealed: Compound[][]; changed: Set<string>; variables: Map<string, string>; frames: Frames; asksPlaces: boolean; /** Something of the page is painted that could lie over something else. */ hasGrounds: boolean; /** The last answer: what an element declares is asked for what it shows, and again for what it covers. */ asked?: { of: Element; declared: ReadonlyMap<string, string> } };

const MOST_RULES = 20_000;
const MOST_REVEALED = 500;
const layerWeight = (layers: readonly string[], layer: string): number => (layer === '' ? 0 : (layers.indexOf(layer) - layers.length) * 1e12);

export const readSheet = (css: string): Sheet => {
  const { blocks, frames, layers } = readBlocks(css);
  const sheet: Sheet = { rules: new Map(), shown: new Set(), revealed: [], changed: new Set(), variables: new Map(), frames, asksPlaces: /:(?:(?:nth|first|last|only)-|empty\b|has\()/.test(css), hasGrounds: true };
  let order = 0;
  for (const { selectors, declared, isConditional, layer } of blocks) {
    for (const text of selectors) {
      if (order++ > MOST_RULES) return sheet;
      const selector = readSelector(text);
      const isElsewhere = isConditional || selector?.isState === true;
      // A rule for a state or another medium that brings a thing into sight says that it is meant to be seen then.
      if (selector?.isSwitched === true || (isElsewhere && reveals(declared)) || (selector !== undefined && displays(selector.chain, declared))) for (const name of text.match(/[.#][\w-]+/g) ?? []) sheet.shown.add(name);
      if (selector !== undefined && isElsewhere && reveals(declared) && sheet.revealed.length < MOST_REVEALED) sheet.revealed.push(selector.chain);
      if (isElsewhere) for (const name of text.match(/[.#][\w-]+/g) ?? []) sheet.changed.add(name);
      if (selector !== undefined && !isElsewhere) addRule(sheet, { chain: selector.chain, declared, weight: layerWeight(layers, layer) + weightOf(selector.chain) * 100_000 + order });
    }
  }
  return sheet;
};

const weightOf = (chain: readonly Compound[]): number => chain.reduce((sum, { id, classes, attributes, tests, tag }) => sum + (id === '' ? 0 : 10_000) + (classes.length + attributes.length + tests.length) * 100 + (tag === '*' ? 0 : 1), 0);

const addRule = ({ rules, variables }: Sheet, rule: Rule): void => {
  const last = rule.chain.at(-1)!;
  if (rule.chain.length === 1 && last.tag === 'html') for (const [name, value] of rule.declared) if (name.startsWith('--')) variables.set(name, value);
  const key = last.id !== '' ? `#${last.id}` : last.classes.length > 0 ? `.${last.classes[0]}` : last.tag;
  const list = rules.get(key);
  if (list === undefined) rules.set(key, [rule]);
  else list.push(rule);
};

/** ".open .panel" shows what ".panel" hides. */
const displays = (chain: readonly Compound[], declared: ReadonlyMap<string, string>): boolean =>
  (chain.length > 1 || chain[0]!.classes.length > 1) && (opens(declared.get('max-height')) || opens(declared.get('grid-template-rows')) || /^(?:block|flex|grid|inline|inline-block|table|visible|revert|initial|1)$/.test(declared.get('display') ?? declared.get('visibility') ?? declared.get('opacity') ?? ''));
const opens = (height: string | undefined): boolean => height !== undefined && !/^\s*0*\.?0*(?:px|fr|em|rem|%)?\s*(?:!|$)/.test(height);

/** Properties that keep a text from sight, and the values that still do. */
const HIDING = /^(?:display|visibility|content-visibility|opacity|(?:max-|min-)?(?:height|width)|clip|clip-path|(?:-webkit-)?mask|(?:-webkit-)?mask-image|left|right|top|bottom|inset|transform|translate|scale|position|color|background|background-color|font|font-size|text-indent|margin|margin-left|margin-top|animation|filter|overflow|z-index|all)$/;
const STILL_HIDDEN = /^(?:none|hidden|collapse|0(?:px|%)?|transparent)$/;
const reveals = (declared: ReadonlyMap<string, string>): boolean => [...declared].some(([name, value]) => HIDING.test(name) && (!STILL_HIDDEN.test(value.replace(/\s*!\s*important/, '')) || (/^(?:left|right|top|bottom|inset|transform|clip-path|clip|mask|mask-image|text-indent|margin|animation|filter)/.test(name) && value !== 'hidden')));

/** A state or another medium brings this very element into sight, as `.menu:hover ul` does. */
export const isRevealed = ({ revealed }: Sheet, element: Element): boolean => revealed.some((chain) => chain.length > 0 && holds(chain, element));

/** What the sheet and the element's own style declare, the weightier last. */
export const declaredOf = (sheet: Sheet, element: Element): ReadonlyMap<string, string> => {
  if (sheet.asked?.of === element) return sheet.asked.declared;
  const keys = ['*', element.tag, ...[...element.classes].map((each) => `.${each}`), ...(element.attributes['id'] === undefined ? [] : [`#${element.attributes['id']}`])];
  const found = keys.flatMap((key) => sheet.rules.get(key) ?? []).filter(({ chain }) => holds(chain, element)).sort((a, b) => a.weight - b.weight);
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
  sheet.asked = { of: element, declared };
  return declared;
};
