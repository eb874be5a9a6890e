// Where the shapes and texts of a drawing (SVG) lie, as far as numbers tell: what is painted under a text, and what is painted over it.
import { type Colour, over } from './colours.ts';
import type { Element } from './element.ts';
import { type Style, UNKNOWN } from './style.ts';

type Box = readonly [left: number, top: number, right: number, bottom: number];
type Point = readonly [x: number, y: number];
/** `box` undefined: somewhere; `colour` undefined: a picture, a pattern or a gradient. */
type Shape = { box: Box | undefined; colour: Colour | undefined; isFull: boolean };
type Lettering = { box: Box; text: string; start: number; painted: number };
type Lost = { text: string; start: number; technique: 'covered' | 'off-page' };
export type Drawing = {
  open(element: Element, style: Style): void;
  /** What lies under a text; undefined where that is not known. */
  groundUnder(element: Element, style: Style, text: string): Colour | undefined;
  see(element: Element, style: Style, text: string, start: number): void;
  /** What is painted over, and what lies beyond the edges. */
  lost(): Lost[];
};

const SHAPES = /^(?:rect|circle|ellipse|polygon|path|image|use)$/;
/** What stands in these is no paint of its own. */
const APART = new Set(['clippath', 'mask', 'pattern', 'marker', 'defs', 'symbol', 'lineargradient', 'radialgradient', 'filter']);
const MOST_SHAPES = 2_000;
/** Times the drawing's size: where no animation comes from. */
const FAR = 8;
const MOST_TEXTS = 2_000;

const area = ([l, t, r, b]: Box): number => Math.max(0, r - l) * Math.max(0, b - t);
const share = (of: Box, inside: Box): number => area([Math.max(of[0], inside[0]), Math.max(of[1], inside[1]), Math.min(of[2], inside[2]), Math.min(of[3], inside[3])]) / Math.max(area(of), 1e-6);
const around = (points: readonly Point[]): Box | undefined => (points.length === 0 ? undefined : [Math.min(...points.map(([x]) => x)), Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([x]) => x)), Math.max(...points.map(([, y]) => y))]);

export const newDrawing = (root: Element): Drawing => {
  const [, , width = Number.NaN, height = Number.NaN] = (root.attributes['viewbox'] ?? `0 0 ${root.attributes['width']} ${root.attributes['height']}`).trim().split(/[\s,]+/).map(Number.parseFloat);
  const isCut = (root.attributes['viewbox'] ?? '0 0').trim().startsWith('0 0') && !/overflow/.test(`${root.attributes['style'] ?? ''}${root.attributes['overflow'] ?? ''}`);
  const shapes: Shape[] = [];
  const texts: Lettering[] = [];
  const number = ({ attributes }: Element, name: string, whole: number, missing = 0): number => {
    const text = attributes[name]?.trim();
    if (text === undefined || text === '') return missing;
    return /^-?[\d.]+(?:px)?$/.test(text) ? Number.parseFloat(text) : /^-?[\d.]+%$/.test(text) ? (Number.parseFloat(text) / 100) * whole : Number.NaN;
  };
  const placed = (element: Element, box: Box | undefined): Box | undefined => {
    const [x, y] = movedBy(element, root) ?? [Number.NaN, 0];
    const moved: Box | undefined = box && [box[0] + x, box[1] + y, box[2] + x, box[3] + y];
    return moved?.some(Number.isNaN) === false ? moved : undefined;
  };
  const boxOf = (element: Element): Box | undefined => {
    const { tag, attributes } = element;
    if (tag === 'rect' || tag === 'image') {
      const [x, y] = [number(element, 'x', width), number(element, 'y', height)];
      // The whole drawing, however large it is.
      const isWhole = attributes['width'] === '100%' && attributes['height'] === '100%' && x <= 0 && y <= 0;
      return isWhole ? [-1e6, -1e6, 1e6, 1e6] : [x, y, x + number(element, 'width', width), y + number(element, 'height', height)];
    }
    if (tag === 'circle' || tag === 'ellipse') {
      const [x, y, rx, ry] = [number(element, 'cx', width), number(element, 'cy', height), number(element, tag === 'circle' ? 'r' : 'rx', width), number(element, tag === 'circle' ? 'r' : 'ry', height)];
      return [x - rx, y - ry, x + rx, y + ry];
    }
    if (tag === 'polygon') return around(pairs(attributes['points'] ?? ''));
    // Only steps that name where they end; the others need the whole path followed.
    return tag === 'path' && /^[MLCQTSZz\d\s,.e+-]*$/.test(attributes['d'] ?? 'a') ? around(pairs(attributes['d']!)) : undefined;
  };
  const letteringOf = (element: Element, style: Style, text: string): Box | undefined => {
    const at = textAt(element);
    if (at === undefined) return undefined;
    const size = Math.min(style.size, 200);
    const long = text.trim().length * size * 0.5;
    const x = number(at, 'x', width) + number(at, 'dx', width);
    const y = number(at, 'y', height) + number(at, 'dy', height);
    const anchor = anchorOf(element);
    const left = anchor === 'middle' ? x - long / 2 : anchor === 'end' ? x - long : x;
    return placed(at, [left, y - size * 0.6, left + Math.max(long, 1), y]);
  };
  return {
    open: (element, style) => {
      if (!SHAPES.test(element.tag) || shapes.length > MOST_SHAPES || isApart(element, root) || style.hides !== undefined) return;
      const isPainted = style.colour[3] >= 0.06 && style.opacity >= 0.06;
      const isKnown = /^(?:rect|circle|ellipse|polygon|path)$/.test(element.tag) && style.colour !== UNKNOWN;
      const alpha = style.colour[3] * style.opacity;
      if (isPainted || !isKnown) shapes.push({ box: placed(element, boxOf(element)), colour: isKnown ? [style.colour[0], style.colour[1], style.colour[2], alpha] : undefined, isFull: element.tag === 'rect' && alpha > 0.9 });
    },
    groundUnder: (element, style, text) => {
      const box = letteringOf(element, style, text);
      let ground = style.ground;
      for (const shape of shapes) {
        const part = shape.box === undefined || box === undefined ? 0.5 : share(box, shape.box);
        if (part < 0.2) continue;
        if (part < 0.75 || shape.colour === undefined) ground = undefined;
        else if (shape.colour[3] > 0.99) ground = shape.colour;
        else if (ground !== undefined) ground = over(shape.colour, ground);
      }
      return ground;
    },
    see: (element, style, text, start) => {
      const box = letteringOf(element, style, text);
      if (box !== undefined && texts.length < MOST_TEXTS) texts.push({ box, text, start, painted: shapes.length });
    },
    lost: () => texts.flatMap(({ box, painted, text, start }): Lost[] => {
      if (width > 0 && height > 0 && isCut && (box[0] >= width * FAR || box[1] >= height * FAR)) return [{ text, start, technique: 'off-page' }];
      return shapes.slice(painted).some((shape) => shape.isFull && shape.colour !== undefined && shape.box !== undefined && share(box, shape.box) > 0.9) ? [{ text, start, technique: 'covered' }] : [];
    }),
  };
};

