// What the styles of an element and of those around it mean for text inside: whether it is seen, and if not, by what.
import type { Technique } from '../techniques.ts';
import { BLACK, type Colour, isSameColour, over, readColour, WHITE } from './colours.ts';
import { animate } from './animate.ts';
import { blend, isBlend } from '../blend.ts';
import { calculate } from './calc.ts';
import { gradientColours, isClippedAway, isTurnedOver, movesOf, shrinkOf } from './clip.ts';
import { hasOwnGround, isContainedAway, isCutByContaining, isFrameless, isPaintedAlone } from './contain.ts';
import type { Element } from './element.ts';
import { declaredOf, type Sheet } from './sheet.ts';
import { splitOutside } from './split.ts';

/** `ground` is undefined where something painted, that is not known, lies under the text; `faded`: what made it transparent; `room`: the height of the box around it that cuts what stands lower; `behind`: what is painted behind all else would lie under a ground, alone in its box, or behind the page. */
export type Style = { colour: Colour; ground: Colour | undefined; size: number; opacity: number; hides: Technique | undefined; isFolded: boolean; variables: ReadonlyMap<string, string>; lineHeight: number; isFlat: boolean; faded: Element | undefined; blend: string; filters: readonly Filter[]; room: number; behind: 'ground' | 'box' | 'page' };

export const PLAIN: Style = { colour: BLACK, ground: WHITE, size: 16, opacity: 1, hides: undefined, isFolded: false, variables: new Map(), lineHeight: Infinity, isFlat: false, faded: undefined, blend: '', filters: [], room: Infinity, behind: 'page' };

const UNITS: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, pc: 16, in: 96, cm: 37.8, mm: 3.78, q: 0.945, rem: 16, ex: 8, ch: 8, vw: 12.8, vh: 8, vmin: 8, vmax: 12.8 };
const WORDS: ReadonlyMap<string, number> = new Map(Object.entries({ 'xx-small': 9, 'x-small': 10, small: 13, medium: 16, large: 18, 'x-large': 24, 'xx-large': 32 }));
const length = (text: string | undefined, em = 16, whole = em): number | undefined => {
  if (text !== undefined && /^(?:calc|min|max|clamp)\(/.test(text.trim())) {
    const value = calculate(text, (number, unit) => (unit === 'em' ? number * em : unit === '%' ? (number * whole) / 100 : unit in UNITS ? number * UNITS[unit]! : undefined));
    return Number.isNaN(value) ? undefined : value;
  }
  const found = /(-?\d*\.?\d+(?:e-?\d+)?)\s*(px|pt|pc|in|cm|mm|q|rem|em|ex|ch|vw|vh|vmin|vmax|%)?/.exec(text ?? '');
  if (found === null) return undefined;
  const unit = found[2] ?? 'px';
  return parseFloat(found[1]!) * (unit === 'em' ? em : unit === '%' ? whole / 100 : (UNITS[unit] ?? 1));
};
const isZero = (text: string | undefined): boolean => text !== undefined && /^\s*-?0*\.?[01]?(?:px|em|rem|pt|%|vh|vw)?\s*$/.test(text);
const FAR = 900;

export const styleOf = (sheet: Sheet, element: Element, above: Style): Style => {
  const { declared: raw, isFading } = animate(declaredOf(sheet, element), sheet.frames);
  const own = [...raw].filter(([name]) => name.startsWith('--'));
  const variables = own.length === 0 ? above.variables : new Map([...above.variables, ...own].slice(-MOST_VARIABLES));
  const get = (name: string): string | undefined => resolve(raw.get(name) ?? presented(element, name), variables, sheet.variables);
  const size = sizeOf(get, element, above);
  const colour = colourOf(get, element, above);
  // What fades in begins unseen.
  const opacity = isFading ? above.opacity : above.opacity * Math.min(...[get('opacity'), /opacity\(([^)]*)\)/.exec(get('filter') ?? '')?.[1]].map((text) => (text === undefined ? 1 : text.endsWith('%') ? parseFloat(text) / 100 : parseFloat(text))).map((each) => (Number.isNaN(each) ? 1 : each)));
  // Rows without height leave nothing of what is cut at its box, as in folds.
  const isFlat = /^0(?:fr|px)?$/.test(get('grid-template-rows')?.trim() ?? '');
  const style = { colour, size, opacity, isFlat, ground: groundOf(get, element, above, colour), variables, isFolded: above.isFolded, lineHeight: length(get('line-height'), size) ?? above.lineHeight };
  const blended = get('mix-blend-mode');
  const ownFilters = /^(?:html|body)$/.test(element.tag) ? [] : filtersOf(get('filter') ?? '');
  // What an ancestor hides stays hidden, except that visibility can be given back.
  const isBack = above.hides === 'display-none' && /^visible$/.test(get('visibility') ?? '') && above.isFolded;
  const isPlain = raw.size === 0 && !('hidden' in element.attributes) && !FRAMED.test(element.tag);
  const hides = (isPlain ? undefined : hidesBy(get, element, size)) ?? (isBehind(get, above, sheet) ? 'covered' : undefined) ?? (isPushedOut(get, above.room, size) ? 'clipped' : undefined) ?? (above.isFlat && CUT.test(overflowOf(get)) ? 'clipped' : undefined);
  return { ...style, faded: opacity < FAINT && above.opacity >= FAINT ? element : above.faded, blend: isBlend(blended) ? blended! : above.blend, filters: ownFilters.length === 0 ? above.filters : [...ownFilters, ...above.filters].slice(0, MOST_FILTERS), room: roomOf(get, above, size), behind: raw.size === 0 ? above.behind : behindIn(get, raw, element, above, style.ground), hides: (isBack ? undefined : above.hides) ?? hides, isFolded: /^(?:hidden|collapse)$/.test(get('visibility') ?? '') || (above.isFolded && !isBack) };
};

