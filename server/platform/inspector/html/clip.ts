// Says of clips, masks and transforms whether they leave anything of a box to see.
import { calculate } from './calc.ts';
import { type Colour, readColour } from './colours.ts';
import { splitOutside } from './split.ts';

type Get = (name: string) => string | undefined;
type Call = { name: string; parts: string[]; inside: string };

/** The functions of a value, with what stands in their brackets. */
const callsOf = (text: string): Call[] => splitOutside(text, ' ').flatMap((part): Call[] => {
  const [, name = '', inside = ''] = /^([\w-]+)\((.*)\)$/s.exec(part) ?? [];
  return name === '' ? [] : [{ name, inside, parts: inside.split(/[\s,]+/).filter((each) => each !== '') }];
});
/** Pixels, or hundredths of the box: near enough to tell something from nothing. */
const size = (text: string | undefined): number => calculate(text ?? '0', (number, unit) => (/^(?:r?em|ch)$/.test(unit) ? number * 16 : /^(?:px|%|v[wh]|deg|pt)$/.test(unit) ? number : undefined));
/** Nothing to read fits in so little. */
const isThin = (value: number): boolean => value <= 1;

export const isClippedAway = (get: Get): boolean => {
  const [box] = callsOf(get('clip') ?? '');
  if (box?.name === 'rect' && isEmptyBox(box.parts)) return true;
  return callsOf(get('clip-path') ?? get('-webkit-clip-path') ?? '').some(isNothing) || isMaskedAway(get);
};

const isEmptyBox = ([top, right, bottom, left]: readonly string[]): boolean => isThin(size(right) - size(left)) || isThin(size(bottom) - size(top));

const isNothing = ({ name, parts, inside }: Call): boolean => {
  if (name === 'rect') return isEmptyBox(parts);
  if (name === 'xywh') return isThin(size(parts[2])) || isThin(size(parts[3]));
  if (name === 'circle' || name === 'ellipse') {
    const at = parts.indexOf('at');
    const radii = parts.slice(0, at < 0 ? (name === 'circle' ? 1 : 2) : at).map(size);
    return radii.some(isThin) || (at >= 0 && parts.slice(at + 1).some((centre, which) => size(centre) + (radii[which] ?? radii[0] ?? Infinity) <= 0));
  }
  if (name === 'inset') {
    const [top, right = top, bottom = top, left = right] = parts.slice(0, parts.includes('round') ? parts.indexOf('round') : 4);
    const isWhole = (one: string | undefined, other: string | undefined): boolean => [one, other].every((each) => /%$|^0/.test(each ?? '')) && size(one) + size(other) >= 99;
    return isWhole(top, bottom) || isWhole(left, right) || [top, right, bottom, left].some((each) => size(each) >= 900);
  }
  if (name === 'path') return (inside.match(/-?[\d.]+/g) ?? []).every((number) => Math.abs(Number(number)) <= 1);
  return name === 'polygon' && isNoArea(splitOutside(inside, ',').filter((point) => !/^(?:nonzero|evenodd)$/.test(point)));
};

const isNoArea = (given: readonly string[]): boolean => {
  const points = given.map((point) => splitOutside(point, ' ').map(size)).filter((point) => point.length === 2 && !point.some(Number.isNaN));
  if (points.length < given.length) return false;
  const twice = points.reduce((sum, [x = 0, y = 0], at) => sum + x * points[(at + 1) % points.length]![1]! - points[(at + 1) % points.length]![0]! * y, 0);
  const isBeyond = (which: number): boolean => points.every((point) => point[which]! <= 0) || (given.every((point) => (splitOutside(point, ' ')[which] ?? '').endsWith('%')) && points.every((point) => point[which]! >= 100));
  return Math.abs(twice) <= 2 || isBeyond(0) || isBeyond(1);
};

