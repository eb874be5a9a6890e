// Lives through one planned review of a demo person: whatever is due then, answered by chance.
import { answerReview, openReviews, readReviews } from '../learning/index.ts';
import type { At } from './live-past.ts';
import { optionOf } from './option-of.ts';
import type { Past } from './plan-past.ts';
import type { PastReview } from './plan-reviews.ts';
import { normal, type Random, within } from './random.ts';
import type { DemoTeaching } from './teaching-of.ts';
import { secondsAfter } from './working-days.ts';

/** `teachings` by module: what comes back may be of any module somebody took. */
export const takeReview = async (at: At, { opensAt, secondsEach, isRight }: PastReview, past: Past, teachings: ReadonlyMap<string, DemoTeaching>, random: Random): Promise<void> => {
  if ((await readReviews(at(opensAt))).due === 0) return;
  const { id, cards } = await openReviews(at(opensAt));
  for (const each of cards) {
    const { bank, scenarios } = teachings.get(each.module)!;
    const ctx = at(secondsAfter(opensAt, secondsEach * (each.card + 1)));
    const isKnown = random() < isRight;
    if (each.kind === 'item') {
      await answerReview(ctx, id, { kind: 'item', card: each.card, option: optionOf(bank.get(each.item.id)!, each.item.options, isKnown, random) });
    } else {
      const right = scenarios.get(each.scenario.id)!;
      const confidence = within(50, 100, 5 * Math.round(normal(random, past.answers.confidence, 11) / 5));
      await answerReview(ctx, id, { kind: 'scenario', card: each.card, answer: isKnown ? right : right === 'safe' ? 'unsafe' : 'safe', confidence });
    }
  }
};