/** Where something is painted behind all else, from inside of this element. */
const behindIn = (get: Get, declared: ReadonlyMap<string, string>, { tag }: Element, above: Style, ground: Colour | undefined): Style['behind'] => {
  if (/^(?:html|body)$/.test(tag)) return above.behind;
  if (isPaintedAlone(get, declared.keys())) return 'box';
  return above.behind !== 'ground' && hasOwnGround(get, declared.keys(), ground) ? 'ground' : above.behind;
};
/** A box that is laid apart may also lie under what stands beside it. */
const isBehind = (get: Get, { behind }: Style, { hasGrounds }: Sheet): boolean => {
  if (!(get('z-index') ?? '').startsWith('-') || !/^(?:absolute|fixed|relative|sticky)$/.test(get('position') ?? '')) return false;
  return behind === 'ground' || (behind === 'page' && hasGrounds && /^(?:absolute|fixed)$/.test(get('position')!));
};

const FAINT = 0.06;
const MOST_FILTERS = 10;
/** A box of a fixed height that cuts and does not scroll. */
const roomOf = (get: Get, above: Style, size: number): number => {
  if (!/\b(?:hidden|clip)\b/.test(overflowOf(get)) || /scroll|auto/.test(overflowOf(get))) return above.room;
  return length(get('height') ?? get('max-height'), size, Infinity) ?? above.room;
};
const isPushedOut = (get: Get, room: number, size: number): boolean => room < 200 && ['margin-top', 'padding-top', 'top'].some((name) => (name !== 'top' || /relative|absolute/.test(get('position') ?? '')) && (length(get(name), size, 0) ?? 0) >= Math.max(room, 40));