const stopsOf = (inside: string): Colour[] => splitOutside(inside, ',').flatMap((stop) => splitOutside(stop, ' ').slice(0, 2).map(readColour).filter((colour) => colour !== undefined));
/** All colours of all gradients; none where something else is painted as well. */
export const gradientColours = (image: string): Colour[] => (/url\(|image-set\(|element\(|cross-fade\(/.test(image) ? [] : splitOutside(image, ',').flatMap(callsOf).filter(({ name }) => name.endsWith('gradient')).flatMap(({ inside }) => stopsOf(inside)));

/** A mask shows what lies under its paint: a gradient of nothing shows nothing. */
const isMaskedAway = (get: Get): boolean => {
  const one = (name: string): string => get(`mask-${name}`) ?? get(`-webkit-mask-${name}`) ?? '';
  const shorthand = get('mask') ?? get('-webkit-mask') ?? '';
  const layers = splitOutside(one('image') || shorthand, ',');
  const gradients = layers.flatMap(callsOf).filter(({ name }) => /gradient$|^url$|^image|^element$|^cross-fade$/.test(name));
  if (gradients.length === 0) return false;
  const sizes = /(?:^|\s|\/)\s*0(?:px|%)?(?:\s+0(?:px|%)?)?\s*$/;
  if (sizes.test(one('size')) || /\/\s*0(?:px|%)?(?:\s|$)/.test(shorthand)) return true;
  const isByLight = /luminance/.test(`${one('mode')} ${one('source-type')} ${shorthand}`);
  return gradients.every(({ name, inside }) => {
    const colours = name.endsWith('gradient') ? stopsOf(inside) : [];
    return colours.length > 0 && colours.every(([r, g, b, alpha]) => alpha < 0.06 || (isByLight && Math.max(r, g, b) < 15));
  });
};

const degrees = (text: string | undefined): number => calculate(text ?? '0', (number, unit) => (unit === 'rad' ? (number * 180) / Math.PI : unit === 'turn' ? number * 360 : unit === 'grad' ? number * 0.9 : number));
/** Leaning so far that letters become lines; 1 for what can still be read. */
const leanOf = (name: string, [first, second]: readonly string[]): number => {
  const [a, b] = [name === 'skewy' ? 0 : degrees(first), name === 'skewy' ? degrees(first) : name === 'skew' ? degrees(second) : 0].map((angle) => Math.tan((angle * Math.PI) / 180)) as [number, number];
  const [sum, least] = [2 + a * a + b * b, Math.abs(1 - a * b)];
  // The smaller of the two ways in which a square is stretched.
  const narrow = least / Math.sqrt((sum + Math.sqrt(Math.max(0, sum * sum - 4 * least * least))) / 2);
  return Number.isNaN(narrow) ? 1 : narrow < 0.12 ? narrow / 2 : 1;
};

/** How much smaller the narrower side becomes: 0 for nothing left. */
export const shrinkOf = (get: Get): number => {
  if (['transform', 'scale', 'rotate'].every((name) => get(name) === undefined)) return 1;
  let [x, y] = [1, 1];
  const turn = (text: string | undefined): number => Math.abs(Math.cos((degrees(text) * Math.PI) / 180));
  const factor = (text: string | undefined): number => calculate(text ?? '1', (number, unit) => (unit === '%' ? number / 100 : undefined));
  for (const { name, parts } of callsOf(get('transform') ?? '')) {
    const [a = '1', b = a] = parts;
    if (name === 'scale' || name === 'scale3d') [x, y] = [x * factor(a), y * factor(b)];
    else if (name === 'scalex') x *= factor(a);
    else if (name === 'scaley') y *= factor(a);
    else if (name === 'rotatex') y *= turn(a);
    else if (name === 'rotatey') x *= turn(a);
    else if (name.startsWith('skew')) x *= leanOf(name, parts);
    else if (name === 'matrix') [x, y] = [x * Math.hypot(Number(a), Number(b)), y * Math.hypot(Number(parts[2]), Number(parts[3]))];
    else if (name === 'matrix3d') [x, y] = [x * Math.hypot(Number(a), Number(b)), y * Math.hypot(Number(parts[4]), Number(parts[5]))];
  }
  const [own, ownY = own] = splitOutside(get('scale') ?? '', ' ');
  if (own !== undefined && own !== 'none') [x, y] = [x * factor(own), y * factor(ownY)];
  const [, axis, angle] = /^\s*([xy])\s+(\S+)/.exec(get('rotate') ?? '') ?? [];
  if (axis !== undefined) [x, y] = axis === 'x' ? [x, y * turn(angle)] : [x * turn(angle), y];
  const least = Math.min(Math.abs(x), Math.abs(y));
  return Number.isNaN(least) ? 1 : least;
};

/** Its back is turned to the reader, by a half turn around one axis of the page. */
export const isTurnedOver = (get: Get): boolean => {
  const turns = [...callsOf(get('transform') ?? '').flatMap(({ name, parts }) => (/^rotate[xy]$/.test(name) ? [parts[0]] : [])), /^\s*[xy]\s+(\S+)/.exec(get('rotate') ?? '')?.[1]];
  return turns.filter((turn) => turn !== undefined && /^-?(?:180deg|0?\.5turn|3\.14\d*rad|200grad)$/.test(turn)).length === 1;
};

/** What a transform moves by, as written. */
export const movesOf = (get: Get): string[] => {
  const moved = callsOf(get('transform') ?? '').flatMap(({ name, parts }) => (name.startsWith('translate') ? parts : name === 'matrix' ? parts.slice(4) : name === 'matrix3d' ? parts.slice(12, 14) : []));
  return [...moved, ...splitOutside(get('translate') ?? '', ' ')];
};
