// Says once when the other person of a pair joins, comes, goes or leaves: a sentence that stands there is not read out again.
import { useEffect, useRef } from 'react';
import { announce } from '../../ui/announce.ts';
import { t } from '../../ui/messages.ts';
import type { PairPerson } from './live-pair.ts';

/** `isKnown`: who is in the pair has been heard from the server. */
export const useCompany = (partner: PairPerson | undefined, isKnown: boolean): void => {
  const before = useRef<{ name: string | undefined; isHere: boolean }>(undefined);
  const [name, isHere] = [partner?.name, partner?.isHere ?? false];
  useEffect(() => {
    if (!isKnown) return;
    const last = before.current;
    before.current = { name, isHere };
    if (last === undefined) return;
    if (name !== undefined && last.name === undefined) announce(t('labs.pair.joined', { name }));
    else if (name === undefined && last.name !== undefined) announce(t('labs.pair.left', { name: last.name }));
    else if (name !== undefined && isHere !== last.isHere) announce(t(isHere ? 'labs.pair.came' : 'labs.pair.went', { name }));
  }, [name, isHere, isKnown]);
};
