// Opens what is due for review: the set still open, or the cards due today, as many as fit into five minutes.
import { randomUUID } from 'node:crypto';
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustBePerson } from '../platform/context.ts';
import { conflict, notFound } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { currentIn, itemsOf, scenariosOf } from './content.ts';
import { type Random, randomFrom } from '../platform/statistics/index.ts';
import { readCards, secondsFor } from './read-reviews.ts';
import { type Card, type DrawnCard, dayOf, dueOn, fitting, nextDueAfter } from './review-rules.ts';
import { findOpenSet, insertSet } from './review-store.ts';
import { drawnItem } from './rules.ts';
import type { ReviewSet } from './schemas.ts';
import { showReviews } from './show-reviews.ts';
import { markShown } from './store.ts';

export const openReviews = async (ctx: Ctx): Promise<ReviewSet> => {
  const { subject } = mustBePerson(ctx);
  const open = await findOpenSet(ctx, subject);
  if (open !== undefined) return showReviews(ctx, open);

  const cards = await readCards(ctx, subject);
  const today = dayOf(ctx.now());
  const due = fitting(dueOn(cards, today), secondsFor);
  if (due.length === 0) throw conflict(nothingDue(nextDueAfter(cards, today)));
  const random = randomFrom(randomUUID());
  const drawn: DrawnCard[] = [];
  for (const card of due) drawn.push(await draw(ctx, card, random));
  const id = newId(ctx.now().getTime());
  await inTransaction(ctx, async (ctx) => {
    if (!(await insertSet(ctx, { id, subject, drawn, opened_at: ctx.now() }))) return;
    for (const version of new Set(drawn.map(({ version }) => version))) await markShown(ctx, subject, version);
    await recordAudit(ctx, 'learning.open-review', id);
  });
  const mine = await findOpenSet(ctx, subject);
  if (mine === undefined) throw notFound('These reviews were finished on another device. Open them again to see what is left.');
  return showReviews(ctx, mine);
};

const nothingDue = (next: string | null): string => (next === null ? 'Nothing is due. Reviews come back after a module.' : `Nothing is due today. The next review is due on ${next}.`);

const draw = async (ctx: Ctx, { bank, module, item }: Card, random: Random): Promise<DrawnCard> => {
  if (bank === 'scenarios') {
    const version = (await currentIn.scenarios(ctx, module))!.hash;
    return { bank, module, item, version, right: (await scenariosOf(ctx, version)).scenarios.get(item)!.answer };
  }
  const version = (await currentIn.quiz(ctx, module))!.hash;
  const { order, right } = drawnItem(0, (await itemsOf(ctx, version)).get(item)!.options, random);
  return { bank, module, item, version, order, right };
};
