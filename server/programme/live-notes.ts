// Gives the demo private notes: a dry run, then on, and people who put some of theirs aside.
import type { Ctx, PersonViewer } from '../platform/context.ts';
import { markNote, readNotes, setLoop } from '../signals/index.ts';
import { randomFrom } from './random.ts';
import { daysAfter } from './working-days.ts';

/** `marked`: of the people, the share that puts the oldest note of theirs aside; of these, `notMine` say that it is not theirs. */
export type NotesHistory = { dryRunDaysAgo: number; onDaysAgo: number; marked: number; notMine: number };

export const liveNotes = async (given: Ctx, owner: PersonViewer, people: Iterable<PersonViewer>, { dryRunDaysAgo, onDaysAgo, marked, notMine }: NotesHistory, seed: string, today: Date): Promise<void> => {
  const on = (daysAgo: number): Ctx => ({ ...given, viewer: owner, now: () => daysAfter(today, -daysAgo) });
  await setLoop(on(dryRunDaysAgo), { mode: 'dry-run', cap: 1 });
  await setLoop(on(onDaysAgo), { mode: 'on', cap: 1 });
  const random = randomFrom(`${seed} notes`);
  for (const viewer of people) {
    const [willMark, isTheirs] = [random() < marked, random() >= notMine];
    if (!willMark) continue;
    const ctx: Ctx = { ...given, viewer };
    const [oldest] = (await readNotes(ctx)).notes;
    if (oldest !== undefined) await markNote(ctx, oldest.key, isTheirs ? 'done' : 'not-mine');
  }
};
