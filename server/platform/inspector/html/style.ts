// What the styles of an element and of those around it mean for text inside: whether it is seen, and if not, by what.
import type { Technique } from '../techniques.ts';
import { BLACK, type Colour, over, readColour, WHITE } from './colours.ts';
import { declaredOf, type Element, type Sheet } from './sheet.ts';

/** `ground` is undefined where something painted, that is not known, lies under the text. */
export type Style = { colour: Colour; ground: Colour | undefined; size: number; opacity: number; hides: Technique | undefined; isFolded: boolean; variables: ReadonlyMap<string, string>; height: number; lineHeight: number };

export const PLAIN: Style = { colour: BLACK, ground: WHITE, size: 16, opacity: 1, hides: undefined, isFolded: false, variables: new Map(), height: Infinity, lineHeight: Infinity };

const UNITS: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, pc: 16, in: 96, cm: 37.8, mm: 3.78, q: 0.945, rem: 16, ex: 8, ch: 8, vw: 12.8, vh: 8, vmin: 8, vmax: 12.8 };
const WORDS: Readonly<Record<string, number>> = { 'xx-small': 9, 'x-small': 10, small: 13, medium: 16, large: 18, 'x-large': 24, 'xx-large': 32 };
const length = (text: string | undefined, em = 16, whole = em): number | undefined => {
  const found = /(-?\d*\.?\d+(?:e-?\d+)?)\s*(px|pt|pc|in|cm|mm|q|rem|em|ex|ch|vw|vh|vmin|vmax|%)?/.exec(text ?? '');
  if (found === null) return undefined;
  const unit = found[2] ?? 'px';
  return parseFloat(found[1]!) * (unit === 'em' ? em : unit === '%' ? whole / 100 : (UNITS[unit] ?? 1));
};
const isZero = (text: string | undefined): boolean => text !== undefined && /^\s*-?0*\.?[01]?(?:px|em|rem|pt|%|vh|vw)?\s*$/.test(text);
const FAR = 900;

export const styleOf = (sheet: Sheet, element: Element, above: Style): Style => {
  const raw = declaredOf(sheet, element);
  const variables = new Map(above.variables);
  for (const [name, value] of raw) if (name.startsWith('--')) variables.set(name, value);
  const get = (name: string): string | undefined => resolve(raw.get(name), variables, sheet.variables);
  const size = sizeOf(get, element, above);
  const colour = colourOf(get, element, above);
  // What fades in begins unseen.
  const isFadedIn = /[a-z]/.test(get('animation') ?? get('animation-name') ?? '') && !/^none\b/.test(get('animation') ?? get('animation-name') ?? '');
  const opacity = isFadedIn ? above.opacity : above.opacity * Math.min(...[get('opacity'), /opacity\(([^)]*)\)/.exec(get('filter') ?? '')?.[1]].map((text) => (text === undefined ? 1 : text.endsWith('%') ? parseFloat(text) / 100 : parseFloat(text))).map((each) => (Number.isNaN(each) ? 1 : each)));
  const style = { colour, size, opacity, ground: groundOf(get, element, above), variables, isFolded: above.isFolded, height: Infinity, lineHeight: length(get('line-height'), size) ?? above.lineHeight };
  // What an ancestor hides stays hidden, except that visibility can be given back.
  const isBack = above.hides === 'display-none' && /^visible$/.test(get('visibility') ?? '') && above.isFolded;
  const own = hidesBy(get, element, size);
  return { ...style, hides: (isBack ? undefined : above.hides) ?? own, isFolded: /^(?:hidden|collapse)$/.test(get('visibility') ?? '') || (above.isFolded && !isBack) };
};

const resolve = (value: string | undefined, own: ReadonlyMap<string, string>, root: ReadonlyMap<string, string>): string | undefined =>
  value?.includes('var(') === true ? value.replace(/var\(\s*(--[\w-]+)\s*(?:,([^)]*))?\)/g, (_, name: string, other?: string) => (own.get(name) ?? root.get(name) ?? other ?? '').trim()).toLowerCase() : value;

type Get = (name: string) => string | undefined;

