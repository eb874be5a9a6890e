// Opens a unit: its lesson as published, with one's own place and answers; what was shown is remembered by its hash.
import { type Ctx, mustBePerson } from '../platform/context.ts';
import { itemsOf } from './content.ts';
import { activitiesOf, exercisesSeen } from './exercises.ts';
import { openPlace, type PlaceRow } from './hot-statements.ts';
import { showItem } from './item-verdict.ts';
import { itemsAttemptId, itemsOrder } from './items-attempt.ts';
import type { OpenUnit, Place, ShownItem, UnitName } from './schemas.ts';
import { listAttempts } from './store.ts';
import { getUnit, type UnitContent } from './unit-content.ts';

export const openUnit = async (ctx: Ctx, { module, unit }: UnitName): Promise<OpenUnit> => {
  const { subject } = mustBePerson(ctx);
  const content = await getUnit(ctx, module, unit);
  const attemptId = content.itemsVersion === null ? null : itemsAttemptId(subject, content.itemsVersion);
  const activities = content.body === null ? [] : activitiesOf(content.body);
  const opened = await openPlace(ctx.pool, [subject, module, unit, content.fixed.version, ctx.now(), attemptId, activities]);
  return {
    ...content.fixed,
    itemsVersion: content.itemsVersion,
    items: attemptId === null ? {} : await shownItems(ctx, content, attemptId, opened.answers ?? {}),
    exercisesSeen: content.body === null ? [] : exercisesSeen(content.body, opened.seen),
    place: asPlace(opened),
    quizBegun: content.fixed.kind === 'quiz' ? await quizBegun(ctx, subject, { module, unit }) : null,
  };
};

const quizBegun = async (ctx: Ctx, subject: string, { module, unit }: UnitName): Promise<OpenUnit['quizBegun']> => {
  const open = (await listAttempts(ctx, subject, 'quiz', module, unit)).find(({ closed_at }) => closed_at === null);
  return open === undefined ? null : { answered: open.answered, of: open.size! };
};

const shownItems = async (ctx: Ctx, { itemsVersion, itemIds }: UnitContent, attemptId: string, answers: Record<string, number>): Promise<Record<string, ShownItem>> => {
  const bank = await itemsOf(ctx, itemsVersion!);
  const shown = itemIds.flatMap((id) => {
    const item = bank.get(id);
    return item === undefined ? [] : [[id, showItem(item, itemsOrder(attemptId, item, 0).order, answers[id])] as const];
  });
  return Object.fromEntries(shown);
};

export const asPlace = ({ step, steps_done, seconds, done_at, updated_at }: PlaceRow): Place | null =>
  updated_at === null ? null : { step, stepsDone: steps_done ?? [], seconds: seconds ?? 0, isDone: done_at !== null, updatedAt: updated_at.toISOString() };
