// Tries system calls natively: in the jail the filter must refuse each, in a plain process something else must answer.
import { spawn } from 'node:child_process';
import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { type Machine, syscallNumber } from '../jail/syscalls.ts';
import type { Bait, NativeCase, Tried } from './escape-case.ts';
import { REFUSED_CALLS } from './native-cases.ts';
import { nativeProgram, SAID_FROM } from './native-program.ts';
import { type On, type Place, plainPlace } from './plain-places.ts';
import { type SetBait, withBait } from './set-bait.ts';

const EPERM = SAID_FROM + 1;
const ENOSYS = SAID_FROM + 38;
/** Bubblewrap, prlimit and setpriv end so when they cannot start it. */
const NEVER_RAN: readonly Ending[] = [1, 126, 127];
/** It is a few instructions; what is waited for is its start on a busy machine. */
const MOST_MS = 20_000;
const X32 = 0x4000_0000;
/** What a shell says of a process that a signal ended is 128 and its number: the filter's SIGSYS, and SIGSEGV where there is no such way into the kernel. */
const KILLED = 128 + constants.signals.SIGSYS;
const FAULTED = 128 + constants.signals.SIGSEGV;
const TOOK_TOO_LONG = 128 + constants.signals.SIGTERM;
const GETPID_ON_I386 = 20;

/** How it ended, as a shell says it: SAID_FROM and the error's number, or 128 and the signal's number. */
type Ending = number;

const numberOf = ({ call, entry }: NativeCase, machine: Machine): number | undefined => {
  if (entry === 'int 0x80') return GETPID_ON_I386;
  const number = REFUSED_CALLS[call]?.[machine === 'x64' ? 0 : 1] ?? syscallNumber(call, machine);
  return entry === 'x32' && number !== undefined ? number + X32 : number;
};

export const tryNatives = async (cases: readonly NativeCase[], on: On): Promise<Tried[]> =>
  withBait(on.runDir, (set) => tryEach(cases, on, set));

const tryEach = async (cases: readonly NativeCase[], on: On, { bait }: SetBait): Promise<Tried[]> => {
  const tried: Tried[] = [];
  const machine = process.arch as Machine;
  for (const one of cases) {
    const { id, name } = one;
    const number = numberOf(one, machine);
    const why = one.unfit?.[on.name] ?? (number === undefined || (one.entry !== undefined && machine !== 'x64') ? `there is no such entry on ${machine}` : undefined);
    if (why !== undefined) tried.push({ id, name, verdict: 'not on this back end', detail: why });
    else tried.push(await tryOne(one, number!, machine, on, bait));
  }
  return tried;
};

const tryOne = async (one: NativeCase, number: number, machine: Machine, { name, backEnd, runDir }: On, bait: Bait): Promise<Tried> => {
  const script = join(runDir, `native-${bait.secret}-${one.id}`);
  writeFileSync(script, nativeProgram(machine, { number, args: one.args ?? [], ...(one.entry === 'int 0x80' && { entry: one.entry }) }), { mode: 0o755 });
  try {
    const jailed = await endingOf(backEnd, script);
    const plain = one.hasNoControl === undefined ? await endingOf(plainPlace(name, bait), script) : undefined;
    return verdictOf(one, jailed, plain);
  } finally {
    rmSync(script, { force: true });
  }
};

const verdictOf = ({ id, name, entry, isForRoot }: NativeCase, jailed: Ending, plain: Ending | undefined): Tried => {
  const detail = `ends with ${jailed} in the jail${plain === undefined ? '' : `, with ${plain} outside`}`;
  // Kernels without 32-bit programs (hardened ones, guests of some hypervisors) know no such instruction, within the jail or without.
  if (entry !== undefined && plain === FAULTED && (jailed === FAULTED || jailed === KILLED)) return { id, name, verdict: 'not on this back end', detail: 'the kernel of this machine has no such entry' };
  const isBlocked = entry === undefined ? jailed === EPERM || jailed === ENOSYS : jailed === KILLED;
  if (NEVER_RAN.includes(jailed) || jailed === TOOK_TOO_LONG) return { id, name, verdict: 'not proved', detail: `it never ran: ${detail}` };
  if (!isBlocked) return { id, name, verdict: 'through', detail };
  if (plain === jailed && isForRoot === true && process.getuid?.() !== 0) return { id, name, verdict: 'not on this back end', detail: 'the kernel refuses this to ordinary users anyway' };
  return { id, name, verdict: plain === jailed ? 'not proved' : 'blocked', detail };
};

const endingOf = (place: Place, script: string): Promise<Ending> => {
  const { command, args, environment, filter } = place.command({ script, heapMb: 64, isNative: true });
  const filterFd = filter === undefined ? undefined : openSync(filter, 'r');
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: environment, stdio: ['ignore', 'ignore', 'ignore', filterFd ?? 'ignore'], timeout: MOST_MS });
    if (filterFd !== undefined) closeSync(filterFd);
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal!]));
  });
};