type Filter = (colour: Colour) => Colour;
const share = (text: string | undefined, missing: number): number => (text === undefined || text === '' ? missing : text.endsWith('%') ? parseFloat(text) / 100 : parseFloat(text));
const each = (colour: Colour, change: (value: number) => number): Colour => {
  const [r = 0, g = 0, b = 0] = colour.slice(0, 3).map((value) => Math.min(255, Math.max(0, change(value))));
  return [r, g, b, colour[3]];
};
/** Filters that change colours one by one. */
const filtersOf = (text: string): Filter[] => [...text.matchAll(/(invert|brightness)\(([^)]*)\)/g)].flatMap(([, name, inside]): Filter[] => {
  const part = share(inside?.trim(), 1);
  if (Number.isNaN(part) || part === (name === 'invert' ? 0 : 1)) return [];
  return [(colour) => each(colour, (value) => (name === 'invert' ? value * (1 - part) + (255 - value) * part : value * part))];
});
/** The colour that is seen in the end, where it is known. */
export const shownColour = ({ colour, ground, blend: mode, filters }: Style): Colour | undefined => {
  if (ground === undefined || (mode === '' && filters.length === 0)) return colour;
  const filtered = filters.reduce((before, filter) => filter(before), colour);
  return mode === '' ? filtered : blend(mode, filtered, ground);
};

const DRAWN = new Set(['svg', 'g', 'text', 'tspan', 'textPath', 'a', 'switch', 'use', 'foreignObject', 'rect', 'circle', 'ellipse', 'polygon', 'path']);
/** In drawings attributes of these names are styles that weigh least. */
const PRESENTATION = new Set(['display', 'visibility', 'opacity', 'fill', 'fill-opacity', 'stroke', 'font-size', 'transform', 'clip-path', 'mask', 'filter']);
const presented = ({ tag, attributes }: Element, name: string): string | undefined => (DRAWN.has(tag) && PRESENTATION.has(name) ? attributes[name]?.toLowerCase() : undefined);

const MOST_VARIABLES = 500;
const LONGEST = 2_000;
/** The innermost first, until none is left; a name that is not set takes what stands behind its comma. */
const resolve = (value: string | undefined, own: ReadonlyMap<string, string>, root: ReadonlyMap<string, string>): string | undefined => {
  if (value?.includes('var(') !== true) return value;
  let text = value;
  for (let round = 0; round < 12 && text.includes('var(') && text.length < LONGEST; round++) {
    text = text.replace(/var\(\s*(--[\w-]+)\s*(?:,((?:[^()]|\((?:[^()]|\([^()]*\))*\))*))?\)/g, (_, name: string, other?: string) => (own.get(name) ?? root.get(name) ?? other ?? '').trim());
  }
  return text.toLowerCase();
};

type Get = (name: string) => string | undefined;

const sizeOf = (get: Get, { tag, attributes }: Element, above: Style): number => {
  const shorthand = /(?:^|\s)(-?[\d.]+(?:px|pt|em|rem|%)|0)(?:\s*\/\s*\S+)?\s+\S/.exec(get('font') ?? '')?.[1];
  const text = get('font-size') ?? shorthand;
  const zoom = length(get('zoom'), 1, 1) ?? 1;
  const scale = zoom * shrinkOf(get);
  if (/^0*\.?0*$/.test(get('font-size-adjust')?.trim() ?? 'none')) return 0;
  const own = text === undefined ? (tag === 'font' && attributes['size'] === '1' ? 10 : above.size) : (WORDS.get(text.trim()) ?? length(text, above.size) ?? above.size);
  return own * scale;
};

