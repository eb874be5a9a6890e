// Colour spaces of CSS Color 4 and back, each as three numbers in the units CSS writes; formulas and matrices from https://www.w3.org/TR/css-color-4/#color-conversion-code and Ottosson's OKLab.
export type Three = readonly [number, number, number];
/** `whole`: what 100 % means of each channel; `names`: what a relative colour calls them. Both ways go through sRGB from 0 to 1. */
export type Space = { names: string; whole: Three; to(three: Three): Three; from(srgb: Three): Three };

const each = ([a, b, c]: Three, change: (value: number) => number): Three => [change(a), change(b), change(c)];
const multiply = (m: readonly Three[], [a, b, c]: Three): Three => m.map((row) => row[0] * a + row[1] * b + row[2] * c) as unknown as Three;
const toLinear = (three: Three): Three => each(three, (value) => (Math.abs(value) <= 0.04045 ? value / 12.92 : Math.sign(value) * ((Math.abs(value) + 0.055) / 1.055) ** 2.4));
const fromLinear = (three: Three): Three => each(three, (value) => (Math.abs(value) <= 0.0031308 ? value * 12.92 : Math.sign(value) * (1.055 * Math.abs(value) ** (1 / 2.4) - 0.055)));

const XYZ: readonly Three[] = [[0.4123908, 0.3575843, 0.1804808], [0.212639, 0.7151687, 0.0721923], [0.0193308, 0.1191948, 0.9505322]];
const FROM_XYZ: readonly Three[] = [[3.2409699, -1.5373832, -0.4986108], [-0.9692436, 1.8759675, 0.0415551], [0.0556301, -0.203977, 1.0569715]];
const TO_D50: readonly Three[] = [[1.0479298, 0.0229468, -0.0501922], [0.0296278, 0.9904345, -0.0170738], [-0.0092430, 0.0150552, 0.7518743]];
const FROM_D50: readonly Three[] = [[0.9554734, -0.0230985, 0.0632593], [-0.0283697, 1.0099955, 0.0210414], [0.0123140, -0.0205077, 1.3303659]];
const WHITE_D50: Three = [0.9642956, 1, 0.8251046];

const xyz = (three: Three): Three => multiply(XYZ, toLinear(three));
const fromXyz = (three: Three): Three => fromLinear(multiply(FROM_XYZ, three));

const toLab = (srgb: Three): Three => {
  const scaled = multiply(TO_D50, xyz(srgb)).map((value, at) => value / WHITE_D50[at]!);
  const [x = 0, y = 0, z = 0] = scaled.map((value) => (value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
};
const fromLab = ([light, a, b]: Three): Three => {
  const y = (light + 16) / 116;
  const cubed = [a / 500 + y, y, y - b / 200].map((f, at) => WHITE_D50[at]! * (f ** 3 > 216 / 24389 ? f ** 3 : (116 * f - 16) / (24389 / 27)));
  return fromXyz(multiply(FROM_D50, cubed as unknown as Three));
};
const toOklab = (srgb: Three): Three => multiply([[0.2104543, 0.7936178, -0.0040720], [1.9779985, -2.4285922, 0.4505937], [0.0259040, 0.7827718, -0.8086758]], each(multiply([[0.4122215, 0.5363325, 0.0514460], [0.2119035, 0.6806995, 0.1073970], [0.0883025, 0.2817188, 0.6299787]], toLinear(srgb)), Math.cbrt));
const fromOklab = (lab: Three): Three => fromLinear(multiply([[4.0767417, -3.3077116, 0.2309699], [-1.2684380, 2.6097574, -0.3413194], [-0.0041961, -0.7034186, 1.7076147]], each(multiply([[1, 0.3963378, 0.2158038], [1, -0.1055613, -0.0638542], [1, -0.0894842, -1.2914855]], lab), (value) => value ** 3)));

const toPolar = ([light, a, b]: Three): Three => [light, Math.hypot(a, b), ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360];
const fromPolar = ([light, chroma, hue]: Three): Three => [light, chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];

const toHue = ([r, g, b]: Three): { hue: number; most: number; least: number } => {
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  const width = most - least;
  const sixth = width === 0 ? 0 : most === r ? (g - b) / width : most === g ? (b - r) / width + 2 : (r - g) / width + 4;
  return { hue: (sixth * 60 + 360) % 360, most, least };
};
const toHsl = (srgb: Three): Three => {
  const { hue, most, least } = toHue(srgb);
  const light = (most + least) / 2;
  return [hue, most === least ? 0 : ((most - light) / Math.min(light, 1 - light)) * 100, light * 100];
};
const fromHsl = ([hue, saturation, light]: Three): Three => {
  const one = (n: number): number => {
    const k = (((n + hue / 30) % 12) + 12) % 12;
    return light / 100 - (saturation / 100) * Math.min(light / 100, 1 - light / 100) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  };
  return [one(0), one(8), one(4)];
};
const fromHwb = ([hue, white, black]: Three): Three => (white + black >= 100 ? each([white, white, white], (value) => value / (white + black)) : each(fromHsl([hue, 100, 50]), (value) => (value * (100 - white - black) + white) / 100));

const rgb: Space = { names: 'r g b', whole: [1, 1, 1], to: (three) => three, from: (three) => three };
const xyzSpace: Space = { names: 'x y z', whole: [1, 1, 1], to: fromXyz, from: xyz };
/** Wide gamuts are taken for sRGB: their greys are the same, and text hides in greys or in its own ground. */
export const SPACES: ReadonlyMap<string, Space> = new Map(Object.entries<Space>({
  'srgb': rgb, 'display-p3': rgb, 'a98-rgb': rgb, 'prophoto-rgb': rgb, 'rec2020': rgb,
  'srgb-linear': { ...rgb, to: fromLinear, from: toLinear },
  'xyz': xyzSpace, 'xyz-d65': xyzSpace,
  'xyz-d50': { ...xyzSpace, to: (three) => fromXyz(multiply(FROM_D50, three)), from: (srgb) => multiply(TO_D50, xyz(srgb)) },
  'rgb': { names: 'r g b', whole: [255, 255, 255], to: (three) => each(three, (value) => value / 255), from: (three) => each(three, (value) => value * 255) },
  'hsl': { names: 'h s l', whole: [360, 100, 100], to: fromHsl, from: toHsl },
  'hwb': { names: 'h w b', whole: [360, 100, 100], to: fromHwb, from: (srgb) => [toHsl(srgb)[0], toHue(srgb).least * 100, 100 - toHue(srgb).most * 100] },
  'lab': { names: 'l a b', whole: [100, 125, 125], to: fromLab, from: toLab },
  'lch': { names: 'l c h', whole: [100, 150, 360], to: (three) => fromLab(fromPolar(three)), from: (srgb) => toPolar(toLab(srgb)) },
  'oklab': { names: 'l a b', whole: [1, 0.4, 0.4], to: fromOklab, from: toOklab },
  'oklch': { names: 'l c h', whole: [1, 0.4, 360], to: (three) => fromOklab(fromPolar(three)), from: (srgb) => toPolar(toOklab(srgb)) },
}));
