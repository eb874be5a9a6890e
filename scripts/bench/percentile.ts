// Percentiles of measured times, by the nearest rank.

/** The time that `part` (0 to 1) of all stay within; 0 of none. */
export const percentile = (times: readonly number[], part: number): number => [...times].sort((one, other) => one - other)[Math.ceil(times.length * part) - 1] ?? 0;