const colourOf = (get: Get, { tag, attributes }: Element, above: Style): Colour => {
  const text = get('-webkit-text-fill-color') ?? get('color') ?? (tag === 'font' ? attributes['color'] : tag === 'body' ? attributes['text'] : undefined);
  if (DRAWN.has(tag) && tag !== 'a') return filled(get, above);
  // Letters cut out of a painted ground, as in headings with a gradient.
  if (/\btext\b/.test(`${get('background-clip') ?? ''} ${get('-webkit-background-clip') ?? ''} ${get('background') ?? ''}`)) return cutOut(get, above);
  if (text === undefined || /^(?:inherit|currentcolor)$/.test(text)) return tag === 'a' && text === undefined ? [0, 0, 238, 1] : above.colour;
  // A colour that is not known is a colour that may be seen.
  return readColour(text.replaceAll('currentcolor', `rgb(${above.colour.join(' ')})`)) ?? UNKNOWN;
};
/** Letters in the paint of their gradient: known where it has one colour that is the one around it. */
const cutOut = (get: Get, { ground }: Style): Colour => {
  const plain = splitOutside(`${get('background-color') ?? ''} ${get('background') ?? ''}`, ' ').map(readColour).find((one) => one !== undefined);
  if (plain !== undefined && !/\(/.test(`${get('background') ?? ''}${get('background-image') ?? ''}`.replace(/(?:rgb|hsl)a?\([^)]*\)/g, ''))) return (readColour(get('-webkit-text-fill-color') ?? get('color') ?? 'black')?.[3] ?? 1) < FAINT ? plain : UNKNOWN;
  const stops = gradientColours(`${get('background') ?? ''} ${get('background-image') ?? ''}`);
  return ground !== undefined && stops.length > 0 && stops.every((stop) => isSameColour(stop, ground, false)) ? [0, 0, 0, 0] : UNKNOWN;
};
/** Letters of a drawing: without fill they are seen by their outline, or not at all. */
const filled = (get: Get, above: Style): Colour => {
  const fill = get('fill');
  const stroke = get('stroke');
  if (fill === 'none' || Number.parseFloat(get('fill-opacity') ?? '1') < 0.06) return stroke === undefined || stroke === 'none' ? [0, 0, 0, 0] : UNKNOWN;
  if (fill === undefined || /^(?:inherit|currentcolor)$/.test(fill)) return above.colour;
  return readColour(fill) ?? UNKNOWN;
};
/** A colour that is not known, by identity. */
export const UNKNOWN: Colour = [128, 128, 128, 1];

