// Colours of CSS and of office files as red, green, blue and opacity, and how far two are apart.
import { readColourFunction } from './colour-functions.ts';

export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const NAMES: Readonly<Record<string, string>> = { white: 'ffffff', black: '000000', snow: 'fffafa', ivory: 'fffff0', ghostwhite: 'f8f8ff', whitesmoke: 'f5f5f5', floralwhite: 'fffaf0', mintcream: 'f5fffa', azure: 'f0ffff', aliceblue: 'f0f8ff', seashell: 'fff5ee', honeydew: 'f0fff0', lightyellow: 'ffffe0', beige: 'f5f5dc', linen: 'faf0e6', lavender: 'e6e6fa', gray: '808080', grey: '808080', lightgray: 'd3d3d3', lightgrey: 'd3d3d3', gainsboro: 'dcdcdc', silver: 'c0c0c0', darkgray: 'a9a9a9', red: 'ff0000', green: '008000', blue: '0000ff', navy: '000080', yellow: 'ffff00', orange: 'ffa500', purple: '800080', teal: '008080', maroon: '800000', lime: '00ff00', aqua: '00ffff', cyan: '00ffff', magenta: 'ff00ff', fuchsia: 'ff00ff', olive: '808000', pink: 'ffc0cb', gold: 'ffd700', brown: 'a52a2a', darkblue: '00008b', darkgreen: '006400', crimson: 'dc143c', indigo: '4b0082', tomato: 'ff6347', dimgray: '696969', lightblue: 'add8e6', darkred: '8b0000', midnightblue: '191970', darkslategray: '2f4f4f', rebeccapurple: '663399', canvas: 'ffffff', canvastext: '000000' };

/** Undefined for what is no colour, or one this does not know. */
export const readColour = (given: string): Colour | undefined => {
  const text = given.trim().toLowerCase();
  if (text === 'transparent') return [0, 0, 0, 0];
  const hex = NAMES[text] ?? /^#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.exec(text)?.[1];
  if (hex !== undefined) return fromHex(hex);
  return readColourFunction(text, readColour);
};

const fromHex = (hex: string): Colour => {
  const long = hex.length < 6 ? [...hex].map((sign) => sign + sign).join('') : hex;
  const [red = 0, green = 0, blue = 0, alpha = 255] = (long.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
  return [red, green, blue, alpha / 255];
};
/** What is seen when `top` lies on `under`. */
export const over = ([r, g, b, a]: Colour, under: Colour): Colour => [r * a + under[0] * (1 - a), g * a + under[1] * (1 - a), b * a + under[2] * (1 - a), 1];

const luminance = ([red, green, blue]: Colour): number => {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((each) => each / 255).map((each) => (each <= 0.03928 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
/** WCAG 2.2's contrast ratio, 1 to 21. */
const contrast = (one: Colour, other: Colour): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
const apart = (one: Colour, other: Colour): number => Math.max(...[0, 1, 2].map((at) => Math.abs(one[at]! - other[at]!)));

/** Below any reading: 1.2 where text for low vision asks 4.5, in letters of an inch 1.08; and no hue that would tell them apart. */
export const isSameColour = (text: Colour, ground: Colour, isLarge = false): boolean => contrast(over(text, ground), ground) < (isLarge ? 1.08 : 1.2) && apart(over(text, ground), ground) < (isLarge ? 14 : 40);
export const WHITE: Colour = [255, 255, 255, 1];
export const BLACK: Colour = [0, 0, 0, 1];
