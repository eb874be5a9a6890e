// The lines two texts share and those they do not, by the shortest edit (Myers 1986, http://www.xmailserver.org/diff2.pdf).

export type DiffLine = {
  is: 'same' | 'added' | 'removed';
  text: string;
  /** Counts from 1; missing where the line is not in that text. */
  before: number | undefined;
  after: number | undefined;
};
export type Hunk = { lines: DiffLine[] };

const linesOf = (text: string): string[] => {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
};

/** All lines of both, those removed before those added in their place. */
export const diffLines = (before: string, after: string): DiffLine[] => {
  const [a, b] = [linesOf(before), linesOf(after)];
  const kept = sharedLines(a, b);
  const out: DiffLine[] = [];
  let [x, y] = [0, 0];
  for (const [atA, atB] of [...kept, [a.length, b.length] as const]) {
    for (; x < atA; x += 1) out.push({ is: 'removed', text: a[x] ?? '', before: x + 1, after: undefined });
    for (; y < atB; y += 1) out.push({ is: 'added', text: b[y] ?? '', before: undefined, after: y + 1 });
    if (x < a.length && y < b.length) out.push({ is: 'same', text: a[x] ?? '', before: x + 1, after: y + 1 });
    x += 1;
    y += 1;
  }
  return out;
};

/** Pairs of places that stay, in order. */
const sharedLines = (a: readonly string[], b: readonly string[]): (readonly [number, number])[] => {
  const reach = new Map<number, number>([[1, 0]]);
  const steps: Map<number, number>[] = [];
  for (let edits = 0; ; edits += 1) {
    steps.push(new Map(reach));
    for (let k = -edits; k <= edits; k += 2) {
      const isDown = k === -edits || (k !== edits && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
      let x = isDown ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(steps, a.length, b.length);
    }
  }
};

const walkBack = (steps: readonly Map<number, number>[], endX: number, endY: number): (readonly [number, number])[] => {
  const kept: (readonly [number, number])[] = [];
  let [x, y] = [endX, endY];
  for (let edits = steps.length - 1; edits >= 0; edits -= 1) {
    const reach = steps[edits]!;
    const k = x - y;
    const isDown = k === -edits || (k !== edits && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
    const from = isDown ? k + 1 : k - 1;
    const fromX = edits === 0 ? 0 : (reach.get(from) ?? 0);
    const fromY = edits === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      kept.push([x, y]);
    }
    [x, y] = [fromX, fromY];
  }
  return kept.toReversed();
};

/** What has changed, each with `around` unchanged lines on both sides. */
export const hunksOf = (lines: readonly DiffLine[], around = 3): Hunk[] => {
  const hunks: Hunk[] = [];
  let end = -1;
  lines.forEach((line, at) => {
    if (line.is === 'same') return;
    const from = Math.max(at - around, end);
    const to = Math.min(at + around + 1, lines.length);
    if (hunks.length === 0 || from > end) hunks.push({ lines: lines.slice(Math.max(from, 0), to) });
    else hunks.at(-1)!.lines.push(...lines.slice(end, to));
    end = to;
  });
  return hunks;
};

/** How many lines came and went. */
export const countChanges = (lines: readonly DiffLine[]): { added: number; removed: number } => ({
  added: lines.filter(({ is }) => is === 'added').length,
  removed: lines.filter(({ is }) => is === 'removed').length,
});
