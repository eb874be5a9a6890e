// Decides which interactions with AI tools the demo has behind it, and what each of them sent out. Pure.
import type { Random } from './random.ts';
import type { Demo, DemoHistory, DemoPerson } from './read-demo.ts';
import { sinceWave } from './since-wave.ts';
import { atWork, dayOf, daysAfter } from './working-days.ts';

export type Planned = { id: string; at: Date; user: string; exposes: 'secret' | 'personal' | null };

/** Of the interactions of this person, the share that exposes something on a day: it falls as their team begins, as far as the team has finished. */
const shareOn = (day: Date, person: DemoPerson, rollOut: Date, kind: 'secret' | 'personal', { finished, signals, waves }: DemoHistory): number => {
  const { share, falls } = signals.exposes[kind];
  return share * (1 - falls * (finished[person.teams[0]!] ?? 0) * sinceWave(day, person, rollOut, waves, signals.overDays));
};

/** From a day on until today, one call for each person and working day, or none. */
export const planInteractions = ({ people, history, seed }: Pick<Demo, 'people' | 'history' | 'seed'>, from: Date, today: Date, random: Random): Planned[] => {
  const { signals, rollOutDaysAgo } = history;
  const rollOut = daysAfter(today, -rollOutDaysAgo);
  // Somebody pastes more than others, and some weeks are busier.
  const habits = new Map(people.map(({ email }) => [email, 0.5 + random()]));
  const planned: Planned[] = [];
  for (let day = from; day < today; day = daysAfter(day, 1)) {
    if ([0, 6].includes(day.getUTCDay())) continue;
    const busy = 0.8 + 0.4 * random();
    for (const person of people) {
      if (person.hiredOn > dayOf(day)) continue;
      for (let left = signals.perDay * busy; left > 0; left -= 1) {
        if (random() >= left) continue;
        const at = atWork(day, random);
        if (at >= today) continue;
        const isStranger = random() < signals.strangersShare;
        const user = isStranger ? signals.strangers[Math.floor(random() * signals.strangers.length)]! : person.email;
        planned.push({ id: `${seed}-${planned.length}`, at, user, exposes: exposesOn(day, person, rollOut, habits.get(person.email)!, history, random) });
      }
    }
  }
  return planned;
};

const exposesOn = (day: Date, person: DemoPerson, rollOut: Date, habit: number, history: DemoHistory, random: Random): Planned['exposes'] => {
  const drawn = random();
  const secret = Math.min(0.45, habit * shareOn(day, person, rollOut, 'secret', history));
  const personal = Math.min(0.45, habit * shareOn(day, person, rollOut, 'personal', history));
  return drawn < secret ? 'secret' : drawn < secret + personal ? 'personal' : null;
};
