// Which notes a person gets, and on which day: decided from findings alone, so that the same findings always give the same notes.

/** Days count from 1970-01-01, in UTC. `day` is when a finding could first be known as this person's: its own day, or that on which its name was matched. */
export type NotedFinding = { weakness: string; day: number };
/** `firstOn` is the day of the finding it began with; it is shown from `shownOn` on, and speaks for all findings of its weakness until 30 days after. */
export type PlannedNote = { weakness: string; firstOn: number; shownOn: number };

/** So long after a note there is no other of the same weakness. */
export const QUIET_DAYS = 30;
export const CAPS = [1, 2, 3] as const;
export type Cap = (typeof CAPS)[number];

export const dayNumber = (at: Date): number => Math.floor(at.getTime() / 86_400_000);
export const dayOfNumber = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** In the order they are shown. At most `cap` a day, on the day after the finding at the earliest; what waits comes first. */
export const planNotes = (findings: readonly NotedFinding[], cap: Cap): PlannedNote[] => {
  const notes: PlannedNote[] = [];
  const waiting: Omit<PlannedNote, 'shownOn'>[] = [];
  const quietUntil = new Map<string, number>();
  let [today, shownToday] = [Number.NEGATIVE_INFINITY, 0];

  const showUntil = (day: number): void => {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const earliest = Math.max(next.firstOn + 1, shownToday < cap ? today : today + 1);
      if (earliest > day) return;
      shownToday = earliest === today ? shownToday + 1 : 1;
      today = earliest;
      notes.push({ ...next, shownOn: earliest });
      quietUntil.set(next.weakness, earliest + QUIET_DAYS);
      waiting.shift();
    }
  };

  for (const { weakness, day } of inOrder(findings)) {
    showUntil(day);
    const isWaiting = waiting.some((note) => note.weakness === weakness);
    if (!isWaiting && day >= (quietUntil.get(weakness) ?? Number.NEGATIVE_INFINITY)) waiting.push({ weakness, firstOn: day });
  }
  showUntil(Number.POSITIVE_INFINITY);
  return notes;
};

/** By day, then by name: how often and in which order findings were delivered plays no part. */
const inOrder = (findings: readonly NotedFinding[]): NotedFinding[] => [...findings].sort((one, other) => one.day - other.day || (one.weakness < other.weakness ? -1 : one.weakness > other.weakness ? 1 : 0));

/** Blocks of 30 days are fixed in the calendar; two notes of one weakness never begin in the same one. */
export const blockOf = (day: number): number => Math.floor(day / QUIET_DAYS);

/**
 * The blocks under which a note may have been marked: that of its first finding, then those of the others it speaks for.
 * A record that comes late can move the first finding into the block before; what was marked stays marked.
 */
export const blocksOf = (note: PlannedNote, notes: readonly PlannedNote[], findings: readonly NotedFinding[]): number[] => {
  const own = blockOf(note.firstOn);
  const taken = new Set(notes.filter(({ weakness }) => weakness === note.weakness).map(({ firstOn }) => blockOf(firstOn)));
  const others = coveredBy(note, findings).map(({ day }) => blockOf(day)).filter((block) => !taken.has(block));
  return [...new Set([own, ...others])];
};

/** The findings a note speaks for. */
export const coveredBy = <F extends NotedFinding>({ weakness, firstOn, shownOn }: PlannedNote, findings: readonly F[]): F[] =>
  findings.filter((finding) => finding.weakness === weakness && finding.day >= firstOn && finding.day < shownOn + QUIET_DAYS);
