// Tries what takes all it can get, and what ends instead of answering: the time, the memory and the processes it left count.
import { setTimeout as wait } from 'node:timers/promises';
import { createHost } from '../host/create-host.ts';
import type { GuestProgram } from '../jail/guest-program.ts';
import { isRunning } from '../jail/process-state.ts';
import { familyOf, residentBytes } from '../jail/resident.ts';
import { startGuest } from '../jail/start-guest.ts';
import type { Language } from '../program.ts';
import type { EndingCase, ResourceCase, Tried } from './escape-case.ts';
import { type On, type Place, plainPlace } from './plain-places.ts';
import { withBait } from './set-bait.ts';
import { PROBE } from './try-scripts.ts';

const LIMIT_MS = 1_000;
const MOST_MS = LIMIT_MS + 100;
const MOST_BYTES = 700 * 1024 * 1024;
/** A busy machine may be late once with ending what it ended in time before; each further try comes later, when it is less so. */
const TRIES = 3;
/** Three seconds: the kernel of a busy machine takes its time to clear away what was killed. */
const MOST_TURNS = 120;

type Programs = Record<Language, GuestProgram>;
type Seen = { hasStarted: boolean; answer: unknown; why: string; ms: number; peak: number; left: number };

const indented = (code: string): string => code.split('\n').map((line) => `    ${line}`).join('\n');
const request = ({ in: where, code, before = '' }: EndingCase): object => {
  if (where === 'script') return { script: code, bait: {} };
  const [file, text] = where === 'python' ? ['attempt.py', `${before}\ndef attempt():\n${indented(code)}\n`] : ['attempt.ts', `export function attempt(): unknown { ${code} }`];
  return { files: { [file]: text }, calls: [{ file, function: 'attempt', args: [] }], services: [], hasDatabase: true };
};

const see = async (place: Place, one: EndingCase, programs: Programs, limitMs = LIMIT_MS): Promise<Seen> => {
  const guest = startGuest(place, one.in === 'script' ? PROBE : programs[one.in]);
  const hasStarted = await guest.ready.then(() => true, () => false);
  const family = familyOf(guest.pid);
  let peak = 0;
  const sample = setInterval(() => {
    peak = Math.max(peak, residentBytes(guest.pid));
    if (peak > MOST_BYTES) guest.end('took too much memory');
  }, 15);
  const began = performance.now();
  const { answer, why } = await guest.ask(request(one), createHost({}).call, limitMs).then((given) => ({ answer: given, why: 'answered' }), (error: unknown) => ({ answer: undefined, why: String(error) }));
  const ms = performance.now() - began - guest.granted();
  guest.end('tried');
  await guest.ended;
  clearInterval(sample);
  for (let turn = 0; turn < MOST_TURNS && family.some(isRunning); turn += 1) await wait(25);
  return { hasStarted, answer, why, ms, peak, left: family.filter(isRunning).length };
};

const unfit = ({ id, name }: EndingCase, detail: string): Tried => ({ id, name, verdict: 'not on this back end', detail });

export const tryResources = (cases: readonly ResourceCase[], on: On & { programs: Programs }): Promise<Tried[]> =>
  withBait(on.runDir, async ({ bait }) => {
    const tried: Tried[] = [];
    for (const one of cases) {
      const why = one.unfit?.[on.name];
      tried.push(why === undefined ? await tryResource(one, on, plainPlace(on.name, bait)) : unfit(one, why));
    }
    return tried;
  });

const tryResource = async (one: ResourceCase, { backEnd, programs }: On & { programs: Programs }, plain: Place): Promise<Tried> => {
  const { id, name, takes } = one;
  let seen = await see(backEnd, one, programs);
  for (let turn = 1; turn < TRIES && seen.ms > MOST_MS; turn += 1) {
    await wait(turn * LIMIT_MS);
    seen = await see(backEnd, one, programs);
  }
  const detail = `${seen.why}; ${Math.round(seen.ms)} ms, ${Math.round(seen.peak / 1e6)} MB, ${seen.left} processes left`;
  if (!seen.hasStarted) return { id, name, verdict: 'not proved', detail };
  if (seen.ms > MOST_MS || seen.peak > MOST_BYTES || seen.left > 0) return { id, name, verdict: 'through', detail };
  if (takes === undefined) return { id, name, verdict: 'blocked', detail };
  const free = await see(plain, one, programs, takes === 'memory' ? 5 * LIMIT_MS : LIMIT_MS);
  const isProved = takes === 'memory' ? free.peak > MOST_BYTES : free.answer === undefined && free.ms >= LIMIT_MS - 20;
  return { id, name, verdict: isProved || isEndedByTalk(free) ? 'blocked' : 'not proved', detail };
};

/** A flood is ended by this side's reading, in a jail or not. */
const isEndedByTalk = ({ why }: Seen): boolean => /more than|without being asked/.test(why);

/** Without a positive control: there is nothing that could be right about ending. */
export const tryEndings = async (cases: readonly EndingCase[], { name: backEndName, backEnd, programs }: On & { programs: Programs }): Promise<Tried[]> => {
  const tried: Tried[] = [];
  for (const one of cases) {
    const why = one.unfit?.[backEndName];
    if (why !== undefined) {
      tried.push(unfit(one, why));
      continue;
    }
    const { hasStarted, answer, why: ending, left } = await see(backEnd, one, programs);
    const isPass = JSON.stringify(answer ?? null).includes('"value":"right"');
    tried.push({ id: one.id, name: one.name, verdict: isPass || left > 0 ? 'through' : hasStarted ? 'blocked' : 'not proved', detail: ending });
  }
  return tried;
};
