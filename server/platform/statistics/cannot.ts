// What the statistics refuse, and why: a figure that cannot be computed is an error with a reason, never NaN.
import { PlannedError } from '../errors.ts';

/** `bad-input` is the caller's mistake; the others say what the data cannot carry, and a verdict turns them into "not enough data". */
export type CannotReason = 'bad-input' | 'too-little' | 'separated' | 'singular' | 'not-converged';

export class CannotCompute extends PlannedError {
  readonly reason: CannotReason;

  constructor(reason: CannotReason, says: string) {
    super('Invalid', says);
    this.reason = reason;
  }
}

export const cannot = (reason: CannotReason, says: string): CannotCompute => new CannotCompute(reason, says);

/** Throws unless every value is a finite number. */
export const mustBeFinite = (what: string, ...values: readonly number[]): void => {
  if (!values.every(Number.isFinite)) throw cannot('bad-input', `${what} must be finite numbers.`);
};

/** Throws unless `events` of `of` is a share: whole numbers, 0 <= events <= of, of >= 1. */
export const mustBeShare = (events: number, of: number): void => {
  if (!Number.isSafeInteger(events) || !Number.isSafeInteger(of) || events < 0 || events > of) throw cannot('bad-input', `${events} of ${of} is not a share of whole numbers.`);
  if (of === 0) throw cannot('too-little', 'A share of nothing has no interval.');
};

/** Throws unless the value lies strictly between 0 and 1. */
export const mustBeProbability = (what: string, value: number): void => {
  if (!(value > 0 && value < 1)) throw cannot('bad-input', `${what} must lie between 0 and 1, and is ${value}.`);
};