const isApart = (element: Element, root: Element): boolean => {
  for (let each: Element | undefined = element; each !== undefined && each !== root; each = each.parent) if (APART.has(each.tag.toLowerCase())) return true;
  return false;
};

const pairs = (text: string): Point[] => {
  const numbers = (text.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) ?? []).slice(0, 2_000).map(Number);
  return numbers.flatMap((x, at): Point[] => (at % 2 === 0 && at + 1 < numbers.length ? [[x, numbers[at + 1]!]] : []));
};

/** Sum of what the elements around it move it by; undefined when one turns, scales, or lies in a frame of its own. */
const movedBy = (element: Element, root: Element): Point | undefined => {
  let [x, y] = [0, 0];
  for (let each: Element | undefined = element; each !== undefined && each !== root; each = each.parent) {
    const { transform, style = '' } = each.attributes;
    if (/transform|translate|scale|rotate/.test(style) || each.tag === 'svg' || each.tag === 'foreignObject') return undefined;
    if (transform === undefined) continue;
    const [, dx, dy = '0'] = /^\s*translate\(\s*(-?[\d.]+)(?:px)?(?:[\s,]+(-?[\d.]+)(?:px)?)?\s*\)\s*$/.exec(transform) ?? [];
    if (dx === undefined) return undefined;
    [x, y] = [x + Number(dx), y + Number(dy)];
  }
  return [x, y];
};

/** The text or part of it that says where it begins. */
const textAt = (element: Element): Element | undefined => {
  for (let each: Element | undefined = element; each !== undefined && each.tag !== 'svg'; each = each.parent) {
    if (each.tag === 'text' || (each.tag === 'tspan' && ('x' in each.attributes && 'y' in each.attributes))) return each;
  }
  return undefined;
};
const anchorOf = (element: Element): string => {
  for (let each: Element | undefined = element; each !== undefined; each = each.parent) {
    const own = each.attributes['text-anchor'] ?? /text-anchor\s*:\s*(\w+)/.exec(each.attributes['style'] ?? '')?.[1];
    if (own !== undefined || each.tag === 'svg') return own ?? 'start';
  }
  return 'start';
};
