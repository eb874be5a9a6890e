// One key's process: started ahead of its first run, replaced when it is used up or gone, ended with the key.
import { unavailable } from '../../errors.ts';
import type { Guest } from '../jail/start-guest.ts';
import type { Child, Language } from '../program.ts';
import { askProgram } from './ask-program.ts';
import { makeSqlPlace } from './ask-sql.ts';
import type { Start, Urgency } from './start-queue.ts';

export type Place = {
  key: string;
  language: Language;
  usedAt: number;
  /** Submissions that wait or run; such a place is not taken away. */
  holds: number;
  isReady: () => boolean;
  /** Resolves with a process that can be asked. */
  prepare: (urgency: Urgency) => Promise<Guest>;
  child: Child;
  /** After a submission: gives way to a new process when this one is used up. */
  settle: () => void;
  end: (why: string) => void;
};

export type PlaceParts = {
  take: (language: Language, urgency: Urgency) => Start;
  startSql: () => Guest;
  /** Submissions that one process serves. */
  runsEach: (language: Language) => number;
  /** Says that a process holds more memory than it should. */
  isTooLarge: (guest: Guest) => boolean;
  /** It became ready, or is not any more. */
  onChange: () => void;
};

const TRIES = 3;

export const makePlace = (key: string, language: Language, parts: PlaceParts): Place => {
  let start: Start | undefined;
  let guest: Guest | undefined;
  let runs = 0;
  let hasEnded = false;
  const sql = makeSqlPlace(parts.startSql);
  const isReady = (): boolean => guest !== undefined && !guest.hasEnded();

  const begin = (urgency: Urgency): Start => {
    if (start !== undefined) {
      if (urgency === 'run') start.hurry();
      return start;
    }
    const begun = parts.take(language, urgency);
    start = begun;
    const settled = (given?: Guest): void => {
      if (start === begun) start = undefined;
      if (hasEnded) given?.end('nobody waits for it any more');
      else guest = given;
      // Python alone can have a database. Its process is part of what a page waits for, not of somebody's first run.
      if (isReady() && language === 'python') void sql.prepare();
      parts.onChange();
    };
    begun.guest.then(settled, () => settled());
    return begun;
  };
  const prepare = async (urgency: Urgency): Promise<Guest> => {
    for (let tried = 1; ; tried += 1) {
      if (hasEnded) throw unavailable('The program’s place was given up. Try again.');
      if (isReady()) return guest!;
      try {
        await begin(urgency).guest;
      } catch (error) {
        if (tried === TRIES) throw error;
      }
    }
  };
  const renew = (why: string): void => {
    guest?.end(why);
    guest = undefined;
    parts.onChange();
    runs = 0;
    if (!hasEnded) begin('page');
  };
  return {
    key,
    language,
    usedAt: 0,
    holds: 0,
    isReady,
    prepare,
    child: { run: async (request) => askProgram(await prepare('run'), sql, request) },
    settle: () => {
      runs += 1;
      if (guest === undefined || guest.hasEnded()) return renew('gone');
      if (runs >= parts.runsEach(language)) return renew('served its runs');
      if (parts.isTooLarge(guest)) renew('grew');
    },
    end: (why) => {
      hasEnded = true;
      start?.cancel(why);
      guest?.end(why);
      sql.end(why);
    },
  };
};
