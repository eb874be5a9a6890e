// Proves one lab: its start falls to every attack, its fixes hold, its near-misses are rejected by the check they name.
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Build, Child, RunResult } from './checks.ts';
import { parseLab } from './parse-lab.ts';
import { readLabFolder } from './read-lab-folder.ts';
import { runChecks } from './run-checks.ts';
import type { LabBody, Mistake } from './schemas.ts';

export type LabReport = {
  lab: string;
  mistakes: Mistake[];
  /** A wrong program that passed, or one that was rejected by another check than the one named. */
  falseAccepts: string[];
  /** A right program that was rejected, and by what. */
  falseRejects: string[];
  /** Other ways in which the lab does not do what it says. */
  broken: string[];
  runs: number;
};

/** Runs the folder's own programs in `child`, which must be for trusted content; `worlds` random worlds for the reference fix. */
export async function vetLab(folder: string, child: Child, worlds = 3): Promise<LabReport> {
  const { body, mistakes } = parseLab(await readLabFolder(folder), folder);
  const report: LabReport = { lab: folder, mistakes, falseAccepts: [], falseRejects: [], broken: [], runs: 0 };
  if (body === undefined) return report;
  const lab = body as LabBody;
  const load = async (name: string): Promise<Build> => ((await import(pathToFileURL(join(resolve(folder), `checks/${name}.ts`)).href)) as { build: Build }).build;
  const [build, hidden] = [await load('public'), lab.hiddenChecksJs === '' ? undefined : await load('hidden')];
  const functions = [...lab.functions, ...lab.hidden.functions];
  const attacks = [...lab.attacks, ...lab.hidden.attacks].map((attack) => attack.name);
  const run = (files: Record<string, string>, seed: string, only?: readonly string[]): Promise<RunResult> => {
    report.runs += 1;
    return runChecks({ build, ...(hidden && { hidden }), language: lab.language, files, seed, child, attacks, ...(only && { only }) });
  };

  for (let world = 0; world < Math.min(worlds, 3); world += 1) {
    const { steps } = await run(lab.start, `start-${world}`);
    const named = new Set([...attacks, ...functions.map((one) => one.name)]);
    for (const step of steps) {
      if (!named.delete(step.name)) report.broken.push(`the step ${step.name} is not listed in lab.yaml`);
      if (step.kind === 'attack' && step.ok) report.broken.push(`start withstands ${step.name} (world start-${world})`);
      if (step.kind === 'attack' && !step.ok && !step.got) report.broken.push(`start fails ${step.name} without showing what the attacker got`);
      const isExpectedToFail = functions.some((one) => one.name === step.name && one.startFails);
      if (isExpectedToFail && step.ok) report.broken.push(`start passes ${step.name}, which lab.yaml says it fails`);
      if (step.kind === 'function' && !step.ok && !isExpectedToFail) report.falseRejects.push(`start fails ${step.name}: ${step.got ?? step.failure?.message}`);
    }
    for (const name of named) report.broken.push(`the checks make no step ${name}`);
  }
  for (const [at, fix] of lab.fixes.entries()) {
    for (let world = 0; world < (at === 0 ? worlds : Math.min(worlds, 3)); world += 1) {
      const failed = (await run(fix.files, `fix-${world}`)).steps.filter((step) => !step.ok);
      for (const step of failed) {
        report.falseRejects.push(`fixed/${fix.name} fails ${step.name} (world fix-${world}): ${step.got ?? step.failure?.message}`);
      }
    }
  }
  for (const miss of lab.nearMisses) {
    for (let world = 0; world < Math.min(worlds, 3); world += 1) {
      // The named check alone says whether it is rejected as promised; the others are asked only to tell what happened instead.
      const [named] = (await run(miss.files, `miss-${world}`, [miss.rejectedBy])).steps;
      if (named === undefined || named.ok) {
        const failed = (await run(miss.files, `miss-${world}`)).steps.filter((step) => !step.ok).map((step) => step.name);
        report.falseAccepts.push(`near-miss/${miss.name} passes ${miss.rejectedBy} (world miss-${world}); it fails ${failed.join(', ') || 'nothing'}`);
      }
    }
  }
  return report;
}
