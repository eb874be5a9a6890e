// How often an address may send what turns out not to be genuine; whoever was verified is never held up by what others send.
import { limitReached } from '../errors.ts';
import { addressGroup } from '../http/address.ts';

/** `hook`: what the sender calls itself, where it says so. Anybody may claim it, so from an address it was not verified at it helps only to be counted apart. */
export type Sender = { address: string; target: string; hook?: string | undefined };

export type UnverifiedCeiling = {
  /** Counts one before its body is read, so that many at once do not slip through; throws LimitReached. Says whether this sender was verified of late. */
  begin(sender: Sender, now: Date): boolean;
  /** It was genuine: it does not count, and for a day none from there does. */
  verified(sender: Sender, now: Date): void;
};

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Whoever has more addresses than this in a minute is not stopped by counting them. */
const MOST_COUNTED = 100_000;
const MOST_VERIFIED = 50_000;

/** A minute takes so much of one address for one target, and so much of it for all. */
type Most = { forOne: number; forAll: number };

/** Counted in the memory of each process, like writes: a count in the database would be the very work that this spares. */
export const unverifiedCeiling = ({ forOne, forAll }: Most): UnverifiedCeiling => {
  let minute = 0;
  let counts = new Map<string, number>();
  const verifiedUntil = new Map<string, number>();
  const isVerified = (key: string, now: Date): boolean => (verifiedUntil.get(key) ?? 0) > now.getTime();
  const bucketsOf = (sender: Sender, now: Date): { key: string; most: number }[] => {
    const { address, target } = keysOf(sender);
    const claimed = hookKey(sender);
    // Code hosts send from many addresses, which others can make them send from: apart from those, and from none of them alone.
    if (claimed !== undefined && isVerified(claimed, now)) return [{ key: `${address} ${claimed}`, most: forOne }];
    return [{ key: `${address} ${target}`, most: forOne }, { key: address, most: forAll }];
  };
  return {
    begin: (sender, now) => {
      const at = Math.floor(now.getTime() / MINUTE_MS);
      if (at !== minute || counts.size > MOST_COUNTED) [minute, counts] = [at, new Map()];
      if (isVerified(fullKey(sender), now)) return true;
      const buckets = bucketsOf(sender, now);
      if (buckets.some(({ key, most }) => (counts.get(key) ?? 0) >= most)) throw over(Math.ceil(((at + 1) * MINUTE_MS - now.getTime()) / 1000));
      for (const { key } of buckets) counts.set(key, (counts.get(key) ?? 0) + 1);
      return false;
    },
    verified: (sender, now) => {
      if (!isVerified(fullKey(sender), now)) for (const { key } of bucketsOf(sender, now)) counts.set(key, Math.max(0, (counts.get(key) ?? 0) - 1));
      if (verifiedUntil.size > MOST_VERIFIED) for (const [key, until] of verifiedUntil) if (until <= now.getTime()) verifiedUntil.delete(key);
      // A delivery that somebody caught can be sent again under any name of a hook.
      if (verifiedUntil.size > MOST_VERIFIED) verifiedUntil.clear();
      for (const key of [fullKey(sender), hookKey(sender)]) if (key !== undefined) verifiedUntil.set(key, now.getTime() + DAY_MS);
    },
  };
};

const keysOf = ({ address, target }: Sender) => ({ address: addressGroup(address), target });
const hookKey = ({ target, hook }: Sender): string | undefined => (hook === undefined ? undefined : `${target} ${hook}`);
const fullKey = (sender: Sender): string => `${keysOf(sender).address} ${sender.target} ${sender.hook ?? ''}`;

const over = (seconds: number) =>
  limitReached(`Too much of what came from this address was not signed, or carried no valid token, so this was not read. Compare the secret or token with the one that BeforeTab gave out, and send this again in ${seconds} seconds.`, seconds);
