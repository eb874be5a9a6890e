// Finds the lowest point of a smooth function of a few variables, and how it curves there.
import { cannot } from './cannot.ts';
import { dot, invert, symmetricPower, times } from './matrix.ts';

type Smooth = (at: readonly number[]) => number;

const GRADIENT_STEP = 3e-5;
const CURVE_STEP = 1e-3;
const MOST_STEPS = 200;

const moved = (at: readonly number[], k: number, by: number): number[] => at.map((value, i) => (i === k ? value + by : value));

const gradient = (f: Smooth, at: readonly number[]): number[] => at.map((_, k) => (f(moved(at, k, GRADIENT_STEP)) - f(moved(at, k, -GRADIENT_STEP))) / (2 * GRADIENT_STEP));

/** Second derivatives by central differences. */
export const curvature = (f: Smooth, at: readonly number[]): number[][] => {
  const middle = f(at);
  const h = CURVE_STEP;
  const rows = at.map(() => at.map(() => 0));
  for (let i = 0; i < at.length; i += 1) {
    rows[i]![i] = (f(moved(at, i, h)) - 2 * middle + f(moved(at, i, -h))) / (h * h);
    for (let j = 0; j < i; j += 1) {
      const corner = (a: number, b: number): number => f(moved(moved(at, i, a * h), j, b * h));
      rows[i]![j] = (corner(1, 1) - corner(1, -1) - corner(-1, 1) + corner(-1, -1)) / (4 * h * h);
      rows[j]![i] = rows[i]![j]!;
    }
  }
  return rows;
};

/**
 * BFGS with a halving line search (Nocedal & Wright 2006, alg. 6.1), gradients by central differences; `inverse` is the
 * first guess of the inverse second derivatives. Answers the point to about 1e-7 of its scale; throws `not-converged`.
 */
export const minimise = (f: Smooth, start: readonly number[], inverse: number[][]): { at: number[]; value: number; steps: number } => {
  let now = { at: [...start], value: f(start), slope: gradient(f, start) };
  let metric = inverse;
  let isFresh = false;
  for (let steps = 1; steps <= MOST_STEPS; steps += 1) {
    const direction = times(metric, now.slope).map((part) => -part);
    const promised = -dot(direction, now.slope);
    const next = promised > 0 ? search(f, now.at, now.value, now.slope, direction) : undefined;
    // The gain that is still promised is below what rounding lets one see.
    if (promised >= 0 && promised < 1e-14 * (1 + Math.abs(now.value))) return { at: (next ?? now).at, value: (next ?? now).value, steps };
    if (next === undefined) {
      if (isFresh) return settled(now, promised, steps);
      // What BFGS has gathered misleads it: measure how the function really curves here.
      metric = symmetricPower(curvature(f, now.at), -1, 1e-10);
      isFresh = true;
      continue;
    }
    const slope = gradient(f, next.at);
    metric = updated(metric, next.at.map((part, k) => part - now.at[k]!), slope.map((part, k) => part - now.slope[k]!));
    isFresh = false;
    now = { ...next, slope };
  }
  throw cannot('not-converged', 'The likelihood does not settle.');
};

const settled = ({ at, value }: { at: number[]; value: number }, promised: number, steps: number): { at: number[]; value: number; steps: number } => {
  if (Math.abs(promised) < 1e-9 * (1 + Math.abs(value))) return { at, value, steps };
  throw cannot('not-converged', 'The likelihood has no lowest point that can be reached.');
};

const search = (f: Smooth, at: readonly number[], value: number, slope: readonly number[], direction: readonly number[]): { at: number[]; value: number } | undefined => {
  const fall = dot(slope, direction);
  for (let length = 1; length > 1e-12; length /= 2) {
    const there = at.map((part, k) => part + length * direction[k]!);
    const found = f(there);
    if (Number.isFinite(found) && found <= value + 1e-4 * length * fall) return { at: there, value: found };
  }
  return undefined;
};

const updated = (metric: number[][], step: readonly number[], change: readonly number[]): number[][] => {
  const along = dot(step, change);
  if (along <= 1e-14 * Math.sqrt(dot(step, step) * dot(change, change))) return metric;
  const through = times(metric, change);
  const factor = (1 + dot(change, through) / along) / along;
  return metric.map((row, i) => row.map((value, j) => value + factor * step[i]! * step[j]! - (through[i]! * step[j]! + step[i]! * through[j]!) / along));
};

/** Covariance from the curvature of a deviance (-2 log likelihood); throws where it does not curve upward. */
export const covarianceFrom = (deviance: Smooth, at: readonly number[]): number[][] => {
  const inverse = invert(curvature(deviance, at).map((row) => row.map((value) => value / 2)));
  if (inverse.some((row, i) => !(row[i]! > 0))) throw cannot('not-converged', 'The likelihood is flat where it should curve.');
  return inverse;
};
