// Gives the demo a past in the arena: an event some weeks ago, and the season that is on; all of it played through the doors.
import { randomUUID } from 'node:crypto';
import { backwards, beginConversation, enterEvent, guessFlag, listChallenges, makeEvent, rot13, seasonStart, sendMessage } from '../arena/index.ts';
import type { Ctx, PersonViewer } from '../platform/context.ts';
import { shuffle } from '../platform/statistics/index.ts';
import { type Random, randomFrom } from './random.ts';
import { atWork, DAY_MS, daysAfter, secondsAfter } from './working-days.ts';

export type ArenaHistory = { challenge: string; event: { title: string; daysAgo: number; minutes: number; frozenMinutes: number; players: number }; season: { players: number; days: number }; goesOn: number };

const LEVELS = ['easy', 'medium', 'hard', 'expert'] as const;
const SMALL_TALK = 'How long do I have to return a lamp?';
const TALKS_FIRST = 0.2;
/** So many conversations at most until somebody leaves a level for another day. */
const MOST_TRIES = 2;
const PAUSE_SECONDS = [20, 90] as const;

export const liveArena = async (given: Ctx, owner: PersonViewer, viewers: ReadonlyMap<string, PersonViewer>, history: ArenaHistory, seed: string, today: Date): Promise<void> => {
  const random = randomFrom(`${seed} arena`);
  const people = shuffle([...viewers.keys()].sort(), random).map((email) => viewers.get(email)!);
  await liveEvent(given, owner, people.slice(0, history.event.players), history, random, today);
  const began = Math.max(seasonStart(today).getTime(), daysAfter(today, -history.season.days).getTime());
  for (const viewer of people.slice(-history.season.players)) {
    const begins = atWork(new Date(began + random() * (today.getTime() - began)), random);
    // What would still be going on has not happened.
    if (secondsAfter(begins, 3_600) < today) await play(given, viewer, begins, history, null, random);
  }
};

const liveEvent = async (given: Ctx, owner: PersonViewer, players: readonly PersonViewer[], history: ArenaHistory, random: Random, today: Date): Promise<void> => {
  const { title, daysAgo, minutes, frozenMinutes } = history.event;
  const day = atWork(daysAfter(today, -daysAgo), () => 0).getTime();
  const starts = new Date(Math.floor(day / DAY_MS) * DAY_MS + 12 * 3_600_000);
  const ends = secondsAfter(starts, minutes * 60);
  const levels = LEVELS.map((level) => `${history.challenge}/${level}`);
  const before = { ...given, now: () => daysAfter(starts, -7) };
  const event = await makeEvent({ ...before, viewer: owner }, { title, kind: 'solo', teams: 'own', isReplayed: true, levels, hasBrackets: true, startsAt: starts.toISOString(), freezesAt: secondsAfter(ends, -frozenMinutes * 60).toISOString(), endsAt: ends.toISOString() });
  for (const viewer of players) {
    await enterEvent({ ...given, viewer, now: () => daysAfter(starts, -1) }, event.id, { team: null });
    await play(given, viewer, secondsAfter(starts, Math.round(300 * random())), history, event.id, random, ends);
  }
};

/** One level after the other, by ways that are recorded to work; the flag is whatever stands in a reply. */
const play = async (given: Ctx, viewer: PersonViewer, begins: Date, { challenge, goesOn }: ArenaHistory, event: string | null, random: Random, until?: Date): Promise<void> => {
  let at = begins;
  const now = (): Ctx => ({ ...given, viewer, now: () => at });
  const pause = (): void => void (at = secondsAfter(at, Math.round(PAUSE_SECONDS[0] + (PAUSE_SECONDS[1] - PAUSE_SECONDS[0]) * random())));
  const isOver = (): boolean => until !== undefined && at >= secondsAfter(until, -120);
  for (const level of LEVELS) {
    const ways = shuffle(waysOf(given, challenge, level), random);
    let flag: string | undefined;
    for (const way of ways.slice(0, MOST_TRIES)) {
      if (flag !== undefined || isOver()) break;
      const { id } = await beginConversation(now(), challenge, level, { event });
      for (const text of random() < TALKS_FIRST ? [SMALL_TALK, ...way] : way) {
        pause();
        if (isOver()) break;
        flag = flagIn((await sendMessage(now(), id, { id: randomUUID(), text })).shown);
      }
    }
    pause();
    if (flag === undefined || isOver()) return;
    await guessFlag(now(), challenge, level, flag, event);
    if (random() >= goesOn) return;
  }
};

/** As players read: as it stands, backwards, shifted by thirteen letters, or from base64. */
const flagIn = (shown: string): string | undefined => {
  const decoded = shown.match(/[A-Za-z0-9+/]{16,}={0,2}/g)?.map((part) => Buffer.from(part, 'base64').toString('latin1')) ?? [];
  return [shown, backwards(shown), rot13(shown), ...decoded].flatMap((text) => /FLAG\{([a-z0-9-]+)\}/.exec(text)?.[1] ?? []).at(0);
};

const waysOf = (ctx: Ctx, slug: string, level: string): string[][] => {
  const found = listChallenges(ctx).find(({ challenge }) => challenge.slug === slug);
  if (found === undefined) throw new Error(`The demo plays ${slug}, which the arena does not have.`);
  return found.challenge.solutions.filter((way) => way.level === level).map(({ turns }) => turns);
};
