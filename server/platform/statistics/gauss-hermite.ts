// Points and weights to integrate over a normal distribution.
import { cannot } from './cannot.ts';

export type Node = { at: number; weight: number };

const known = new Map<number, Node[]>();

/**
 * Gauss-Hermite for weight exp(-x²): sum(weight f(at)) is exact for polynomials up to degree 2 points - 1. Roots by
 * Newton on the orthonormal recurrence (Press et al., Numerical Recipes, 4.6). 1 to 100 points.
 */
export const gaussHermite = (points: number): Node[] => {
  if (!Number.isSafeInteger(points) || points < 1 || points > 100) throw cannot('bad-input', `${points} quadrature points.`);
  const found = known.get(points);
  if (found !== undefined) return found;
  const roots: number[] = [];
  for (let i = 0; i < Math.ceil(points / 2); i += 1) roots.push(polish(points, guess(points, i, roots)));
  const positive = roots.map((at) => ({ at: Math.abs(at) < 1e-14 ? 0 : at, weight: 2 / orthonormal(points, at).slope ** 2 }));
  const nodes = [...positive, ...positive.filter(({ at }) => at !== 0).map(({ at, weight }) => ({ at: -at, weight }))].sort((a, b) => a.at - b.at);
  known.set(points, nodes);
  return nodes;
};

const orthonormal = (n: number, x: number): { value: number; slope: number } => {
  let [previous, value] = [0, Math.PI ** -0.25];
  for (let j = 0; j < n; j += 1) [previous, value] = [value, x * Math.sqrt(2 / (j + 1)) * value - Math.sqrt(j / (j + 1)) * previous];
  return { value, slope: Math.sqrt(2 * n) * previous };
};

const guess = (n: number, i: number, roots: readonly number[]): number => {
  if (i === 0) return Math.sqrt(2 * n + 1) - 1.855_75 * (2 * n + 1) ** (-1 / 6);
  if (i === 1) return roots[0]! - (1.14 * n ** 0.426) / roots[0]!;
  if (i === 2) return 1.86 * roots[1]! - 0.86 * roots[0]!;
  if (i === 3) return 1.91 * roots[2]! - 0.91 * roots[1]!;
  return 2 * roots[i - 1]! - roots[i - 2]!;
};

const polish = (n: number, start: number): number => {
  let x = start;
  for (let step = 0; step < 100; step += 1) {
    const { value, slope } = orthonormal(n, x);
    const move = value / slope;
    x -= move;
    if (Math.abs(move) < 1e-15 * Math.max(1, Math.abs(x))) break;
  }
  return x;
};
