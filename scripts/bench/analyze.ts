// `npm run bench:analyze`: files a second on this repository's dependencies, alerts on them, and what is found in the corpus and wrongly in its mended twins.
import { existsSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { analyseFiles, analyseSource, listFiles } from '../../server/platform/analyser/index.ts';
import { readCorpus } from '../../server/platform/analyser/corpus/read-corpus.ts';
import { table } from './table.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const isSaid = (level: string): boolean => level === 'high' || level === 'medium';
const rate = (files: number, ms: number): number => Math.round((files / ms) * 1000);

/** Whole, from reading the folder to the last alert. Time of the processor, because others may work on this machine; the clock's time is said beside it. */
const measure = (paths: readonly string[]): { files: number; lookedAt: number; perSecond: number; perSecondByClock: number; said: readonly { path: string; line: number; rule: string }[]; problems: number } => {
  const [cpu, clock] = [process.cpuUsage(), performance.now()];
  const files = listFiles(paths, { isAll: true });
  const analysis = analyseFiles(files, ROOT);
  const { user, system } = process.cpuUsage(cpu);
  const said = analysis.alerts.filter(({ level }) => isSaid(level)).map(({ path, at, rule }) => ({ path, line: at.line, rule }));
  return { files: analysis.files, lookedAt: analysis.lookedAt, perSecond: rate(analysis.files, (user + system) / 1000), perSecondByClock: rate(analysis.files, performance.now() - clock), said, problems: analysis.problems.length };
};

const cases = readCorpus();
const rulesOf = ({ language, text }: { language: string; text: string }): string[] => analyseSource(`case.${language}`, text).alerts.filter(({ level }) => isSaid(level)).map(({ rule }) => rule);
const missed = cases.filter(({ rule, vulnerable }) => !rulesOf(vulnerable).includes(rule));
const flagged = cases.filter(({ fixed }) => rulesOf(fixed).length > 0);
for (const { name } of missed) say(`missed: ${name}`);
for (const { name } of flagged) say(`flagged though mended: ${name}`);

// Twice, so that the second finds the files in memory and the engine warm.
const packages = [`${ROOT}node_modules`];
const cold = measure(packages);
const warm = measure(packages);
for (const { path, line, rule } of warm.said) say(`on dependencies: ${path}:${line} ${rule}`);
const more = process.argv.slice(2).filter((path) => existsSync(path));
const theirs = more.length === 0 ? undefined : measure(more);
const perThousand = (all: typeof warm): number => Math.round((all.said.length / all.files) * 10_000) / 10;

say(
  table([
    ['what', 'measured', 'target'],
    ['files a second of one core, dependencies, first', `${cold.perSecond} (${cold.perSecondByClock} by the clock)`, '>= 250'],
    ['… and again', `${warm.perSecond} (${warm.perSecondByClock} by the clock)`, '>= 250'],
    ['files, with something about models, left out', `${warm.files}, ${warm.lookedAt}, ${warm.problems}`, ''],
    ['alerts on dependencies, by 1,000 files', `${perThousand(warm)}`, ''],
    ['vulnerable programs found', `${cases.length - missed.length} of ${cases.length}`, '>= 90 %'],
    ['mended twins flagged', `${flagged.length} of ${cases.length}`, '<= 10 %'],
    ...(theirs === undefined ? [] : [[`given paths: files a second, alerts by 1,000 files`, `${theirs.perSecond}, ${perThousand(theirs)}`, '']]),
  ]),
);
say(`${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}. Ours is the corpus, and ours is the analyser: it shows that nothing broke.`);
const figures = { files_per_s: cold.perSecond, vulnerable_found: cases.length - missed.length, vulnerable_total: cases.length, fixed_flagged: flagged.length, fixed_total: cases.length, clean_alerts_per_kfile: perThousand(warm) };
say(`BENCH ${JSON.stringify(figures)}`);
process.exitCode = missed.length / cases.length > 0.1 || flagged.length / cases.length > 0.1 || cold.perSecond < 250 ? 1 : 0;
