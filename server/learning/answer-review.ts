// Answers one card of a review set: judged, kept and planned anew in one statement; the same answer again is the same verdict.
import { type Ctx, mustBePerson } from '../platform/context.ts';
import { conflict, invalid, notFound } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { readCards, reviewsNow } from './read-reviews.ts';
import type { DrawnCard } from './review-rules.ts';
import { asNext, keepReview, type KeptReview, type ReviewAnswerRow } from './review-statements.ts';
import { findMemory, findSet } from './review-store.ts';
import { gradeOf, scheduleCard } from './schedule-card.ts';
import type { ReviewAnswer, ReviewReply } from './schemas.ts';
import { itemSaid, scenarioSaid } from './show-reviews.ts';

export const answerReview = async (ctx: Ctx, id: string, said: ReviewAnswer): Promise<ReviewReply> => {
  const { subject } = mustBePerson(ctx);
  const review = await findSet(ctx, subject, id);
  if (review === undefined) throw notFound('There are no such reviews of yours. Open your reviews again.');
  const drawn = review.drawn[said.card];
  if (drawn === undefined) throw notFound('That is not one of these reviews. Open them again to see what is.');
  const given = readAnswer(drawn, said);
  const kept = await keep(ctx, subject, id, said.card, drawn, given);
  const { answered, size, answer } = kept;
  if (answer === null) throw conflict('This was answered on another device just now. Open it again.');
  if (kept.is_again && (answer.option !== given.option || answer.confidence !== given.confidence)) throw conflict('You have answered this already. The first answer counts.');
  const frame = { dueOn: answer.dueOn, answered, of: size, now: answered < size ? null : reviewsNow(ctx, await readCards(ctx, subject), undefined) };
  return said.kind === 'scenario' ? { kind: said.kind, verdict: await scenarioSaid(ctx, drawn, answer), ...frame } : { kind: said.kind, verdict: await itemSaid(ctx, drawn, answer), ...frame };
};

/** `shown` is what was chosen as it was shown, `option` the same as it stands in the file; 1 is unsafe and 0 safe. */
type Given = Pick<ReviewAnswerRow, 'option' | 'confidence'> & { shown: string };

const readAnswer = (drawn: DrawnCard, said: ReviewAnswer): Given => {
  if ((said.kind === 'scenario') !== (drawn.bank === 'scenarios')) throw invalid('This card asks for another kind of answer. Open the review again.', [{ path: 'kind', says: 'does not fit this card' }]);
  if (said.kind === 'scenario') return { shown: said.answer, option: Number(said.answer === 'unsafe'), confidence: said.confidence };
  const option = drawn.order?.[said.option];
  if (option === undefined) throw invalid('There is no such option.', [{ path: 'option', says: 'not one of those shown' }]);
  return { shown: String(said.option), option: Number(option), confidence: null };
};

const keep = async (ctx: Ctx, subject: string, id: string, place: number, drawn: DrawnCard, { shown, option, confidence }: Given): Promise<KeptReview> => {
  const now = ctx.now();
  const memory = await findMemory(ctx, subject, drawn);
  const next = asNext(scheduleCard(memory, gradeOf(true, confidence), now), scheduleCard(memory, gradeOf(false, confidence), now));
  const once = () => keepReview(ctx.pool, [id, subject, place, shown, option, confidence, now, next, newId(now.getTime()), newId(now.getTime())]);
  const kept = await once();
  // The same answer from two tabs in the same instant: the other one's is visible now.
  return (kept?.answer === null ? await once() : kept)!;
};
