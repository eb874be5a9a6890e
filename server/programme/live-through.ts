// Lives through all that one demo person did, module by module, in the order in which it is said to have happened.
import { quizActivity, readOutcomesOf, replaceOutcome } from '../learning/index.ts';
import { tiersOf } from '../people/index.ts';
import type { Ctx, PersonViewer } from '../platform/context.ts';
import { liveLabs } from './live-labs.ts';
import { type At, type Happening, happeningsOf } from './live-past.ts';
import type { Labs, Visitor } from './live-visit.ts';
import type { Past } from './plan-past.ts';
import { planReviews } from './plan-reviews.ts';
import { randomFrom } from './random.ts';
import type { Demo } from './read-demo.ts';
import type { Settled } from './settle-demo.ts';
import { takeReview } from './take-review.ts';
import type { DemoTeaching } from './teaching-of.ts';

export type World = { ctx: Ctx; demo: Demo; settled: Settled; teachings: ReadonlyMap<string, DemoTeaching>; labs: Labs; today: Date };

/** `pasts` of one person, the first module first. */
export const liveThrough = async ({ ctx, demo, settled, teachings, labs, today }: World, pasts: readonly Past[], languages: readonly string[]): Promise<void> => {
  const { history, seed } = demo;
  const [first] = pasts as [Past];
  const viewer = settled.viewers.get(first.email)!;
  const at: At = (moment) => ({ ...ctx, viewer, now: () => moment });
  const visitor: Visitor = { languages, seconds: new Map() };
  const random = randomFrom(`${seed} reviews answered ${first.email}`);
  const happenings: Happening[] = [
    ...pasts.flatMap((past) => happeningsOf(at, past, teachings.get(past.module)!, labs, visitor, seed)),
    ...planReviews(first, history, seed, today).map((review) => ({ at: review.opensAt, live: () => takeReview(at, review, first, teachings, random) })),
    ...(first.correctsAt === null ? [] : [{ at: first.correctsAt, live: () => correct({ ...at(first.correctsAt!), viewer: settled.owner }, viewer, first, demo, teachings.get(first.module)!) }]),
  ];
  for (const { live } of happenings.toSorted((one, other) => Number(one.at) - Number(other.at))) await live();
  const tiers = (await tiersOf(at(today), viewer.subject)).map(({ tier }) => tier);
  await liveLabs({ at, pasts, tiers, labs, visitor, history: history.labs, seed, today });
};

const correct = async (ctx: Ctx, { personId }: PersonViewer, { email }: Past, { history }: Demo, { slug, quiz }: { slug: string; quiz: { slug: string } }): Promise<void> => {
  const { outcomes } = await readOutcomesOf(ctx, personId, 1);
  const wrong = outcomes.find(({ activity, score }) => activity === quizActivity(slug, quiz.slug) && score !== null);
  if (wrong === undefined) throw new Error(`The demo has no quiz of ${email} to correct.`);
  const { score, why } = history.correction;
  await replaceOutcome(ctx, wrong.id, { score, why });
};