const groundOf = (get: Get, { attributes }: Element, above: Style, own: Colour): Colour | undefined => {
  // Letters cut out of a ground leave nothing of it around them.
  if (/\btext\b/.test(`${get('background-clip') ?? ''} ${get('-webkit-background-clip') ?? ''}`) && !/url\(|gradient\(/.test(`${get('background') ?? ''}${get('background-image') ?? ''}`)) return above.ground;
  const background = get('background') ?? '';
  const image = get('background-image') ?? '';
  if (/url\(|gradient\(|image-set\(/.test(background + image) || attributes['background'] !== undefined) return attributes['background'] === undefined ? evenly(gradientColours(`${background} ${image}`)) : undefined;
  // Text over what stands elsewhere: a caption on a picture.
  const isLaidOver = /^(?:absolute|fixed|sticky)$/.test(get('position') ?? '') && above.ground !== undefined && !('style' in attributes && /color|background/.test(attributes['style'] ?? ''));
  const text = get('background-color') ?? (background === '' ? attributes['bgcolor'] : splitOutside(background, ' ').find((word) => word === 'currentcolor' || readColour(word) !== undefined));
  if (text === undefined) return isLaidOver ? undefined : above.ground;
  const named = text.trim() === 'currentcolor' ? own : readColour(text);
  const colour = named && above.filters.reduce((before, filter) => filter(before), named);
  if (colour === undefined) return /^(?:none|inherit|initial|unset)$/.test(text.trim()) ? above.ground : undefined;
  return colour[3] >= 0.99 ? colour : above.ground === undefined ? undefined : over(colour, above.ground);
};

/** A gradient from a colour to itself is that colour. */
const evenly = ([first, ...others]: readonly Colour[]): Colour | undefined => (first !== undefined && others.length > 0 && first[3] >= 0.99 && others.every((each) => each[3] >= 0.99 && isSameColour(each, first, false)) ? first : undefined);

const CUT = /hidden|clip|scroll|auto/;
const FRAME = /^foreignobject$/i;
/** What styles hide is hidden by a style; of drawings also by attributes. */
const FRAMED = /^(?:svg|g|text|tspan|textpath|a|switch|use|foreignobject|rect|circle|ellipse|polygon|path)$/i;
const overflowOf = (get: Get): string => `${get('overflow') ?? ''} ${get('overflow-x') ?? ''} ${get('overflow-y') ?? ''}`;

const hidesBy = (get: Get, element: Element, size: number): Technique | undefined => {
  const { tag, attributes } = element;
  const display = get('display');
  if (display === 'none' || (display === undefined && 'hidden' in attributes && attributes['hidden'] !== 'false')) return 'display-none';
  if (/^(?:hidden|collapse)$/.test(get('visibility') ?? '') || get('content-visibility') === 'hidden') return 'display-none';
  if (isClippedAway(get)) return 'clipped';
  const isContained = get('contain') !== undefined;
  const isCut = CUT.test(overflowOf(get)) || (isContained && isCutByContaining(get));
  if (isContained && isContainedAway(get, isCut)) return 'clipped';
  if (FRAME.test(tag) && isFrameless(element, get, (text) => length(text, size, 100))) return 'clipped';
  if (isCut && ['height', 'width', 'max-height', 'max-width', 'block-size', 'inline-size', 'line-height', 'max-block-size', 'max-inline-size'].some((name) => isZero(get(name)))) return 'clipped';
  if (shrinkOf(get) < 0.06) return 'tiny';
  const isPlaced = /^(?:absolute|fixed|relative|sticky)$/.test(get('position') ?? '');
  const isAway = (name: string): boolean => Math.abs(length(get(name), size, 10) ?? 0) >= FAR;
  if (isPlaced && ['left', 'top', 'right', 'bottom', 'inset', 'inset-inline-start', 'inset-block-start'].some((name) => isAway(name) || (length(get(name)) !== undefined && /-\s*\d{3,}(?:vw|vh|%)/.test(get(name)!)))) return 'off-page';
  // A drawer waits at the edge of the screen and does not scroll into it.
  if (get('position') === 'fixed' && ['left', 'top', 'right', 'bottom', 'inset-inline-start', 'inset-block-start'].some((name) => /^\s*-?\d{3,}(?:\.\d+)?(?:[sld]?v[wh]|%)\s*$/.test(get(name) ?? ''))) return 'off-page';
  if (get('position') === 'fixed' && ['left', 'top', 'right', 'bottom'].some((name) => (length(get(name), size, 0) ?? 0) <= -FAR / 3)) return 'off-page';
  const filter = get('filter') ?? '';
  if ((length(/blur\(([^)]*)\)/.exec(filter)?.[1], size) ?? 0) >= size * 0.75 || /contrast\(\s*0*\.?0*%?\s*\)/.test(filter)) return 'see-through';
  // The back of a card, which turns over when it is pointed at.
  if (get('backface-visibility') === 'hidden' && isTurnedOver(get)) return 'hidden-styling';
  // A picture in place of its own words.
  const isPictured = /url\(/.test(`${get('background') ?? ''} ${get('background-image') ?? ''}`);
  if ((!isPictured && (length(get('text-indent'), size, 10) ?? 0) <= -FAR) || ['margin-left', 'margin-top', 'margin-right', 'margin', 'margin-inline-start'].some((name) => (length(get(name), size, 10) ?? 0) <= -FAR)) return 'off-page';
  // Past the right edge of what stands around it.
  if (!isPictured && ['margin-left', 'margin-inline-start', 'text-indent'].some((name) => /^\s*(?:1\d\d|[2-9]\d\d|\d{4,})(?:\.\d+)?(?:%|vw)\s*$/.test(get(name) ?? ''))) return 'off-page';
  if (movesOf(get).some((part) => Math.abs(length(part, size, 3) ?? 0) >= FAR || /-?\d{3,}(?:vw|vh)|-?[2-9]\d{2,}%|-?1\d{3,}%/.test(part))) return 'off-page';
  // Before the edge of its drawing.
  if (/^(?:text|tspan|foreignobject)$/i.test(tag) && ['x', 'y'].some((name) => (length(attributes[name], size, 10) ?? 0) <= -FAR)) return 'off-page';
  const spacing = length(get('letter-spacing'), size);
  if (spacing !== undefined && spacing <= -size * 0.8) return 'tiny';
  if (tag === 'marquee' || get('text-security') !== undefined || get('-webkit-text-security') === 'disc') return undefined;
  return undefined;
};
