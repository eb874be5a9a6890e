// Difficulty of items on one scale, whoever answered them: the Rasch model.
import { cannot } from './cannot.ts';
import { type Answers, mustBeAnswers } from './item-statistics.ts';
import { invert, times } from './matrix.ts';

export type Rasch = {
  /** In logits, adding up to zero; high is hard. */
  difficulties: number[];
  errors: number[];
  logLikelihood: number;
  /** People with none or all right say nothing about items and are left out. */
  people: number;
};

/**
 * Conditional maximum likelihood: given a person's number right, which ones were right depends on the items alone, so no
 * assumption about people is needed and the estimates are consistent for any number of items, which joint maximum
 * likelihood is not (Andersen 1970, JRSS B 32:283). Elementary symmetric functions by the summation algorithm (Fischer
 * 1974); Newton's method. As eRm's RM, with the sign of difficulty. Throws `separated` where an item is answered
 * right by all or by nobody of those left.
 */
export const fitRasch = (answers: Answers): Rasch => {
  const items = mustBeAnswers(answers);
  const telling = answers.filter((row) => new Set(row).size === 2);
  if (telling.length < 2) throw cannot('too-little', 'Everyone has all or none right, which says nothing about items.');
  const right = Array.from({ length: items }, (_, k) => telling.reduce((sum, row) => sum + row[k]!, 0));
  if (right.some((count) => count === 0 || count === telling.length)) throw cannot('separated', 'An item that all or nobody has right has no difficulty that can be told.');
  const people = Array.from({ length: items + 1 }, () => 0);
  for (const row of telling) people[row.reduce<number>((sum, answer) => sum + answer, 0)]! += 1;
  let easiness = right.map((count) => Math.log(count / (telling.length - count)));
  for (let step = 0; step < 100; step += 1) {
    const { slope, curve } = derivatives(easiness, right, people);
    const moves = [...times(invert(curve.slice(1).map((row) => row.slice(1))), slope.slice(1))];
    const shrink = Math.min(1, 2 / Math.max(...moves.map(Math.abs), 1e-300));
    easiness = easiness.map((value, k) => (k === 0 ? value : value + shrink * moves[k - 1]!));
    if (easiness.some((value) => Math.abs(value - easiness[0]!) > 25)) throw cannot('separated', 'The answers split into items that no person joins; no finite difficulty fits best.');
    if (Math.max(...moves.map(Math.abs)) < 1e-11) return describe(easiness, right, people, telling.length);
  }
  throw cannot('not-converged', 'The difficulties do not settle.');
};

/** gamma_0 to gamma_n of exp(easiness), `without` one or two of them. */
const symmetric = (factors: readonly number[], ...without: readonly number[]): number[] => {
  const gamma = [1, ...factors.map(() => 0)];
  let taken = 0;
  factors.forEach((factor, k) => {
    if (without.includes(k)) return;
    taken += 1;
    for (let r = taken; r >= 1; r -= 1) gamma[r]! += factor * gamma[r - 1]!;
  });
  return gamma;
};

const centred = (easiness: readonly number[]): number[] => {
  const mean = easiness.reduce((sum, value) => sum + value, 0) / easiness.length;
  return easiness.map((value) => value - mean);
};

const derivatives = (easiness: readonly number[], right: readonly number[], people: readonly number[]): { slope: number[]; curve: number[][] } => {
  const factors = centred(easiness).map(Math.exp);
  const all = symmetric(factors);
  const chance = factors.map((factor, k) => symmetric(factors, k).map((_, r, gamma) => (r === 0 ? 0 : (factor * gamma[r - 1]!) / all[r]!)));
  const slope = right.map((count, k) => count - people.reduce((sum, n, r) => sum + n * chance[k]![r]!, 0));
  const curve = factors.map((_, k) => factors.map(() => 0).map((_, l) => (l <= k ? covarianceOf(k, l, factors, all, chance, people) : 0)));
  return { slope, curve: curve.map((row, k) => row.map((value, l) => (l <= k ? value : curve[l]![k]!))) };
};

const covarianceOf = (k: number, l: number, factors: readonly number[], all: readonly number[], chance: readonly (readonly number[])[], people: readonly number[]): number => {
  if (k === l) return people.reduce((sum, n, r) => sum + n * chance[k]![r]! * (1 - chance[k]![r]!), 0);
  const rest = symmetric(factors, k, l);
  return people.reduce((sum, n, r) => sum + (n === 0 ? 0 : n * ((r < 2 ? 0 : (factors[k]! * factors[l]! * rest[r - 2]!) / all[r]!) - chance[k]![r]! * chance[l]![r]!)), 0);
};

const describe = (easiness: readonly number[], right: readonly number[], people: readonly number[], count: number): Rasch => {
  const shifted = centred(easiness);
  const { curve } = derivatives(shifted, right, people);
  const free = invert(curve.slice(1).map((row) => row.slice(1)));
  // Covariance with the first item fixed, turned into that of difficulties around their mean.
  const n = shifted.length;
  const whole = shifted.map((_, k) => shifted.map((_, l) => (k === 0 || l === 0 ? 0 : free[k - 1]![l - 1]!)));
  const rowMean = whole.map((row) => row.reduce((sum, value) => sum + value, 0) / n);
  const grand = rowMean.reduce((sum, value) => sum + value, 0) / n;
  const gamma = symmetric(shifted.map(Math.exp));
  const logLikelihood = right.reduce((sum, times, k) => sum + times * shifted[k]!, 0) - people.reduce((sum, n, r) => sum + n * Math.log(gamma[r]!), 0);
  return { difficulties: shifted.map((value) => -value), errors: whole.map((row, k) => Math.sqrt(row[k]! - 2 * rowMean[k]! + grand)), logLikelihood, people: count };
};
