// The part of `content:vet` that runs labs: each asked one proves itself on real interpreters, and the report adds them up.
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isAsked } from '../curriculum/index.ts';
import { startTrusted } from '../platform/sandbox/guest/start-trusted.ts';
import { type LabReport, vetLab } from './vet-lab.ts';

/** `roots` are folders of content; `given` restricts to a lab, or to what lies in one. 0 when every asked lab proves itself, or none was asked for. */
export const vetLabs = async (roots: readonly string[], given: readonly string[], say: (line: string) => void): Promise<number> => {
  const folders = roots.map((root) => join(root, 'labs')).filter(existsSync).flatMap((labs) => readdirSync(labs).sort().map((slug) => join(labs, slug))).filter(isAsked(given));
  if (folders.length === 0) return 0;
  const child = await startTrusted();
  const reports: LabReport[] = [];
  try {
    for (const folder of folders) {
      const began = performance.now();
      const report = await vetLab(folder, child);
      reports.push(report);
      for (const line of linesOf(report)) say(`  ${line}`);
      say(`${relative(process.cwd(), folder)}  ${isGood(report) ? 'proves itself' : 'does not prove itself'}: ${report.runs} runs in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    }
  } finally {
    await child.stop();
  }
  const count = (of: (report: LabReport) => unknown[]): number => reports.flatMap(of).length;
  say(`${reports.length} lab${reports.length === 1 ? '' : 's'}, ${reports.reduce((sum, { runs }) => sum + runs, 0)} runs: ${count(({ falseAccepts }) => falseAccepts)} false accepts, ${count(({ falseRejects }) => falseRejects)} false rejects, ${count(({ broken }) => broken)} other faults.`);
  return reports.every(isGood) ? 0 : 1;
};

const isGood = ({ mistakes, falseAccepts, falseRejects, broken }: LabReport): boolean => mistakes.length + falseAccepts.length + falseRejects.length + broken.length === 0;

const linesOf = ({ mistakes, falseAccepts, falseRejects, broken }: LabReport): string[] => [
  ...mistakes.map(({ file, line, says }) => `${file}:${line} ${says}`),
  ...falseAccepts.map((says) => `false accept: ${says}`),
  ...falseRejects.map((says) => `false reject: ${says}`),
  ...broken,
];
