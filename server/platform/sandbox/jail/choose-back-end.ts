// Decides how programs are jailed on this machine: the first back end that starts and lets nothing out; else none.
import { spawnSync } from 'node:child_process';
import { runChecklist, sumUp, type Extent } from '../checklist/run-checklist.ts';
import type { Tried } from '../checklist/escape-case.ts';
import type { SandboxState } from '../grader/messages.ts';
import { bubblewrapBackEnd } from './bubblewrap.ts';
import { denoBackEnd, findDeno } from './deno.ts';
import { guestPrograms } from './guest-programs.ts';
import type { BackEnd } from './guest-program.ts';
import { startGuest } from './start-guest.ts';

export const INSTALL = {
  bubblewrap: 'Install bubblewrap: apt-get install bubblewrap (Debian, Ubuntu), dnf install bubblewrap (Fedora), and start again.',
  nameSpaces: 'bubblewrap is here but may not make name spaces. In a container allow them; on Ubuntu give bwrap an AppArmor profile with "userns,", or set kernel.apparmor_restrict_unprivileged_userns=0.',
  utilLinux: 'Labs are judged on Linux with util-linux (prlimit, setpriv).',
} as const;

const isThere = (command: string): boolean => spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined;

type Found = { backEnd: BackEnd } | { why: string; install: string };

/** bubblewrap's own words are the useful part of why it does not work. */
const findBubblewrap = (runDir: string): Found => {
  if (!isThere('bwrap')) return { why: 'bubblewrap (bwrap) is not installed', install: INSTALL.bubblewrap };
  const { status, stderr } = spawnSync('bwrap', ['--unshare-user', '--unshare-pid', '--unshare-net', '--ro-bind', '/', '/', 'true'], { encoding: 'utf8', timeout: 5_000 });
  if (status !== 0) return { why: `bubblewrap cannot make a jail: ${stderr.trim().split('\n').at(-1) ?? ''}`, install: INSTALL.nameSpaces };
  try {
    return { backEnd: bubblewrapBackEnd(runDir) };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error), install: INSTALL.bubblewrap };
  }
};

const findDenoHere = (): Found => {
  const deno = findDeno();
  return deno === undefined ? { why: `there is no Deno for ${process.platform} on ${process.arch}`, install: INSTALL.bubblewrap } : { backEnd: denoBackEnd(deno) };
};

/** Each way that could be tried here, or why not; in the order of preference. */
export const findBackEnds = (runDir: string): Found[] => {
  if (process.platform !== 'linux' || !isThere('prlimit') || !isThere('setpriv')) return [{ why: `there is no jail for ${process.platform}`, install: INSTALL.utilLinux }];
  return [findBubblewrap(runDir), findDenoHere()];
};

export type Choice = { state: SandboxState; backEnd?: BackEnd; tried: Tried[] };

/** Fails closed: a back end through which one attempt got is not used. */
export const chooseBackEnd = async (runDir: string, extent: Extent = 'short'): Promise<Choice> => {
  const why: string[] = [];
  let install: string = INSTALL.utilLinux;
  for (const found of findBackEnds(runDir)) {
    if ('why' in found) {
      why.push(found.why);
      install = found.install;
      continue;
    }
    const outcome = await tryOut(found.backEnd, runDir, extent);
    if (outcome.problem === undefined) {
      const { tried, blocked } = sumUp(outcome.tried);
      return { backEnd: found.backEnd, tried: outcome.tried, state: { is: 'ready', backEnd: found.backEnd.name, tried, blocked } };
    }
    why.push(`${found.backEnd.name}: ${outcome.problem}`);
  }
  return { state: { is: 'none', why, install }, tried: [] };
};

const tryOut = async (backEnd: BackEnd, runDir: string, extent: Extent): Promise<{ tried: Tried[]; problem?: string }> => {
  const first = startGuest(backEnd, (await guestPrograms()).sql);
  try {
    await first.ready;
  } catch (error) {
    return { tried: [], problem: `does not start (${String(error)})` };
  } finally {
    first.end('tried');
  }
  const tried = await runChecklist(backEnd, runDir, extent);
  const { through, blocked } = sumUp(tried);
  if (through.length > 0) return { tried, problem: `let something out: ${through.map(({ id, name, detail }) => `${id} ${name} (${detail})`).join('; ')}` };
  return blocked === 0 ? { tried, problem: 'nothing could be proved' } : { tried };
};
