// Colours of CSS and of office files as red, green, blue and opacity, and how far two are apart.
import { readColourFunction } from './colour-functions.ts';

export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const NAMES: ReadonlyMap<string, string> = new Map(Object.entries({ white: 'ffffff', black: '000000', snow: 'fffafa', ivory: 'fffff0', ghostwhite: 'f8f8ff', whitesmoke: 'f5f5f5', floralwhite: 'fffaf0', mintcream: 'f5fffa', azure: 'f0ffff', aliceblue: 'f0f8ff', seashell: 'fff5ee', honeydew: 'f0fff0', lightyellow: 'ffffe0', beige: 'f5f5dc', linen: 'faf0e6', lavender: 'e6e6fa', gray: '808080', grey: '808080', lightgray: 'd3d3d3', lightgrey: 'd3d3d3', gainsboro: 'dcdcdc', silver: 'c0c0c0', darkgray: 'a9a9a9', red: 'ff0000', green: '008000', blue: '0000ff', navy: '000080', yellow: 'ffff00', orange: 'ffa500', purple: '800080', teal: '008080', maroon: '800000', lime: '00ff00', aqua: '00ffff', cyan: '00ffff', magenta: 'ff00ff', fuchsia: 'ff00ff', olive: '808000', pink: 'ffc0cb', gold: 'ffd700', brown: 'a52a2a', darkblue: '00008b', darkgreen: '006400', crimson: 'dc143c', indigo: '4b0082', tomato: 'ff6347', dimgray: '696969', lightblue: 'add8e6', darkred: '8b0000', midnightblue: '191970', darkslategray: '2f4f4f', rebeccapurple: '663399', canvas: 'ffffff', canvastext: '000000', antiquewhite: 'faebd7', aquamarine: '7fffd4', bisque: 'ffe4c4', blanchedalmond: 'ffebcd', blueviolet: '8a2be2', burlywood: 'deb887', cadetblue: '5f9ea0', chartreuse: '7fff00', chocolate: 'd2691e', coral: 'ff7f50', cornflowerblue: '6495ed', cornsilk: 'fff8dc', darkcyan: '008b8b', darkgoldenrod: 'b8860b', darkgrey: 'a9a9a9', darkkhaki: 'bdb76b', darkmagenta: '8b008b', darkolivegreen: '556b2f', darkorange: 'ff8c00', darkorchid: '9932cc', darksalmon: 'e9967a', darkseagreen: '8fbc8f', darkslateblue: '483d8b', darkslategrey: '2f4f4f', darkturquoise: '00ced1', darkviolet: '9400d3', deeppink: 'ff1493', deepskyblue: '00bfff', dimgrey: '696969', dodgerblue: '1e90ff', firebrick: 'b22222', forestgreen: '228b22', goldenrod: 'daa520', greenyellow: 'adff2f', hotpink: 'ff69b4', indianred: 'cd5c5c', khaki: 'f0e68c', lavenderblush: 'fff0f5', lawngreen: '7cfc00', lemonchiffon: 'fffacd', lightcoral: 'f08080', lightcyan: 'e0ffff', lightgoldenrodyellow: 'fafad2', lightgreen: '90ee90', lightpink: 'ffb6c1', lightsalmon: 'ffa07a', lightseagreen: '20b2aa', lightskyblue: '87cefa', lightslategray: '778899', lightslategrey: '778899', lightsteelblue: 'b0c4de', limegreen: '32cd32', mediumaquamarine: '66cdaa', mediumblue: '0000cd', mediumorchid: 'ba55d3', mediumpurple: '9370db', mediumseagreen: '3cb371', mediumslateblue: '7b68ee', mediumspringgreen: '00fa9a', mediumturquoise: '48d1cc', mediumvioletred: 'c71585', mistyrose: 'ffe4e1', moccasin: 'ffe4b5', navajowhite: 'ffdead', oldlace: 'fdf5e6', olivedrab: '6b8e23', orangered: 'ff4500', orchid: 'da70d6', palegoldenrod: 'eee8aa', palegreen: '98fb98', paleturquoise: 'afeeee', palevioletred: 'db7093', papayawhip: 'ffefd5', peachpuff: 'ffdab9', peru: 'cd853f', plum: 'dda0dd', powderblue: 'b0e0e6', rosybrown: 'bc8f8f', royalblue: '4169e1', saddlebrown: '8b4513', salmon: 'fa8072', sandybrown: 'f4a460', seagreen: '2e8b57', sienna: 'a0522d', skyblue: '87ceeb', slateblue: '6a5acd', slategray: '708090', slategrey: '708090', springgreen: '00ff7f', steelblue: '4682b4', tan: 'd2b48c', thistle: 'd8bfd8', turquoise: '40e0d0', violet: 'ee82ee', wheat: 'f5deb3', yellowgreen: '9acd32' }));

/** Undefined for what is no colour, or one this does not know. */
export const readColour = (given: string): Colour | undefined => {
  const text = given.trim().toLowerCase();
  if (text === 'transparent') return [0, 0, 0, 0];
  const hex = NAMES.get(text) ?? /^#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.exec(text)?.[1];
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
