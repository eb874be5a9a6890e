// For tests of figures: agreement in so many digits, and never NaN.
import assert from 'node:assert/strict';

/** Fails unless both agree to `digits` digits, counted from the larger of the expected value and `scale`. */
export const assertClose = (actual: number, expected: number, digits: number, what = '', scale = 1e-300): void => {
  const gap = Math.abs(actual - expected) / Math.max(Math.abs(expected), scale);
  assert.ok(gap <= 10 ** -digits || actual === expected, `${what} is ${actual}, should be ${expected} to ${digits} digits (off by ${gap})`);
};

export const assertAllClose = (actual: readonly number[], expected: readonly number[], digits: number, what = '', scale = 1e-300): void => {
  assert.equal(actual.length, expected.length);
  actual.forEach((value, i) => assertClose(value, expected[i]!, digits, `${what} ${i}`, scale));
};

/** Fails unless it throws, for this reason. */
export const assertCannot = (run: () => unknown, reason: string): void => {
  assert.throws(run, (error: unknown) => {
    assert.equal((error as { reason?: string }).reason, reason, String(error));
    return true;
  });
};
