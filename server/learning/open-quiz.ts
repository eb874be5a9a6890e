// Opens a quiz: the one still open, or a new draw in which what this person has not had yet comes first.
import { randomUUID } from 'node:crypto';
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustBePerson } from '../platform/context.ts';
import { notFound } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { getQuizUnit, itemsOf } from './content.ts';
import { drawIds, drawnItem, type Drawn } from './rules.ts';
import { randomFrom } from '../platform/statistics/index.ts';
import type { Quiz, UnitName } from './schemas.ts';
import { showQuiz } from './show-quiz.ts';
import { type Attempt, insertAttempt, listAttempts, markShown } from './store.ts';
import { timesDrawn } from './times-drawn.ts';

export const openQuiz = async (ctx: Ctx, { module, unit }: UnitName): Promise<Quiz> => {
  const { subject } = mustBePerson(ctx);
  const earlier = await listAttempts(ctx, subject, 'quiz', module, unit);
  const open = earlier.find(({ closed_at }) => closed_at === null);
  if (open !== undefined) return showQuiz(ctx, open);

  const quiz = await getQuizUnit(ctx, module, unit);
  const bank = await itemsOf(ctx, quiz.version);
  const id = newId(ctx.now().getTime());
  // Not from the id: whoever knows the seed could work out where each option stands in the file.
  const random = randomFrom(randomUUID());
  const ids = drawIds([...bank.keys()], quiz.draw, timesDrawn(earlier), random);
  const drawn: Drawn = Object.fromEntries(ids.map((item, at) => [item, drawnItem(at, bank.get(item)!.options, random)]));
  await inTransaction(ctx, async (ctx) => {
    const isMine = await insertAttempt(ctx, { id, subject, kind: 'quiz', module, unit, version: quiz.version, drawn, size: ids.length, pass_mark: quiz.passMark, opened_at: ctx.now() });
    if (!isMine) return;
    await markShown(ctx, subject, quiz.version);
    await recordAudit(ctx, 'learning.open-quiz', id);
  });
  return showQuiz(ctx, await getOpen(ctx, subject, module, unit));
};

const getOpen = async (ctx: Ctx, subject: string, module: string, unit: string): Promise<Attempt> => {
  const open = (await listAttempts(ctx, subject, 'quiz', module, unit)).find(({ closed_at }) => closed_at === null);
  if (open === undefined) throw notFound('This quiz was finished on another device. Open it again.');
  return open;
};
