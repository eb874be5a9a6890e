// Fits points to what remarks hold: logistic regression with a ridge, by coordinate descent, the same figures in every run.

/** What a remark holds (each once), and whether it speaks of security. */
export type Row = { has: ReadonlySet<string>; isSecurity: boolean };
export type Fitted = { base: number; points: ReadonlyMap<string, number> };

const PASSES = 25;

const chance = (sum: number): number => 1 / (1 + Math.exp(-sum));

/** One step of Newton along one column: how far its points move. */
const stepOf = (rows: Iterable<number>, sums: Float64Array, rightly: Float64Array, ridge: number, point: number): number => {
  let slope = ridge * point;
  let bend = ridge;
  for (const row of rows) {
    const expected = chance(sums[row]!);
    slope += expected - rightly[row]!;
    bend += expected * (1 - expected);
  }
  return -slope / Math.max(bend, 1e-6);
};

/** `columns` are the things that get points; a ridge keeps what is seldom seen near zero. */
export const fitPoints = (rows: readonly Row[], columns: readonly string[], ridge: number): Fitted => {
  const rowsWith = new Map(columns.map((column) => [column, [] as number[]]));
  rows.forEach(({ has }, row) => has.forEach((each) => rowsWith.get(each)?.push(row)));
  const rightly = Float64Array.from(rows, ({ isSecurity }) => (isSecurity ? 1 : 0));
  const sums = new Float64Array(rows.length);
  const points = new Map(columns.map((column) => [column, 0]));
  let base = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    const move = stepOf(sums.keys(), sums, rightly, 0, 0);
    base += move;
    sums.forEach((_, row) => (sums[row]! += move));
    for (const [column, those] of rowsWith) {
      const step = stepOf(those, sums, rightly, ridge, points.get(column)!);
      points.set(column, points.get(column)! + step);
      for (const row of those) sums[row]! += step;
    }
  }
  return { base, points };
};
