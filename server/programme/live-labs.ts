// Lets some of those who finished their module work on a further lab or two of their tiers, through the doors of labs. Nothing was run, so the record says unverified.
import { openLab, runLab, takeHint } from '../labs/index.ts';
import { newId } from '../platform/id.ts';
import { shuffle } from '../platform/statistics/index.ts';
import type { At } from './live-past.ts';
import type { Labs, Visitor } from './live-visit.ts';
import { hasFinished, lastOf } from './plan-further.ts';
import type { Past } from './plan-past.ts';
import { normal, randomFrom, within } from './random.ts';
import { atWork, daysAfter, secondsAfter } from './working-days.ts';

export type LabHistory = { share: number; most: number; passes: number; takesHint: number };
type Given = { at: At; pasts: readonly Past[]; tiers: readonly number[]; labs: Labs; visitor: Visitor; history: LabHistory; seed: string; today: Date };

/** The first runs of a lab fail at what is hardest to see; some people leave it at that. */
export const liveLabs = async ({ at, pasts, tiers, labs, visitor, history: { share, most, passes, takesHint }, seed, today }: Given): Promise<void> => {
  const [first] = pasts;
  const random = randomFrom(`${seed} labs ${first!.email}`);
  if (!hasFinished(first!) || random() >= share) return;
  const open = [...labs].filter(([slug, { kind, tier }]) => kind === 'lab' && tiers.includes(tier) && !visitor.seconds.has(slug));
  let day = new Date(Math.max(...pasts.map(lastOf).map(Number)));
  for (const [slug, body] of shuffle(open, random).slice(0, 1 + Math.floor(random() * most))) {
    day = daysAfter(day, 2 + 9 * random());
    const begins = atWork(day, random);
    const seconds = Math.round(within(120, 3_000, body.minutes * 60 * Math.exp(normal(random, 0, 0.3))));
    // What would still be going on has not happened.
    if (secondsAfter(begins, seconds + 3_600) > today) return;
    const { id, files } = await openLab(at(begins), slug, { anew: false });
    const run = (after: number, what: Record<string, string>, failed: string[]): Promise<unknown> =>
      runLab(at(secondsAfter(begins, after)), id, { files: what, seconds: after, runId: newId(begins.getTime()), ownVerdict: { holds: failed.length === 0, failed } });
    if (random() < takesHint) await takeHint(at(secondsAfter(begins, Math.round(seconds / 3))), id);
    await run(Math.round(seconds / 2), files, [body.attacks.at(-1)!.name]);
    if (random() < passes) await run(seconds, body.fixes[0]!.files, []);
  }
};
