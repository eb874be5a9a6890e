// Decides which pull requests the demo has behind it: whose, when merged, who wrote them and whether somebody looked at their security. Pure.
import type { Random } from './random.ts';
import type { Demo, DemoHistory, DemoPerson } from './read-demo.ts';
import { sinceWave } from './since-wave.ts';
import { atWork, dayOf, daysAfter } from './working-days.ts';

export type PlannedPull = { number: number; author: DemoPerson; reviewer: DemoPerson; mergedAt: Date; isReviewed: boolean; isByAssistant: boolean; isLabelled: boolean };

/** The share of AI-written pull requests that somebody reviews for security: it grows as the author's team begins, as far as it has finished. */
const reviewShare = (day: Date, person: DemoPerson, rollOut: Date, { waves, finished, pullRequests }: DemoHistory): number =>
  pullRequests.reviewed + pullRequests.grows * (finished[person.teams[0]!] ?? 0) * sinceWave(day, person, rollOut, waves, pullRequests.overDays);

export const planPullRequests = ({ people, history }: Pick<Demo, 'people' | 'history'>, from: Date, today: Date, random: Random): PlannedPull[] => {
  const { pullRequests, rollOutDaysAgo } = history;
  const rollOut = daysAfter(today, -rollOutDaysAgo);
  const authors = people.filter(({ teams }) => teams.some((team) => team in history.finished));
  const planned: PlannedPull[] = [];
  for (let day = from; day < today; day = daysAfter(day, 1)) {
    if ([0, 6].includes(day.getUTCDay())) continue;
    for (const author of authors) {
      if (author.hiredOn > dayOf(day) || random() >= pullRequests.perDay) continue;
      const mergedAt = atWork(day, random);
      if (mergedAt >= today) continue;
      const colleagues = authors.filter((each) => each !== author && each.hiredOn <= dayOf(day));
      const isByAssistant = random() < pullRequests.aiWritten;
      planned.push({
        number: planned.length + 1,
        author,
        reviewer: colleagues[Math.floor(random() * colleagues.length)]!,
        mergedAt,
        isByAssistant,
        isLabelled: !isByAssistant && random() < pullRequests.saysHuman,
        isReviewed: random() < reviewShare(day, author, rollOut, history),
      });
    }
  }
  return planned;
};
