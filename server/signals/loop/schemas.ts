// The shapes of the loop: a person's own notes, which nobody else is handed, and its owner's settings with figures in steps of five.
import { z } from 'zod';

const Day = z.iso.date();
const Instant = z.iso.datetime();
const Slug = z.string();

export const MODES = ['off', 'dry-run', 'on'] as const;
export const LoopMode = z.enum(MODES);
export type LoopMode = z.infer<typeof LoopMode>;

/** One thing that was found: in a prompt with its redacted span, in code with its place. Never more than signals keep. `title` says the rule in words, where anybody has given it some. */
export const NoteItem = z.discriminatedUnion('is', [
  z.object({ is: z.literal('prompt'), day: Day, tool: z.string().nullable(), source: z.string().nullable(), rule: z.string(), title: z.string(), redacted: z.string(), path: z.string() }),
  z.object({ is: z.literal('alert'), day: Day, tool: z.string(), rule: z.string(), title: z.string(), cwe: z.array(z.string()), path: z.string(), line: z.number().int().nullable() }),
]);
export type NoteItem = z.infer<typeof NoteItem>;

export const NoteState = z.enum(['open', 'done', 'not-mine']);
export type NoteState = z.infer<typeof NoteState>;

export const Note = z.object({
  key: z.uuid(),
  state: NoteState,
  shownOn: Day,
  lesson: z.object({ slug: Slug, title: z.string(), summary: z.string(), minutes: z.number(), lab: z.object({ slug: Slug, title: z.string() }).nullable() }),
  items: z.array(NoteItem),
  /** How many more there are of the same. */
  more: z.number().int(),
});
export type Note = z.infer<typeof Note>;

/** `waiting`: as many open ones are not shown yet, so that there are never more than a few at once. */
export const MyNotes = z.object({ isOn: z.boolean(), notes: z.array(Note), waiting: z.number().int() });
export type MyNotes = z.infer<typeof MyNotes>;

export const NewMark = z.strictObject({ state: NoteState });
export type NewMark = z.infer<typeof NewMark>;

/** People, rounded down to a step of five; 0 says "fewer than 5", and also none. */
export const Steps = z.number().int().multipleOf(5);

export const LoopFigures = z.object({
  from: Day,
  to: Day,
  /** The first days of the weeks, oldest first. */
  weeks: z.array(Day),
  /** People with a note of this lesson, week by week. */
  lines: z.array(z.object({ slug: Slug, title: z.string(), weeks: z.array(Steps) })),
  people: Steps,
  /** People with a note that waited at least a day because the one before it filled the day. */
  waited: Steps,
  /** People with a finding that no short lesson answers. */
  unanswered: Steps,
});
export type LoopFigures = z.infer<typeof LoopFigures>;

export const Loop = z.object({
  mode: LoopMode,
  cap: z.number().int().min(1).max(3),
  drySince: Instant.nullable(),
  onSince: Instant.nullable(),
  /** When it may be turned on; null while no dry run has begun. In the past: now. */
  mayTurnOnAt: Instant.nullable(),
  figures: LoopFigures,
  /** How many marked a note, while it is on. */
  marks: z.object({ done: Steps, notMine: Steps }).nullable(),
});
export type Loop = z.infer<typeof Loop>;

export const LoopChange = z.strictObject({ mode: LoopMode, cap: z.number().int().min(1, 'choose 1, 2 or 3 a day').max(3, 'choose 1, 2 or 3 a day') });
export type LoopChange = z.infer<typeof LoopChange>;
