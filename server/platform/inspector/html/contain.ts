// Boxes that CSS takes out of the page around them: containment that leaves no height, frames in drawings without a size, and what is painted behind its own ground.
import { type Colour, readColour } from './colours.ts';
import type { Element } from './element.ts';
import { splitOutside } from './split.ts';

type Get = (name: string) => string | undefined;
type Length = (text: string | undefined) => number | undefined;

const SIZES = ['height', 'block-size', 'min-height', 'min-block-size', 'aspect-ratio', 'contain-intrinsic-size', 'contain-intrinsic-height', 'contain-intrinsic-block-size', 'flex', 'flex-grow', 'flex-basis', 'align-self', 'grid-area', 'grid-row'];
/** Cuts what stands beyond its edges, as `overflow: clip` does. */
export const isCutByContaining = (get: Get): boolean => /\b(?:paint|strict|content)\b/.test(get('contain') ?? '');

/** Sized as if it held nothing, without a size of its own, and cut at its edges: nothing is left to see. */
export const isContainedAway = (get: Get, isCut: boolean): boolean => {
  const contain = get('contain') ?? '';
  if (!/(?:^|\s)(?:size|strict)(?:\s|$)/.test(contain) || !(isCut || isCutByContaining(get))) return false;
  const isStretched = (get('top') ?? get('inset') ?? get('inset-block')) !== undefined && (get('bottom') ?? get('inset') ?? get('inset-block')) !== undefined;
  return !isStretched && SIZES.every((name) => /^(?:|auto|none|normal|0|initial|unset)$/.test(get(name)?.trim() ?? ''));
};

/** A frame of HTML in a drawing shows nothing unless it has a size, or lets what it holds stand out. */
export const isFrameless = ({ attributes, parent }: Element, get: Get, length: Length): boolean => {
  if (/\bvisible\b/.test(get('overflow') ?? attributes['overflow'] ?? '') || isTinyDrawing(parent)) return false;
  return ['width', 'height'].some((name) => {
    const said = get(name) ?? attributes[name];
    return said === undefined || said === 'auto' || (/^\s*-?[\d.]+(?:px)?\s*$/.test(said) && (length(said) ?? 0) <= 1);
  });
};
/** Its own units may be as large as the drawing. */
const isTinyDrawing = (element: Element | undefined): boolean => {
  for (let each = element; each !== undefined; each = each.parent) {
    if (each.tag !== 'svg') continue;
    const [, , width = 100, height = 100] = (each.attributes['viewbox'] ?? '').trim().split(/[\s,]+/).map(Number.parseFloat).filter((number) => !Number.isNaN(number));
    return Math.min(width, height) < 20;
  }
  return false;
};

const APART: ReadonlySet<string> = new Set(['transform', 'filter', 'backdrop-filter', 'perspective', 'clip-path', 'mask', 'mask-image', 'mix-blend-mode', 'rotate', 'scale', 'translate']);
const ALONE: ReadonlySet<string> = new Set([...APART, 'opacity', 'isolation', 'contain', 'container-type', 'will-change']);

/** Whether it is painted as one, so that what lies behind in it still lies before its own ground. `names`: what is declared; most elements say nothing of it, and each question costs. */
export const isPaintedAlone = (get: Get, names: Iterable<string>): boolean => {
  const position = get('position') ?? '';
  if (/^(?:fixed|sticky)$/.test(position) || (/^(?:absolute|relative)$/.test(position) && /^-?\d/.test(get('z-index') ?? ''))) return true;
  for (const name of names) if (ALONE.has(name) && isAloneBy(name, get(name)?.trim() ?? '')) return true;
  return false;
};
const isAloneBy = (name: string, value: string): boolean => {
  if (APART.has(name)) return !/^(?:|none|normal)$/.test(value);
  if (name === 'opacity') return Number.parseFloat(value) < 1;
  return (name === 'isolation' && value === 'isolate') || (name === 'contain' && /\b(?:paint|layout|strict|content)\b/.test(value)) || (name === 'container-type' && /size/.test(value)) || (name === 'will-change' && /transform|opacity|filter/.test(value));
};

/** A ground that nothing shows through. */
export const hasOwnGround = (get: Get, names: Iterable<string>, own: Colour | undefined): boolean => {
  if (![...names].some((name) => name.startsWith('background'))) return false;
  const said = `${get('background-color') ?? ''} ${get('background') ?? ''}`;
  if (/gradient\(|url\(/.test(`${said}${get('background-image') ?? ''}`)) return true;
  return own !== undefined && splitOutside(said, ' ').some((word) => (readColour(word)?.[3] ?? 0) > 0.9);
};
