// What our warm processes are measured against: the reference fix of a lab, judged by the same challenge and response in a fresh python3 for each submission.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Build, type LabBody, runChecks } from '../../server/labs/index.ts';
import { jailing } from '../../server/platform/sandbox/jail/bubblewrap.ts';
import { findBackEnds } from '../../server/platform/sandbox/jail/choose-back-end.ts';
import { guestPrograms } from '../../server/platform/sandbox/jail/guest-programs.ts';
import { startGuest } from '../../server/platform/sandbox/jail/start-guest.ts';
import { makeSqlPlace } from '../../server/platform/sandbox/pool/ask-sql.ts';
import { findPython, withFreshPython } from './fresh-python.ts';

const RUNS = 15;

export type FreshPython = { p50: number; perSecond: number };

/** Milliseconds of one submission alone, and submissions a second by two at once. undefined without python3, or without bubblewrap where `isJailed`. */
export const measureFreshPython = async (lab: LabBody, labFolder: string, runDir: string, isJailed: boolean): Promise<FreshPython | undefined> => {
  const python = findPython();
  const [found] = findBackEnds(runDir);
  if (python === undefined || found === undefined || 'why' in found) return undefined;
  const checks = async (file: string): Promise<Build> => ((await import(pathToFileURL(join(labFolder, 'checks', file)).href)) as { build: Build }).build;
  // Both, because a run of ours is judged by both.
  const [build, hiddenBuild] = [await checks('public.ts'), await checks('hidden.ts')];
  const { sql: program } = await guestPrograms();
  const jailed = isJailed ? jailing(runDir) : undefined;
  const { language, attacks, hidden } = lab;
  const { files } = lab.fixes[0]!;
  const attackNames = [...attacks, ...hidden.attacks].map(({ name }) => name);
  const sqls = [0, 1].map(() => makeSqlPlace(() => startGuest(found.backEnd, program)));
  let seeds = 0;
  const once = async (at: number): Promise<number> => {
    seeds += 1;
    const began = performance.now();
    const result = await withFreshPython(python, files, jailed, sqls[at]!, (child) => runChecks({ build, hidden: hiddenBuild, language, files, seed: `python ${seeds}`, attacks: attackNames, child }));
    if (!result.holds) throw new Error(`A fresh python3 rejected the reference fix: ${JSON.stringify(result.steps.filter(({ ok }) => !ok))}`);
    return performance.now() - began;
  };
  try {
    await once(0);
    await once(1);
    const alone: number[] = [];
    for (let time = 0; time < RUNS; time += 1) alone.push(await once(0));
    const began = performance.now();
    await Promise.all([0, 1].map(async (at) => { for (let time = 0; time < RUNS; time += 1) await once(at); }));
    return { p50: alone.sort((one, other) => one - other)[Math.floor(RUNS / 2)]!, perSecond: (2 * RUNS * 1000) / (performance.now() - began) };
  } finally {
    for (const sql of sqls) sql.end('over');
  }
};
