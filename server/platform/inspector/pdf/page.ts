// Follows the drawing of a PDF page: every text with its box, colour, alpha and clip, every surface in the order it is painted.
import { BLACK, type Colour, readColour } from '../html/colours.ts';
import { isBlend } from '../blend.ts';
import type { Technique } from '../techniques.ts';
import { isOther, type LetterOf } from './letters.ts';

export type Box = readonly [left: number, bottom: number, right: number, top: number];
type Matrix = readonly [number, number, number, number, number, number];
/** `drawn` is what the font says it draws for `text`, `others` how many letters of it are others. */
export type Drawn = { text: string; drawn: string; others: number; box: Box; height: number; colour: Colour | undefined; alpha: number; mode: number; clip: Box | undefined; layer: Technique | undefined; order: number; blend: string };
/** `colour` undefined: a picture, a pattern or a shape that is not a plain one; `covers`: nothing shows through it. */
export type Painted = { box: Box; colour: Colour | undefined; alpha: number; isPicture: boolean; isPlain: boolean; covers: boolean; order: number };
export type Drawing = { texts: Drawn[]; surfaces: Painted[] };
/** What pdf.js gives for a page: operators by number, their names, and by what a layer is kept from sight. */
export type Given = { fnArray: readonly number[]; argsArray: readonly unknown[]; names: ReadonlyMap<number, string>; layerOf(group: unknown): Technique | undefined; letterOf: LetterOf };

type State = { ctm: Matrix; clip: Box | undefined; fill: Colour | undefined; stroke: Colour | undefined; fillAlpha: number; strokeAlpha: number; blend: string; isMasked: boolean; font: unknown; size: number; mode: number; charSpacing: number; wordSpacing: number; scale: number; leading: number; rise: number; outlines: readonly Drawn[] };

const times = (m: Matrix, n: Matrix): Matrix => [m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1], m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3], m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5]];
const boxOf = (m: Matrix, [l, b, r, t]: Box): Box => {
  const points = [[l, b], [r, b], [l, t], [r, t]].map(([x = 0, y = 0]) => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]] as const);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};
export const cut = (a: Box, b: Box): Box | undefined => {
  const box: Box = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return box[0] < box[2] && box[1] < box[3] ? box : undefined;
};
const NOWHERE: Box = [0, 0, 0, 0];
const UNIT: Box = [0, 0, 1, 1];
const MOST_TEXTS = 60_000;
const MOST_OUTLINES = 1_000;

