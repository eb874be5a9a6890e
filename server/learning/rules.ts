// The decisions of learning: what is drawn, what counts as done, what comes next, what a confidence was worth.
import { moduleActivity, labActivity, quizActivity, unitActivity } from './activity.ts';
import { type Random, shuffle } from '../platform/statistics/index.ts';

/** What was drawn, as kept with the attempt; `order` lists the options as shown, each by its place in the file. */
export type DrawnItem = { at: number; order: string; right: string };
export type DrawnScenario = { at: number; right: string };
export type Drawn = Record<string, DrawnItem | DrawnScenario>;

/** What was drawn never or longest ago comes first; chance decides among equals. `timesSeen` counts earlier draws. */
export const drawIds = (bank: readonly string[], count: number, timesSeen: ReadonlyMap<string, number>, random: Random): string[] => {
  const seen = (id: string): number => timesSeen.get(id) ?? 0;
  const byNews = shuffle(bank, random).sort((one, other) => seen(one) - seen(other));
  return shuffle(byNews.slice(0, count), random);
};

/** `always` first by name, the rest drawn; one order for all. Unknown names in `always` are left out. */
export const drawScenarios = (bank: readonly string[], always: readonly string[], count: number, timesSeen: ReadonlyMap<string, number>, random: Random): string[] => {
  const fixed = always.filter((id) => bank.includes(id));
  const others = bank.filter((id) => !fixed.includes(id));
  return shuffle([...fixed, ...drawIds(others, count, timesSeen, random)], random);
};

export const drawnItem = (at: number, options: readonly { right?: boolean | undefined }[], random: Random): DrawnItem => {
  const order = shuffle(options.map((_option, index) => index), random);
  return { at, order: order.join(''), right: String(order.findIndex((index) => options[index]?.right === true)) };
};

/** The options of a drawn item in the order shown. */
export const inOrder = <T>(options: readonly T[], order: string): T[] => [...order].map((digit) => options[Number(digit)]!);

export const scoreOf = (right: number, of: number): number => (of === 0 ? 0 : Math.round((right / of) * 10_000) / 100);
export const isPass = (score: number, passMark: number): boolean => score >= passMark;

// Completion

export type UnitShape = { slug: string; title: string; minutes: number; kind: 'lesson' | 'quiz' };
export type ModuleShape = {
  slug: string;
  title: string;
  tier: number;
  units: readonly UnitShape[];
  completion: { units: 'all' | readonly string[]; quizPassMark: number; labs: readonly (readonly string[])[] };
};
export type Stand = { doneAt: Date | null; score: number | null; times: number; seconds: number; version: string; updatedAt: Date };
/** What one person has, by activity. */
export type Standing = ReadonlyMap<string, Stand>;

/** A lesson is done by its last step, a quiz by reaching the module's pass mark once. */
export const isUnitDone = (module: ModuleShape, unit: UnitShape, standing: Standing): boolean => {
  if (unit.kind === 'lesson') return standing.get(unitActivity(module.slug, unit.slug))?.doneAt != null;
  const score = standing.get(quizActivity(module.slug, unit.slug))?.score;
  return score != null && isPass(score, module.completion.quizPassMark);
};

/** The one rule of completion, for ledger, LMS and evidence. Done once is done: a later change of content asks nobody again by itself. */
export const isModuleDone = (module: ModuleShape, standing: Standing): boolean =>
  standing.get(moduleActivity(module.slug))?.doneAt != null || meetsCompletion(module, standing);

export const meetsCompletion = (module: ModuleShape, standing: Standing): boolean => {
  const { units, labs } = module.completion;
  const needed = module.units.filter((unit) => units === 'all' || units.includes(unit.slug));
  return needed.every((unit) => isUnitDone(module, unit, standing)) && labs.every((any) => any.some((lab) => standing.get(labActivity(lab))?.doneAt != null));
};

/** All steps, whatever order they were done in; steps of an older version count by their id. */
export const isLessonDone = (steps: readonly string[], done: readonly string[]): boolean => steps.length > 0 && steps.every((step) => done.includes(step));

/** The module of `quiz:module/unit`. */
export const MODULE_OF_QUIZ = /^quiz:([^/]+)\//;

/** The tier whose modules a champion is asked to take, also without being in it: colleagues bring them its questions. */
export const CHAMPION_TIER = 2;

// What comes next

export type Asked = { module: ModuleShape; dueOn: string | null };

/** Soonest due first, undated last, otherwise in the order of the catalogue. */
export const inOrderOfNeed = <T extends Asked>(asked: readonly T[]): T[] =>
  [...asked].sort((one, other) => (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999'));

/** The first thing still to do, or undefined when everything asked is done. */
export const chooseNext = <T extends Asked>(asked: readonly T[], standing: Standing): { asked: T; unit: UnitShape } | undefined => {
  for (const one of inOrderOfNeed(asked)) {
    if (isModuleDone(one.module, standing)) continue;
    const unit = one.module.units.find((unit) => !isUnitDone(one.module, unit, standing));
    if (unit !== undefined) return { asked: one, unit };
  }
  return undefined;
};

/** A page left open is not study: one report counts for this many seconds at most. */
export const MOST_SECONDS_AT_ONCE = 1_800;
export const countedSeconds = (seconds: number): number => Math.min(seconds, MOST_SECONDS_AT_ONCE);

/** Undefined before 20 people have finished: fewer say little, and might be recognised. */
export const MEASURE_FROM = 20;
