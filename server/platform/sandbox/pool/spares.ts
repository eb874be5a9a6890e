// One process of each language in use, started ahead for whoever opens a page next.
import type { Guest } from '../jail/start-guest.ts';
import type { Language } from '../program.ts';
import type { Start, Urgency } from './start-queue.ts';

export type Spares = {
  /** The spare where there is one, else a start; a spare is begun anew behind it. */
  take: (language: Language, urgency: Urgency) => Start;
  end: () => void;
};

type Spare = { start: Start; guest?: Guest };

export const makeSpares = (start: (language: Language, urgency: Urgency) => Start): Spares => {
  const spares = new Map<Language, Spare>();
  const forget = (language: Language, spare: Spare): void => void (spares.get(language) === spare && spares.delete(language));
  const begin = (language: Language): void => {
    if (spares.has(language)) return;
    const spare: Spare = { start: start(language, 'spare') };
    spares.set(language, spare);
    spare.start.guest.then(
      (guest) => {
        spare.guest = guest;
        void guest.ended.then(() => forget(language, spare));
      },
      () => forget(language, spare),
    );
  };
  return {
    take: (language, urgency) => {
      const spare = spares.get(language);
      if (spare?.guest === undefined || spare.guest.hasEnded()) {
        const begun = start(language, urgency);
        // Behind this one, which is what somebody waits for.
        begun.guest.then(() => begin(language), () => {});
        return begun;
      }
      spares.delete(language);
      begin(language);
      return { guest: Promise.resolve(spare.guest), hurry: () => {}, cancel: () => spare.guest?.end('nobody waits for it any more') };
    },
    end: () => {
      for (const { start: begun, guest } of spares.values()) {
        begun.cancel('not needed any more');
        guest?.end('not needed any more');
      }
      spares.clear();
    },
  };
};
