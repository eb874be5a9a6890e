// What comes back to someone today, from modules they took; reading writes nothing.
import { QUIZ_ITEM_SECONDS, SCENARIO_SECONDS } from '../curriculum/index.ts';
import { type Ctx, mustBePerson } from '../platform/context.ts';
import { currentIn } from './content.ts';
import { type Bank, type Card, type CardName, cardsOf, dayOf, dueOn, fitting, nextDueAfter } from './review-rules.ts';
import { findOpenSet, listPasts, listReviewed, type ReviewSetRow } from './review-store.ts';
import type { ReviewsNow } from './schemas.ts';

export const secondsFor = ({ bank }: Pick<CardName, 'bank'>): number => (bank === 'scenarios' ? SCENARIO_SECONDS : QUIZ_ITEM_SECONDS);
export const minutesFor = (cards: readonly Pick<CardName, 'bank'>[]): number => Math.ceil(cards.reduce((sum, card) => sum + secondsFor(card), 0) / 60);

/** The cards of a subject, from what is published now. */
export const readCards = async (ctx: Ctx, subject: string): Promise<Card[]> => {
  const [pasts, reviewed] = await Promise.all([listPasts(ctx, subject), listReviewed(ctx, subject)]);
  const banks = new Map<string, readonly string[]>();
  for (const { bank, module } of [...pasts, ...reviewed]) {
    const key = `${bank}/${module}`;
    if (!banks.has(key)) banks.set(key, await idsIn(ctx, bank, module));
  }
  return cardsOf(pasts, (bank, module) => banks.get(`${bank}/${module}`) ?? [], reviewed);
};

const idsIn = async (ctx: Ctx, bank: Bank, module: string): Promise<string[]> => {
  if (bank === 'scenarios') return ((await currentIn.scenarios(ctx, module))?.body.scenarios ?? []).map(({ id }) => id);
  return ((await currentIn.quiz(ctx, module))?.body.items ?? []).map(({ id }) => id);
};

export const readReviews = async (ctx: Ctx): Promise<ReviewsNow> => {
  const { subject } = mustBePerson(ctx);
  return reviewsNow(ctx, await readCards(ctx, subject), await findOpenSet(ctx, subject));
};

export const reviewsNow = (ctx: Ctx, cards: readonly Card[], open: ReviewSetRow | undefined): ReviewsNow => {
  const today = dayOf(ctx.now());
  const due = dueOn(cards, today);
  const now = open === undefined ? fitting(due, secondsFor) : open.drawn.filter((_card, at) => open.answers[at] === undefined);
  return { due: now.length, minutes: minutesFor(now), waiting: Math.max(0, due.length - now.length), isBegun: open !== undefined, nextDueOn: nextDueAfter(cards, today) };
};