export const followDrawing = ({ fnArray, argsArray, names, layerOf, letterOf }: Given): Drawing => {
  const texts: Drawn[] = [];
  const surfaces: Painted[] = [];
  let state: State = { ctm: [1, 0, 0, 1, 0, 0], clip: undefined, fill: BLACK, stroke: BLACK, fillAlpha: 1, strokeAlpha: 1, blend: '', isMasked: false, font: undefined, size: 1, mode: 0, charSpacing: 0, wordSpacing: 0, scale: 1, leading: 0, rise: 0, outlines: [] };
  const stack: State[] = [];
  const layers: (Technique | undefined)[] = [];
  const layer = (): Technique | undefined => layers.find((each) => each !== undefined);
  let outlined: Drawn[] = [];
  let isClipping = false;
  let line: Matrix = [1, 0, 0, 1, 0, 0];
  let matrix = line;
  let order = 0;
  const paint = (box: Box, colour: Colour | undefined, isPicture: boolean, isPlain: boolean, alpha = state.fillAlpha, covers = isPicture || colour !== undefined): void => {
    const seen = state.clip === undefined ? box : cut(box, state.clip);
    if (seen === undefined || layer() !== undefined) return;
    // What is painted while letters are the clip is seen in their shape.
    for (const each of state.outlines) if (each.mode === 7 && cut(each.box, seen) !== undefined) Object.assign(each, { mode: 4, colour, alpha });
    const isThin = state.isMasked || isBlend(state.blend);
    surfaces.push({ box: seen, colour: isThin ? undefined : colour, alpha: isThin ? 0.5 : alpha, isPicture, isPlain: isPlain && state.outlines.length === 0, covers, order });
  };
  const move = (x: number, y: number): void => void (matrix = line = times(line, [1, 0, 0, 1, x, y]));
  const show = (glyphs: unknown): void => {
    if (!Array.isArray(glyphs) || texts.length > MOST_TEXTS) return;
    let text = '';
    let drawn = '';
    let others = 0;
    let width = 0;
    for (const glyph of glyphs as (number | { originalCharCode?: number; unicode?: string; width?: number; isSpace?: boolean } | null)[]) {
      if (typeof glyph === 'number') {
        width -= (glyph / 1000) * state.size;
        if (glyph < -180 && text !== '' && !text.endsWith(' ')) text += ' ';
      } else if (glyph !== null) {
        text += glyph.unicode ?? '';
        const letter = letterOf(state.font, glyph.originalCharCode);
        drawn += letter ?? glyph.unicode ?? '';
        if (isOther(letter, glyph.unicode)) others += 1;
        width += ((glyph.width ?? 500) / 1000) * state.size + state.charSpacing + (glyph.isSpace === true ? state.wordSpacing : 0);
      }
    }
    const whole = times(state.ctm, matrix);
    const box = boxOf(whole, [0, state.rise - 0.2 * state.size, Math.max(Math.abs(width * state.scale), 0.01), state.rise + 0.75 * state.size]);
    const height = Math.abs(state.size) * Math.min(Math.hypot(whole[2], whole[3]), Math.hypot(whole[0], whole[1]) * Math.max(state.scale, 0.01) * 4);
    const isStroked = state.mode % 4 === 1;
    // Filled in one colour and outlined in another: one of the two is seen.
    const isTwoColoured = state.mode % 4 === 2 && String(state.fill) !== String(state.stroke);
    texts.push({ text, drawn, others, box, height, colour: isTwoColoured ? undefined : isStroked ? state.stroke : state.fill, alpha: isStroked ? state.strokeAlpha : state.fillAlpha, mode: state.mode, clip: state.clip, layer: layer(), order, blend: isBlend(state.blend) ? state.blend : '' });
    if (state.mode >= 4 && outlined.length < MOST_OUTLINES) outlined.push(texts.at(-1)!);
    matrix = times(matrix, [1, 0, 0, 1, width * state.scale, 0]);
  };
  const path = (args: readonly unknown[]): void => {
    const how = names.get(args[0] as number) ?? '';
    const data = (args[1] as (Float32Array | null)[] | undefined)?.[0];
    const parts = data == null ? [] : partsOf(data);
    if (isClipping) {
      const boxes = parts.map(({ box }) => boxOf(state.ctm, box));
      const whole = boxes.length === 0 ? NOWHERE : boxes.reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
      state.clip = state.clip === undefined ? whole : (cut(state.clip, whole) ?? NOWHERE);
      isClipping = false;
    }
    if (/fill/i.test(how)) for (const { box, steps } of parts.slice(0, 500)) paint(boxOf(state.ctm, box), state.fill, false, steps <= 12 && (parts.length === 1 || steps <= 6));
  };
  const num = (args: readonly unknown[], at = 0): number => Number(args[at] ?? 0) || 0;
  const DO: Readonly<Record<string, (args: readonly unknown[]) => void>> = {
    save: () => void stack.push({ ...state }),
    restore: () => void (state = stack.pop() ?? state),
    transform: (args) => void (state.ctm = times(state.ctm, args as unknown as Matrix)),
    setGState: ([pairs]) => {
      for (const [key, value] of (pairs as [string, unknown][] | undefined) ?? []) {
        if (key === 'ca') state.fillAlpha = Number(value);
        else if (key === 'CA') state.strokeAlpha = Number(value);
        else if (key === 'BM') state.blend = String(value);
        else if (key === 'SMask') state.isMasked = value !== false && value !== null;
        else if (key === 'Font') Object.assign(state, { font: (value as unknown[])[0], size: Number((value as unknown[])[1]) || state.size });
      }
    },
    paintFormXObjectBegin: ([given, box]) => {
      stack.push({ ...state });
      if (given != null) state.ctm = times(state.ctm, given as Matrix);
      if (box != null) state.clip = state.clip === undefined ? boxOf(state.ctm, box as Box) : (cut(state.clip, boxOf(state.ctm, box as Box)) ?? NOWHERE);
    },
    paintFormXObjectEnd: () => void (state = stack.pop() ?? state),
    beginText: () => void (matrix = line = [1, 0, 0, 1, 0, 0]),
    endText: () => {
      if (outlined.length > 0) state.outlines = [...state.outlines, ...outlined].slice(-MOST_OUTLINES);
      outlined = [];
    },
    setFont: (args) => {
      state.font = args[0];
      state.size = num(args, 1);
    },
    setTextRenderingMode: (args) => void (state.mode = num(args)),
    setCharSpacing: (args) => void (state.charSpacing = num(args)),
    setWordSpacing: (args) => void (state.wordSpacing = num(args)),
    setHScale: (args) => void (state.scale = num(args) / 100),
    setLeading: (args) => void (state.leading = num(args)),
    setTextRise: (args) => void (state.rise = num(args)),
    setTextMatrix: (args) => void (matrix = line = [...((args.length === 1 ? args[0] : args) as Matrix)]),
    moveText: (args) => move(num(args), num(args, 1)),
    setLeadingMoveText: (args) => {
      state.leading = -num(args, 1);
      move(num(args), num(args, 1));
    },
    nextLine: () => move(0, -Math.abs(state.leading)),
    showText: ([glyphs]) => show(glyphs),
    showSpacedText: ([glyphs]) => show(glyphs),
    setFillRGBColor: (args) => void (state.fill = hexOf(args)),
    setStrokeRGBColor: (args) => void (state.stroke = hexOf(args)),
    setFillColorN: () => void (state.fill = undefined),
    setStrokeColorN: () => void (state.stroke = undefined),
    setFillTransparent: () => void (state.fill = [0, 0, 0, 0]),
    clip: () => void (isClipping = true),
    eoClip: () => void (isClipping = true),
    constructPath: path,
    shadingFill: () => paint(state.clip ?? [-1e6, -1e6, 1e6, 1e6], undefined, false, true, state.fillAlpha, true),
    beginMarkedContentProps: ([tag, group]) => void layers.push(tag === 'OC' && group != null ? layerOf(group) : undefined),
    beginMarkedContent: () => void layers.push(undefined),
    endMarkedContent: () => void layers.pop(),
  };
  for (const [at, fn] of fnArray.entries()) {
    const name = names.get(fn) ?? '';
    const args = (argsArray[at] ?? []) as readonly unknown[];
    order++;
    if (/^paint(?:Inline)?(?:Image|Solid|Jpeg)/.test(name)) paint(boxOf(state.ctm, UNIT), undefined, !/Mask/.test(name), !/Mask/.test(name));
    else DO[name]?.(args);
  }
  return { texts, surfaces };
};

const hexOf = (args: readonly unknown[]): Colour | undefined => (typeof args[0] === 'string' ? readColour(args[0]) : readColour(`rgb(${args.join(',')})`));

/** The boxes of a path's parts, with how many steps each is drawn in: few are a rectangle, with round corners or without. */
const partsOf = (data: Float32Array): { box: Box; steps: number }[] => {
  const parts: { box: Box; steps: number }[] = [];
  let box: [number, number, number, number] | undefined;
  let steps = 0;
  const add = (x: number, y: number): void => {
    box = box === undefined ? [x, y, x, y] : [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
  };
  const end = (): void => {
    if (box !== undefined && steps > 1) parts.push({ box, steps });
    box = undefined;
    steps = 0;
  };
  for (let at = 0; at < data.length; ) {
    const step = data[at++];
    const points = step === 2 ? 3 : step === 3 ? 2 : step === 4 ? 0 : 1;
    if (step === 0) end();
    for (let n = 0; n < points; n++, at += 2) add(data[at] ?? 0, data[at + 1] ?? 0);
    steps++;
  }
  end();
  return parts;
};
