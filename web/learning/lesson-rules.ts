// What the lesson page decides: where to open, what is left, which exercises a step still waits for.
import type { LessonStep, OpenUnit } from '../../server/learning/schemas.ts';

/** `key` names it within its module, as the server does: `explorer/tab-completion`. */
export type Exercise = { key: string; name: string; id: string; props: Record<string, string> };

// What tells one exercise of a kind from another, on the server too.
const TELLING = ['slug', 'capture', 'id', 'task', 'part', 'format', 'left', 'right'] as const;

/** Embeds in the order they stand; the key is the same on every device, so done stays done. */
export const exercisesOf = (step: LessonStep): Exercise[] =>
  step.blocks.flatMap((block) => {
    if (block.kind !== 'embed') return [];
    const props = Object.fromEntries(Object.entries(block.props).map(([name, value]) => [name, String(value)]));
    const id = TELLING.flatMap((key) => props[key] ?? []).join('-') || block.name;
    return [{ key: `${block.name}/${id}`, name: block.name, id, props }];
  });

/** What the server knows to be done, besides what is done on this page: items answered, exercises seen, every exercise of a finished step. */
export const exercisesDone = (unit: OpenUnit): Set<string> => {
  const steps = unit.lesson?.steps ?? [];
  const finished = steps.filter(({ id }) => unit.place?.stepsDone.includes(id)).flatMap(exercisesOf);
  const answered = steps.flatMap(exercisesOf).filter(({ name, id }) => name === 'item' && unit.items[id]?.verdict != null);
  return new Set([...unit.exercisesSeen, ...[...finished, ...answered].map(({ key }) => key)]);
};

/** The step an address names, else where this person stopped, else the first that is open. */
export const stepToOpen = (unit: OpenUnit, asked: string | undefined): number => {
  const steps = unit.lesson?.steps ?? [];
  const at = (id: string | null | undefined): number => steps.findIndex((step) => step.id === id);
  if (at(asked) >= 0) return at(asked);
  if (at(unit.place?.step) >= 0) return at(unit.place?.step);
  return 0;
};

export const minutesLeft = (unit: OpenUnit, stepsDone: readonly string[]): number =>
  (unit.lesson?.steps ?? []).filter((step) => !stepsDone.includes(step.id)).reduce((sum, step) => sum + step.minutes, 0);

const MOST_SECONDS = 86_400;
/** How long an exercise took, as the server takes it: a clock may be set back meanwhile, and a lesson stays open over a weekend. */
export const tellableSeconds = (seconds: number): number => Math.min(Math.max(0, seconds), MOST_SECONDS);
