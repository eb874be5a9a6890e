// What is seen where one colour is blended with another, as CSS and PDF define it for each of red, green and blue.
import { type Colour, over } from './html/colours.ts';

const MODES: Readonly<Record<string, (top: number, under: number) => number>> = {
  multiply: (top, under) => top * under,
  screen: (top, under) => top + under - top * under,
  darken: Math.min,
  lighten: Math.max,
  difference: (top, under) => Math.abs(top - under),
  exclusion: (top, under) => top + under - 2 * top * under,
  colordodge: (top, under) => (under === 0 ? 0 : top === 1 ? 1 : Math.min(1, under / (1 - top))),
  colorburn: (top, under) => (under === 1 ? 1 : top === 0 ? 0 : 1 - Math.min(1, (1 - under) / top)),
  hardlight: (top, under) => (top <= 0.5 ? 2 * top * under : 1 - 2 * (1 - top) * (1 - under)),
  overlay: (top, under) => (under <= 0.5 ? 2 * top * under : 1 - 2 * (1 - top) * (1 - under)),
};
const nameOf = (mode: string): string => mode.toLowerCase().replace(/[^a-z]/g, '');

export const isBlend = (mode: string | undefined): boolean => mode !== undefined && !['', 'normal', 'sourceover', 'compatible', 'initial', 'unset', 'inherit', 'revert'].includes(nameOf(mode));

/** Undefined for ways of blending that look at all three together. */
export const blend = (mode: string, top: Colour, under: Colour): Colour | undefined => {
  const mix = MODES[nameOf(mode)];
  if (mix === undefined) return undefined;
  const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((at) => 255 * mix(top[at]! / 255, under[at]! / 255));
  return over([red, green, blue, top[3]], under);
};
