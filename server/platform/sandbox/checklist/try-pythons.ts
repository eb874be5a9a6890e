// Tries the cases written in Python: in the guest as it is used, and in an interpreter that nothing holds back.
import { fileURLToPath } from 'node:url';
import type { GuestProgram } from '../jail/guest-program.ts';
import { type Guest, startGuest } from '../jail/start-guest.ts';
import type { PythonCase, Tried } from './escape-case.ts';
import { amongSecrets, type On, plainPlace } from './plain-places.ts';
import { type Seen, seeInTurn, untilHit, untried } from './see-in-turn.ts';
import { type SetBait, withBait } from './set-bait.ts';
import { endOf, judge } from './try-scripts.ts';

type Patience = { /** How long an attempt and its effect on the outside may take. */ limitMs: number; longestMs: number };
/** The plain interpreter is waited for, because it is the proof, also on a busy machine. */
const IN_JAIL: Patience = { limitMs: 4_000, longestMs: 250 };
const AS_CONTROL: Patience = { limitMs: 12_000, longestMs: 5_000 };

/** `guest` is the Python of the jail. */
export const tryPythons = async (cases: readonly PythonCase[], on: On & { guest: GuestProgram }): Promise<Tried[]> => {
  const control = { ...on.guest, script: fileURLToPath(new URL('plain-python.mjs', import.meta.url)) };
  const [jailed, plain] = await Promise.all([
    withBait(on.runDir, (set) => seeAll(() => startGuest(amongSecrets(on.backEnd, set.bait), on.guest), cases, set, IN_JAIL)),
    // Pyodide is the same on both engines, so Node's is the control of both.
    withBait(on.runDir, (set) => seeAll(() => startGuest(plainPlace('bubblewrap', set.bait), control), cases, set, AS_CONTROL)),
  ]);
  return cases.map(({ id, name, hasNoControl }) => judge(id, name, jailed.get(id)!, hasNoControl === undefined ? plain.get(id) : undefined));
};

const seeAll = async (start: () => Guest, cases: readonly PythonCase[], set: SetBait, { limitMs, longestMs }: Patience): Promise<Map<string, Seen>> => {
  let guest: Guest | undefined;
  const seeOne = ({ python, isLate }: PythonCase): Promise<Seen> => {
    if (guest === undefined || guest.hasEnded()) guest = start();
    return see(guest, python, { limitMs, longestMs: isLate === true ? longestMs : 10 }, set);
  };
  return seeInTurn(set, cases, seeOne, () => endOf(guest));
};

const see = async (guest: Guest, python: string, { limitMs, longestMs }: Patience, { bait, hits }: SetBait): Promise<Seen> => {
  const never = await untried(guest);
  if (never !== undefined) return never;
  const run = { files: { 'attempt.py': python }, calls: [{ file: 'attempt.py', function: 'attempt', args: [bait] }], services: [], hasDatabase: false };
  const { value, error } = await ask(guest, run, limitMs);
  const hit = await untilHit(hits, longestMs);
  const text = typeof value === 'string' ? value : '';
  const isThrough = hit.length > 0 || text === 'through' || text.includes(bait.secret);
  return { isThrough, detail: [...hit, isThrough ? 'got through' : (error ?? 'nothing came of it')].join('; ').slice(0, 200) };
};

const ask = async (guest: Guest, run: object, limitMs: number): Promise<{ value?: unknown; error?: string }> => {
  try {
    const { returns } = (await guest.ask(run, () => ({ value: null }), limitMs)) as { returns: { value?: unknown; error?: { type: string; message: string } }[] };
    const [first] = returns;
    return { value: first?.value, ...(first?.error && { error: `${first.error.type}: ${first.error.message}` }) };
  } catch (problem) {
    return { error: String(problem) };
  }
};