const sizeOf = (get: Get, { tag, attributes }: Element, above: Style): number => {
  const shorthand = /(?:^|\s)(-?[\d.]+(?:px|pt|em|rem|%))(?:\s*\/\s*\S+)?\s+\S/.exec(get('font') ?? '')?.[1];
  const text = get('font-size') ?? shorthand;
  const zoom = length(get('zoom'), 1, 1) ?? 1;
  if (text !== undefined && !/calc|clamp|min|max/.test(text)) return (WORDS[text.trim()] ?? length(text, above.size) ?? above.size) * zoom;
  const scale = /(?:^|\s)scale(?:3d|x|y)?\(\s*(-?[\d.]+)/.exec(` ${get('transform') ?? ''}`)?.[1] ?? /^\s*(-?[\d.]+)/.exec(get('scale') ?? '')?.[1];
  const factor = scale === undefined || Number.isNaN(parseFloat(scale)) ? 1 : Math.abs(parseFloat(scale));
  return (tag === 'font' && attributes['size'] === '1' ? 10 : above.size) * zoom * factor;
};

const colourOf = (get: Get, { tag, attributes }: Element, above: Style): Colour => {
  const text = get('-webkit-text-fill-color') ?? get('color') ?? (tag === 'font' ? attributes['color'] : tag === 'body' ? attributes['text'] : tag === 'text' || tag === 'tspan' ? (get('fill') ?? attributes['fill']) : undefined);
  if (text === undefined || /^(?:inherit|currentcolor)$/.test(text)) return tag === 'a' && text === undefined ? [0, 0, 238, 1] : above.colour;
  // A colour that is not known is a colour that may be seen.
  return readColour(text) ?? [128, 128, 128, 1];
};

const groundOf = (get: Get, { attributes }: Element, above: Style): Colour | undefined => {
  const background = get('background') ?? '';
  const image = get('background-image') ?? '';
  if (/url\(|gradient\(|image-set\(/.test(background + image) || attributes['background'] !== undefined) return undefined;
  // Text over what stands elsewhere: a caption on a picture.
  const isLaidOver = /^(?:absolute|fixed|sticky)$/.test(get('position') ?? '') && above.ground !== undefined && !('style' in attributes && /color|background/.test(attributes['style'] ?? ''));
  const text = get('background-color') ?? /(?:#[0-9a-f]{3,8}\b|(?:rgb|hsl)a?\([^)]*\))/.exec(background)?.[0] ?? (background === '' ? attributes['bgcolor'] : background.split(/\s+/).find((word) => readColour(word) !== undefined));
  if (text === undefined) return isLaidOver ? undefined : above.ground;
  const colour = readColour(text);
  if (colour === undefined) return /^(?:none|inherit|initial|unset)$/.test(text.trim()) ? above.ground : undefined;
  return colour[3] >= 0.99 ? colour : above.ground === undefined ? undefined : over(colour, above.ground);
};

const hidesBy = (get: Get, { tag, attributes }: Element, size: number): Technique | undefined => {
  const display = get('display');
  if (display === 'none' || (display === undefined && 'hidden' in attributes && attributes['hidden'] !== 'false')) return 'display-none';
  if (/^(?:hidden|collapse)$/.test(get('visibility') ?? '') || get('content-visibility') === 'hidden') return 'display-none';
  const clip = `${get('clip') ?? ''} ${get('clip-path') ?? ''} ${get('mask') ?? ''} ${get('-webkit-clip-path') ?? ''}`;
  if (/rect\(\s*(?:[01](?:px)?[\s,]+){3}[01](?:px)?\s*\)|inset\(\s*(?:50|[6-9]\d|100)%|circle\(\s*0|ellipse\(\s*0|polygon\(\s*0(?:px|%)?\s+0(?:px|%)?\s*(?:,\s*0(?:px|%)?\s+0(?:px|%)?\s*)*\)/.test(clip)) return 'clipped';
  const isCut = /hidden|clip|scroll|auto/.test(`${get('overflow') ?? ''} ${get('overflow-x') ?? ''} ${get('overflow-y') ?? ''}`);
  if (isCut && ['height', 'width', 'max-height', 'max-width', 'block-size', 'inline-size', 'line-height', 'max-block-size', 'max-inline-size'].some((name) => isZero(get(name)))) return 'clipped';
  if (/scale(?:3d|x|y)?\(\s*0*\.?0*\d?\s*[,)]/.test(get('transform') ?? '') && size < 4) return 'tiny';
  if (/rotate[xy]\(\s*-?90deg/.test(get('transform') ?? '')) return 'clipped';
  const isPlaced = /^(?:absolute|fixed|relative|sticky)$/.test(get('position') ?? '');
  const isAway = (name: string): boolean => Math.abs(length(get(name), size, 10) ?? 0) >= FAR;
  if (isPlaced && ['left', 'top', 'right', 'bottom', 'inset', 'inset-inline-start', 'inset-block-start'].some((name) => isAway(name) || (length(get(name)) !== undefined && /-\s*\d{3,}(?:vw|vh|%)/.test(get(name)!)))) return 'off-page';
  // A picture in place of its own words.
  const isPictured = /url\(/.test(`${get('background') ?? ''} ${get('background-image') ?? ''}`);
  if ((!isPictured && (length(get('text-indent'), size, 10) ?? 0) <= -FAR) || ['margin-left', 'margin-top', 'margin-right', 'margin', 'margin-inline-start'].some((name) => (length(get(name), size, 10) ?? 0) <= -FAR)) return 'off-page';
  const moved = /translate(?:3d|x|y)?\(([^)]*)\)/.exec(get('transform') ?? '')?.[1] ?? get('translate');
  if (moved?.split(',').some((part) => Math.abs(length(part, size, 3) ?? 0) >= FAR || /-?\d{3,}(?:vw|vh)|-?[2-9]\d{2,}%|-?1\d{3,}%/.test(part)) === true) return 'off-page';
  if ((get('z-index') ?? '').startsWith('-') && isPlaced && get('position') !== 'relative') return 'covered';
  const spacing = length(get('letter-spacing'), size);
  if (spacing !== undefined && spacing <= -size * 0.8) return 'tiny';
  if (tag === 'marquee' || get('text-security') !== undefined || get('-webkit-text-security') === 'disc') return undefined;
  return undefined;
};
