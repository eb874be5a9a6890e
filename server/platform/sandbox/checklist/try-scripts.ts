// Tries the cases written in JavaScript: in the jail, where each must fail, and in a plain process, where each must succeed.
import { fileURLToPath } from 'node:url';
import { type Guest, startGuest } from '../jail/start-guest.ts';
import type { BackEndName, ScriptCase, Tried } from './escape-case.ts';
import { amongSecrets, type On, type Place, plainPlace } from './plain-places.ts';
import { type Seen, seeInTurn, untilHit, untried } from './see-in-turn.ts';
import { type SetBait, withBait } from './set-bait.ts';

type Attempt = ScriptCase & { isLater: boolean };

export const PROBE = { script: fileURLToPath(new URL('probe.mjs', import.meta.url)), heapMb: 160, isBare: true } as const;
/** How long a program runs on after it was answered. */
const LATER_MS = 200;
type Patience = { /** How long an attempt and its effect on the outside may take. */ limitMs: number; longestMs: number; /** By how much attempts wait longer than they need on an idle machine: `bait.patience`. */ patience: number };
/** In the jail nothing is expected to come; the plain process is waited for, because it is the proof, also on a busy machine. */
const IN_JAIL: Patience = { limitMs: 4_000, longestMs: 40, patience: 1 };
const AS_CONTROL: Patience = { limitMs: 12_000, longestMs: 5_000, patience: 5 };
const NO_CALLS = (): { value: null } => ({ value: null });

const variants = (one: ScriptCase): Attempt[] => [
  { ...one, isLater: false },
  ...(one.isNetwork === true ? [{ ...one, id: `${one.id}u`, name: `${one.name}, after the call was answered`, isLater: true }] : []),
];

/** `isTogether`: attempts share a process while it lives, which is quicker. */
export const tryScripts = async (cases: readonly ScriptCase[], on: On & { isTogether: boolean }): Promise<Tried[]> => {
  const fitting = cases.filter(({ unfit }) => unfit?.[on.name] === undefined).flatMap(variants);
  const [jailed, plain] = await Promise.all([
    withBait(on.runDir, (set) => seeAll(amongSecrets(on.backEnd, set.bait), fitting, set, { isTogether: on.isTogether, ...IN_JAIL })),
    withBait(on.runDir, (set) => seeAll(plainPlace(on.name, set.bait), fitting.filter(({ hasNoControl }) => hasNoControl === undefined), set, { isTogether: on.isTogether, ...AS_CONTROL })),
  ]);
  return [...fitting.map(({ id, name, hasNoControl }) => judge(id, name, jailed.get(id)!, hasNoControl === undefined ? plain.get(id)! : undefined)), ...unfitOf(cases, on.name)];
};

/** What a back end cannot have, by name. */
const unfitOf = (cases: readonly ScriptCase[], name: BackEndName): Tried[] =>
  cases.flatMap(({ id, name: what, unfit }) => (unfit?.[name] === undefined ? [] : [{ id, name: what, verdict: 'not on this back end' as const, detail: unfit[name] }]));

export const judge = (id: string, name: string, jailed: Seen, plain: Seen | undefined): Tried => {
  if (jailed.isThrough) return { id, name, verdict: 'through', detail: jailed.detail };
  if (jailed.isUntried) return { id, name, verdict: 'not proved', detail: jailed.detail };
  if (plain !== undefined && !plain.isThrough) return { id, name, verdict: 'not proved', detail: `fails without a jail too: ${plain.detail}` };
  return { id, name, verdict: 'blocked', detail: jailed.detail };
};

const seeAll = async (place: Place, attempts: readonly Attempt[], set: SetBait, { isTogether, ...patience }: Patience & { isTogether: boolean }): Promise<Map<string, Seen>> => {
  let shared: Guest | undefined;
  const seeOne = async (attempt: Attempt): Promise<Seen> => {
    const isOwn = !isTogether || attempt.isAlone === true;
    const guest = isOwn || shared === undefined || shared.hasEnded() ? startGuest(place, PROBE) : shared;
    const seen = await see(guest, attempt, set, patience);
    if (!isOwn) shared = guest;
    else await endOf(guest);
    return seen;
  };
  return seeInTurn(set, attempts, seeOne, () => endOf(shared));
};

export const endOf = async (guest: Guest | undefined): Promise<void> => {
  guest?.end('tried');
  await guest?.ended;
};

const see = async (guest: Guest, { script, isLater, isNetwork, isLate }: Attempt, { bait, hits }: SetBait, { limitMs, longestMs, patience }: Patience): Promise<Seen> => {
  const never = await untried(guest);
  if (never !== undefined) return never;
  const said = await ask(guest, { script, bait: { ...bait, patience }, isLater, laterMs: LATER_MS }, limitMs);
  const hasSaidSo = said.got === 'through' || (said.got?.includes(bait.secret) ?? false);
  const hit = await untilHit(hits, !hasSaidSo && (isNetwork === true || isLate === true) ? longestMs : 2);
  const isThrough = hasSaidSo || hit.length > 0;
  // Not what was read: it may be this machine's own.
  const came = isThrough ? 'got through' : (said.error ?? 'nothing came of it');
  return { isThrough, detail: [...hit, came].join('; ').slice(0, 200) };
};

const ask = async (guest: Guest, run: object, limitMs: number): Promise<{ got?: string | null; error?: string }> => {
  try {
    const first = (await guest.ask(run, NO_CALLS, limitMs)) as object;
    return 'isLater' in run && run.isLater === true ? ((await guest.ask({ ...run, isLater: false }, NO_CALLS, limitMs)) as object) : first;
  } catch (error) {
    return { error: String(error) };
  }
};
