// Accuracy against the attacker's budget: one point per attack, network and epsilon, over all rows.
import { createWorkshop, fgsm, noise, pgd, type Workshop } from '../digits/attack.ts';
import { classOf, type Network, type Rows } from '../digits/network.ts';
import { type Random, randomFrom } from '../digits/random.ts';

export const ATTACKS = ['noise', 'fgsm', 'pgd'] as const;
export type Attack = (typeof ATTACKS)[number];
export const PGD_STEPS = 10;
const SEED = 5;

/** `right` of `of` rows keep their label under this attack with this budget. */
export type Point = { epsilon: number; right: number; of: number };

/** The attacked image is in `shop.image`; its pixels stay within `epsilon` of the given ones. */
export const attackRow = (attack: Attack, network: Network, rows: Rows, row: number, epsilon: number, random: Random, shop: Workshop): Float32Array => {
  const from = row * rows.inputs;
  const label = rows.labels[row]!;
  if (attack === 'noise') return noise(network, rows.pixels, from, epsilon, random, shop);
  if (attack === 'fgsm') return fgsm(network, rows.pixels, from, label, epsilon, shop);
  return pgd(network, rows.pixels, from, label, epsilon, PGD_STEPS, random, shop);
};

export const measurePoint = (attack: Attack, network: Network, rows: Rows, epsilon: number): Point => {
  const shop = createWorkshop(network);
  const random = randomFrom(SEED);
  let right = 0;
  for (let row = 0; row < rows.count; row += 1) {
    if (classOf(network, attackRow(attack, network, rows, row, epsilon, random, shop), 0, shop.pass) === rows.labels[row]) right += 1;
  }
  return { epsilon, right, of: rows.count };
};

/** Wilson's interval (1927) for a share at 95 %: where the share would lie in other samples of this size. */
export const wilson = (right: number, of: number): { low: number; high: number } => {
  const z = 1.96;
  const share = right / of;
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
};

/** The share of hostile inputs above which the second model gets more right than the first; undefined where it never or always does. */
export const breakEven = (plain: { clean: number; attacked: number }, hardened: { clean: number; attacked: number }): number | undefined => {
  const price = plain.clean - hardened.clean;
  const gain = hardened.attacked - plain.attacked;
  return price > 0 && gain > 0 ? price / (price + gain) : undefined;
};
