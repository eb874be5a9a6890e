// Attacks on the small network within a budget: no pixel moves by more than epsilon, and none leaves 0 to 1.
import { createPass, forward, lossSlope, type Network, type Pass, unitSlopes } from './network.ts';
import type { Random } from './random.ts';

/** Memory for one attack after the other, so that a sweep does not allocate. */
export type Workshop = { pass: Pass; slopes: Float64Array; gradient: Float64Array; image: Float32Array };

export const createWorkshop = (network: Network): Workshop => ({
  pass: createPass(network),
  slopes: new Float64Array(network.hidden),
  gradient: new Float64Array(network.inputs),
  image: new Float32Array(network.inputs),
});

/** The slope of the loss at every pixel, into `shop.gradient`: which way a pixel has to move to make the right answer less likely. */
export const pixelGradient = (network: Network, pixels: Float32Array, from: number, label: number, shop: Workshop): void => {
  const { inputs, hidden, first } = network;
  forward(network, pixels, from, shop.pass);
  lossSlope(shop.pass.shares, label);
  unitSlopes(network, shop.pass, shop.slopes);
  for (let input = 0; input < inputs; input += 1) {
    let slope = 0;
    const row = input * hidden;
    for (let unit = 0; unit < hidden; unit += 1) slope += shop.slopes[unit]! * first[row + unit]!;
    shop.gradient[input] = slope;
  }
};

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Fast gradient sign method (Goodfellow et al. 2015, arXiv 1412.6572): one full step along the sign. The image is in `shop.image`. */
export const fgsm = (network: Network, pixels: Float32Array, from: number, label: number, epsilon: number, shop: Workshop): Float32Array => {
  pixelGradient(network, pixels, from, label, shop);
  for (let at = 0; at < network.inputs; at += 1) shop.image[at] = within(pixels[from + at]! + epsilon * Math.sign(shop.gradient[at]!), 0, 1);
  return shop.image;
};

/** Projected gradient descent (Madry et al. 2018, arXiv 1706.06083): `steps` small steps from a random start, each put back into the budget. */
export const pgd = (network: Network, pixels: Float32Array, from: number, label: number, epsilon: number, steps: number, random: Random, shop: Workshop): Float32Array => {
  const { image } = shop;
  const step = (2.5 * epsilon) / steps;
  for (let at = 0; at < network.inputs; at += 1) image[at] = within(pixels[from + at]! + (random() * 2 - 1) * epsilon, 0, 1);
  for (let turn = 0; turn < steps; turn += 1) {
    pixelGradient(network, image, 0, label, shop);
    for (let at = 0; at < network.inputs; at += 1) {
      const given = pixels[from + at]!;
      image[at] = within(within(image[at]! + step * Math.sign(shop.gradient[at]!), given - epsilon, given + epsilon), 0, 1);
    }
  }
  return image;
};

/** The control: every pixel moves by the whole budget, up or down by chance. Same size of change, no knowledge of the model. */
export const noise = (network: Network, pixels: Float32Array, from: number, epsilon: number, random: Random, shop: Workshop): Float32Array => {
  for (let at = 0; at < network.inputs; at += 1) shop.image[at] = within(pixels[from + at]! + (random() < 0.5 ? -epsilon : epsilon), 0, 1);
  return shop.image;
};
