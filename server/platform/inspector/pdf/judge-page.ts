// Says of each text drawn on a PDF page whether a reader sees it, by what is painted under and over it.
import { type Colour, isSameColour, over, WHITE } from '../html/colours.ts';
import { blend } from '../blend.ts';
import { countLetters } from '../hidden.ts';
import type { Technique } from '../techniques.ts';
import { type Box, cut, type Drawing, type Drawn, type Painted } from './page.ts';

const area = ([l, b, r, t]: Box): number => Math.max(0, r - l) * Math.max(0, t - b);
const share = (of: Box, inside: Box): number => {
  const both = cut(of, inside);
  return both === undefined ? 0 : area(both) / Math.max(area(of), 1e-6);
};
/** Points; print for people begins at five. */
const LEAST_HEIGHT = 2;
/** Points: a watermark's letters. */
const LARGE = 30;
/** A scan fills its page or most of the column. */
const SCAN = 0.3;

export type Judged = { seen: number; hidden: Map<Technique, string> };

/** `hasTrim`: the page is cut after printing, so that marks for printers stand beyond its edge. */
export const judgePage = ({ texts, surfaces }: Drawing, view: Box, hasTrim = false): Judged => {
  const hidden = new Map<Technique, string>();
  const last = new Map<Technique, Drawn>();
  let seen = 0;
  const scans = surfaces.filter(({ isPicture, box }) => isPicture && share(view, box) >= SCAN);
  const judged = texts.filter(({ text }) => text !== '').map((drawn) => ({ drawn, found: judge(drawn, surfaces, scans, view) }));
  const again = new Set(judged.flatMap(({ drawn, found }) => (found === undefined ? [drawn.text] : [])));
  for (const { drawn, found } of judged) {
    // Painted over to be drawn once more is a correction; what stands near the edge of a page to be cut is for its printer.
    const technique = found === 'covered' && again.has(drawn.text) ? undefined : found === 'off-page' && hasTrim && isNearEdge(drawn, view) ? 'print-margin' : found;
    if (technique === undefined) seen += countLetters(drawn.text);
    else {
      const before = last.get(technique);
      hidden.set(technique, `${hidden.get(technique) ?? ''}${before === undefined || follows(before, drawn) ? '' : ' '}${drawn.text}`);
      last.set(technique, drawn);
    }
  }
  return { seen, hidden };
};

/** Drawn right behind it, so that the two are one word. */
const follows = (before: Drawn, drawn: Drawn): boolean => Math.abs(drawn.box[1] - before.box[1]) < 1 && Math.abs(drawn.box[0] - before.box[2]) < Math.max(0.8, drawn.height * 0.15);

/** Points: where printers keep their marks. */
const MARGIN = 72;
const isNearEdge = ({ box, height }: Drawn, [l, b, r, t]: Box): boolean => height <= 14 && cut(box, [l - MARGIN, b - MARGIN, r + MARGIN, t + MARGIN]) !== undefined;

const judge = (drawn: Drawn, surfaces: readonly Painted[], scans: readonly Painted[], view: Box): Technique | undefined => {
  const { box, clip, mode, alpha, colour, order, height } = drawn;
  if (drawn.layer !== undefined) return drawn.layer;
  const middle: Box = [box[0], box[1] + (box[3] - box[1]) * 0.3, box[2], box[3] - (box[3] - box[1]) * 0.25];
  if (cut(box, view) === undefined) return 'off-page';
  const isOnScan = scans.some((scan) => share(box, scan.box) > 0.6);
  // Drawn without paint, or as a clip through which nothing is painted.
  if (mode === 3 || mode === 7) return isOnScan ? 'scan-text' : 'no-paint';
  if (clip !== undefined && share(box, clip) < 0.02) return 'clipped';
  if (height < LEAST_HEIGHT) return isOnScan ? 'scan-text' : 'tiny';
  if (alpha < 0.06 || colour?.[3] === 0) return isOnScan ? 'scan-text' : 'see-through';
  const above = surfaces.find((each) => each.order > order && each.isPlain && each.alpha > 0.9 && each.covers && share(middle, each.box) > 0.9);
  if (above !== undefined) return above.isPicture && isOnScan ? 'scan-text' : 'covered';
  const ground = groundUnder(drawn, surfaces);
  if (colour === undefined || ground === undefined) return undefined;
  const own: Colour = [colour[0], colour[1], colour[2], alpha];
  const painted = drawn.blend === '' ? own : blend(drawn.blend, own, ground);
  return painted !== undefined && isSameColour(painted, ground, height >= LARGE) ? 'same-colour' : undefined;
};

/** Undefined where something is painted whose colour is not known. */
const groundUnder = ({ box, order }: Drawn, surfaces: readonly Painted[]): Colour | undefined => {
  let ground: Colour | undefined = WHITE;
  for (const each of surfaces) {
    if (each.order > order) break;
    const part = share(box, each.box);
    if (part < 0.25) continue;
    if (each.colour === undefined || !each.isPlain || part < 0.75) ground = undefined;
    else if (each.alpha > 0.99) ground = each.colour;
    else if (ground !== undefined) ground = over([each.colour[0], each.colour[1], each.colour[2], each.alpha], ground);
  }
  return ground;
};
