// A unit as it is published now: its lesson, its steps, and the exercises they hold.
import { type Content, contentByHash, isExpired, type LessonBody } from '../curriculum/index.ts';
import type { Ctx } from '../platform/context.ts';
import { notFound } from '../platform/errors.ts';
import { currentIn, getModule, type ModuleContent } from './content.ts';
import { embedsOf, exerciseName } from './exercises.ts';
import { memo } from './memo.ts';
import type { Claim, OpenUnit, UnitName } from './schemas.ts';

export type UnitContent = {
  /** The same for everyone. */
  fixed: Omit<OpenUnit, 'place' | 'items' | 'itemsVersion' | 'exercisesSeen' | 'quizBegun'>;
  itemsVersion: string | null;
  itemIds: readonly string[];
  /** Null for a quiz. */
  body: LessonBody | null;
};

const itemIdsOf = memo((body: LessonBody): string[] => embedsOf(body).flatMap(({ name, props }) => (name === 'item' && props['id'] !== undefined ? [props['id']] : [])));
export const stepIdsOf = memo((body: LessonBody): string[] => body.steps.map(({ id }) => id));

export const getUnit = async (ctx: Ctx, moduleSlug: string, unitSlug: string): Promise<UnitContent> => {
  const module = await getModule(ctx, moduleSlug);
  const at = module.units.findIndex(({ slug }) => slug === unitSlug);
  const unit = module.units[at];
  if (unit === undefined) throw notFound('There is no such unit. The module lists its units.');
  const frame = {
    module: module.slug,
    moduleTitle: module.title,
    unit: unit.slug,
    unitTitle: unit.title,
    kind: unit.kind,
    minutes: unit.minutes,
    previous: neighbour(module, at - 1),
    next: neighbour(module, at + 1),
  };
  if (unit.kind === 'quiz') {
    const bank = await currentIn.quiz(ctx, moduleSlug);
    if (bank === undefined) throw notFound('This quiz is not published. Ask an owner of your organisation.');
    return { fixed: { ...frame, version: bank.hash, lesson: null }, itemsVersion: null, itemIds: [], body: null };
  }
  const [lesson, practice] = await Promise.all([currentIn.lesson(ctx, moduleSlug, unitSlug), currentIn.practice(ctx, moduleSlug)]);
  if (lesson === undefined) throw notFound('This lesson is not published. Ask an owner of your organisation.');
  const itemIds = itemIdsOf(lesson.body);
  return {
    fixed: { ...frame, version: lesson.hash, lesson: lessonToday(lesson, ctx.now()) },
    itemsVersion: itemIds.length === 0 || practice === undefined ? null : practice.hash,
    itemIds,
    body: lesson.body,
  };
};

const neighbour = (module: ModuleContent, at: number): { unit: string; title: string } | null => {
  const unit = module.units[at];
  return unit === undefined ? null : { unit: unit.slug, title: unit.title };
};

const lessonToday = ({ body, locale }: Content<'lesson'>, now: Date): NonNullable<OpenUnit['lesson']> => ({
  title: body.title,
  minutes: body.minutes,
  locale,
  steps: body.steps,
  claims: claimsToday(body, now.toISOString().slice(0, 10)),
});

const claimsToday = (body: LessonBody, day: string): Claim[] =>
  body.claims.map((claim) => ({ ...claim, isExpired: isExpired(claim.expiresOn, day) }));

const findLesson = async (ctx: Ctx, version: string): Promise<LessonBody | undefined> => {
  const entry = await contentByHash(ctx, version);
  return entry?.kind === 'lesson' ? entry.body : undefined;
};

/** One version of a unit's lesson, also an older one that someone is still in. */
export const lessonIn = async (ctx: Ctx, version: string, { module, unit }: UnitName): Promise<LessonBody> => {
  const lesson = await findLesson(ctx, version);
  if (lesson?.module !== module || lesson.unit !== unit) throw notFound('There is no such version of this unit. Open the unit again.');
  return lesson;
};

// What the server itself judges is never taken from a report.
const JUDGED_HERE = ['item', 'scenarios', 'quiz'];

/** The module of an exercise the browser may report on: it stands in that step of that lesson, under that id. */
export const findExercise = async (ctx: Ctx, { version, step, name, id }: { version: string; step: string; name: string; id: string }): Promise<{ module: string } | undefined> => {
  const lesson = await findLesson(ctx, version);
  if (lesson === undefined || JUDGED_HERE.includes(name)) return undefined;
  return embedsOf(lesson).some((embed) => embed.step === step && exerciseName(embed) === `${name}/${id}`) ? { module: lesson.module } : undefined;
};

/** What the `scenarios` embed of a unit asks for. */
export const getScenariosEmbed = async (ctx: Ctx, { module, unit }: UnitName): Promise<{ version: string; draw: number; always: string[] }> => {
  await getModule(ctx, module);
  const [lesson, bank] = await Promise.all([currentIn.lesson(ctx, module, unit), currentIn.scenarios(ctx, module)]);
  const embed = lesson === undefined ? undefined : embedsOf(lesson.body).find(({ name }) => name === 'scenarios');
  if (embed === undefined || bank === undefined) throw notFound('There are no scenarios in this unit.');
  const always = (embed.props['always'] ?? '').split(',').map((id) => id.trim()).filter(Boolean);
  return { version: bank.hash, draw: Number(embed.props['draw'] ?? 0), always };
};
