// The linear algebra of small regressions: rows of numbers, least squares by Householder reflections, symmetric eigenvalues.
import { cannot } from './cannot.ts';

export type Matrix = readonly (readonly number[])[];

export const multiply = (a: Matrix, b: Matrix): number[][] => a.map((row) => (b[0] ?? []).map((_, column) => row.reduce((sum, value, k) => sum + value * b[k]![column]!, 0)));
export const transpose = (a: Matrix): number[][] => (a[0] ?? []).map((_, column) => a.map((row) => row[column]!));
export const times = (a: Matrix, vector: readonly number[]): number[] => a.map((row) => dot(row, vector));
export const dot = (a: readonly number[], b: readonly number[]): number => {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += a[k]! * b[k]!;
  return sum;
};

// Length of column k from a row on; Math.hypot takes its values as arguments, of which there may be too many.
const lengthOf = (a: Matrix, k: number, from: number): number => {
  let [largest, sum] = [0, 0];
  for (let i = from; i < a.length; i += 1) largest = Math.max(largest, Math.abs(a[i]![k]!));
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  for (let i = from; i < a.length; i += 1) sum += (a[i]![k]! / largest) ** 2;
  return largest * Math.sqrt(sum);
};

/** The coefficients, the inverse of X'WX, and the residuals, all in the units of what was given. */
export type Solved = { coefficients: number[]; inverse: number[][]; residuals: number[] };

// A column whose length falls by this factor once the ones before it are taken out says nothing of its own.
const COLLINEAR = 1e-9;

/** Weighted least squares (weights >= 0) by QR; throws `singular` where columns depend on each other. */
export const leastSquares = (design: Matrix, y: readonly number[], weights?: readonly number[]): Solved => {
  const n = design.length;
  const p = design[0]?.length ?? 0;
  if (n < p || p === 0) throw cannot('too-little', `${n} rows cannot carry ${p} coefficients.`);
  const root = weights?.map(Math.sqrt);
  const a = design.map((row, i) => row.map((value) => value * (root?.[i] ?? 1)));
  const z = y.map((value, i) => value * (root?.[i] ?? 1));
  for (let k = 0; k < p; k += 1) reflect(a, z, k);
  const triangle = a.slice(0, p).map((row) => row.slice(0, p));
  const coefficients = backSolve(triangle, z.slice(0, p));
  const columns = triangle.map((_, k) => backSolve(triangle, triangle.map((_, i) => (i === k ? 1 : 0))));
  const inverse = columns.map((_, i) => columns.map((_, j) => columns.reduce((sum, column) => sum + column[i]! * column[j]!, 0)));
  return { coefficients, inverse, residuals: y.map((value, i) => value - dot(design[i]!, coefficients)) };
};

// Reflects column k onto its own axis, and everything right of it with it.
const reflect = (a: number[][], z: number[], k: number): void => {
  const whole = lengthOf(a, k, 0);
  const length = lengthOf(a, k, k);
  if (!Number.isFinite(whole)) throw cannot('bad-input', 'The design holds something that is no number.');
  if (length <= COLLINEAR * whole || length === 0) throw cannot('singular', `Column ${k + 1} of the design says nothing that the ones before it do not say.`);
  const sign = a[k]![k]! > 0 ? -1 : 1;
  const v = a.slice(k).map((row, i) => row[k]! - (i === 0 ? sign * length : 0));
  const scale = 2 / v.reduce((sum, value) => sum + value * value, 0);
  for (let column = k; column < a[k]!.length; column += 1) {
    const along = scale * v.reduce((sum, value, i) => sum + value * a[k + i]![column]!, 0);
    v.forEach((value, i) => (a[k + i]![column]! -= along * value));
  }
  const along = scale * v.reduce((sum, value, i) => sum + value * z[k + i]!, 0);
  v.forEach((value, i) => (z[k + i]! -= along * value));
};

const backSolve = (triangle: Matrix, right: readonly number[]): number[] => {
  const solved = [...right];
  for (let i = triangle.length - 1; i >= 0; i -= 1) {
    for (let j = i + 1; j < triangle.length; j += 1) solved[i]! -= triangle[i]![j]! * solved[j]!;
    solved[i]! /= triangle[i]![i]!;
  }
  return solved;
};

/** The inverse of a square matrix; throws `singular`. */
export const invert = (a: Matrix): number[][] => {
  const columns = a.map((_, k) => leastSquares(a, a.map((_, i) => (i === k ? 1 : 0))).coefficients);
  return transpose(columns);
};

/** Eigenvalues and, as columns of `vectors`, eigenvectors of a symmetric matrix (cyclic Jacobi, Golub & Van Loan 8.5). */
export const symmetricEigen = (symmetric: Matrix): { values: number[]; vectors: number[][] } => {
  const a = symmetric.map((row) => [...row]);
  const vectors = a.map((_, i) => a.map((_, j) => (i === j ? 1 : 0)));
  const size = Math.max(...a.flat().map(Math.abs), Number.MIN_VALUE);
  for (let sweep = 0; sweep < 60; sweep += 1) {
    let off = 0;
    for (let p = 0; p < a.length; p += 1) for (let q = p + 1; q < a.length; q += 1) off = Math.max(off, Math.abs(rotate(a, vectors, p, q)));
    if (off <= 1e-16 * size) break;
  }
  return { values: a.map((row, i) => row[i]!), vectors };
};

const rotate = (a: number[][], vectors: number[][], p: number, q: number): number => {
  const off = a[p]![q]!;
  if (off === 0) return 0;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * off);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  const turn = (x: number, y: number): [number, number] => [c * x - s * y, s * x + c * y];
  for (const row of a) [row[p], row[q]] = turn(row[p]!, row[q]!);
  for (let j = 0; j < a.length; j += 1) [a[p]![j], a[q]![j]] = turn(a[p]![j]!, a[q]![j]!);
  for (const row of vectors) [row[p], row[q]] = turn(row[p]!, row[q]!);
  return off;
};

/** `a` to a power through its eigenvalues, those below `smallest` times the largest taken as zero and left out. */
export const symmetricPower = (a: Matrix, power: number, smallest = 1e-12): number[][] => {
  const { values, vectors } = symmetricEigen(a);
  const floor = smallest * Math.max(...values.map(Math.abs), Number.MIN_VALUE);
  const scaled = values.map((value) => (value > floor ? value ** power : 0));
  return a.map((_, i) => a.map((_, j) => scaled.reduce((sum, value, k) => sum + value * vectors[i]![k]! * vectors[j]![k]!, 0)));
};
