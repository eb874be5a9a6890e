// One jailed process a language, without a queue: for tests and benchmarks that run our own programs in a given back end.
import type { BackEnd } from '../jail/guest-program.ts';
import { guestPrograms } from '../jail/guest-programs.ts';
import { startGuest } from '../jail/start-guest.ts';
import type { Child, Language } from '../program.ts';
import { makePlace, type Place } from './place.ts';

/** Call `stop` at the end. */
export const jailedChild = async (backEnd: BackEnd): Promise<Child & { stop: () => void }> => {
  const programs = await guestPrograms();
  const places = new Map<Language, Place>();
  const placeOf = (language: Language): Place => {
    const take = (): ReturnType<Parameters<typeof makePlace>[2]['take']> => {
      const guest = startGuest(backEnd, programs[language]);
      return { guest: guest.ready.then(() => guest), hurry: () => {}, cancel: guest.end };
    };
    const place = places.get(language) ?? makePlace('ours', language, { take, startSql: () => startGuest(backEnd, programs.sql), runsEach: () => Infinity, isTooLarge: () => false, onChange: () => {} });
    places.set(language, place);
    return place;
  };
  return { run: (request) => placeOf(request.language).child.run(request), stop: () => places.forEach((place) => place.end('over')) };
};
