// `beforetab scan` and `beforetab prompt-check`: the scanner for a terminal, a commit hook, a pipeline and an assistant's prompt.
import { createHash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { describeUsage, readArguments } from '../command-line/read-arguments.ts';
import { withoutAllowed, withoutAllowedIn } from './command/allowed.ts';
import { listFiles } from './command/list-files.ts';
import { withoutPublished } from './command/published.ts';
import { createProgress } from './command/progress.ts';
import { FORMATS, type Found, makeReport, type Sum } from './command/report.ts';
import { scanFile } from './command/scan-file.ts';
import { listStaged } from './command/staged.ts';
import type { Engine } from './engine.ts';
import { loadEngine } from './load-engine.ts';
import { scanBytes } from './scan.ts';

export { promptCheck } from './command/prompt-check.ts';

type Say = (line: string) => void;

const USAGE = describeUsage({
  usage: 'scan [options] PATH…',
  does: 'finds secrets and personal data; "-" reads standard input',
  options: {
    format: { oneOf: FORMATS, default: 'text', says: 'how to report' },
    output: { value: 'FILE', says: 'where to, instead of standard output' },
    only: { oneOf: ['secrets', 'personal'], says: 'one of the two' },
    staged: { flag: true, says: 'what the next commit would add, instead of paths' },
    'no-ignore': { flag: true, says: 'also what .gitignore leaves out' },
  },
  after: `A line that says beforetab:allow is left alone. With BEFORETAB_SCAN_KEY set, reports carry fingerprints under that key.
Ends with 0 when nothing was found, 1 when something was, 2 when it could not be done.`,
});

/** 0 when nothing was found, 1 when something was, 2 when it could not be done. */
export const scan = async (given: readonly string[], say: Say): Promise<number> => {
  const read = readArguments(given, USAGE);
  if ('says' in read) return say(read.says), read.code;
  const { values: options, rest: paths } = read;
  if (paths.length === 0 && !options.staged) return say('Name what to scan, for example this folder: beforetab scan .\nMore by: beforetab scan --help'), 2;
  const secret = process.env['BEFORETAB_SCAN_KEY'];
  const key = secret === undefined ? randomBytes(32) : createHash('sha256').update(secret).digest();
  // The young generation stays as small as it begins: what is scanned lies outside of it, and V8 would let it grow with every finding.
  setFlagsFromString('--semi-space-growth-factor=1');
  const engine = await loadEngine();
  const began = performance.now();
  const sum: Sum = { files: 0, bytes: 0, binary: 0, seconds: 0, form: engine.form, skipped: [] };
  const found = options.staged ? scanStaged(engine, key, sum) : await scanPaths(engine, key, paths, options['no-ignore'], sum);
  sum.seconds = (performance.now() - began) / 1000;
  const wanted = found.filter(({ group }) => options.only === undefined || (options.only === 'personal') === (group === 'personal'));
  const report = makeReport(options.format, wanted, sum, secret !== undefined);
  if (options.output === undefined) say(report.replace(/\n$/, ''));
  else await writeFile(options.output, report);
  return sum.skipped.length > 0 ? 2 : wanted.length > 0 ? 1 : 0;
};

const scanPaths = async (engine: Engine, key: Uint8Array, paths: readonly string[], everything: boolean, sum: Sum): Promise<Found[]> => {
  const found: Found[] = [];
  const progress = createProgress(process.stderr, () => ({ ...sum, findings: found.length }));
  const skip = (path: string, why: string): void => void sum.skipped.push({ path, why });
  const scanOne = async (path: string, name: string | number): Promise<void> => {
    const { bytes, findings, isBinary } = scanFile(engine, key, name, (read) => {
      sum.bytes += read;
      progress.tick();
    });
    if (isBinary) sum.binary++;
    else sum.files++;
    if (bytes === 0) return;
    const kept = typeof name === 'number' ? findings : await withoutAllowedIn(path, findings);
    for (const finding of withoutPublished(path, kept)) found.push({ path, ...finding });
  };
  if (paths.includes('-')) await scanOne('standard input', 0);
  for await (const path of listFiles(paths.filter((each) => each !== '-'), everything, skip)) {
    await scanOne(path, path).catch((error: unknown) => skip(path, (error as NodeJS.ErrnoException).code === 'EACCES' ? 'it may not be read' : (error as Error).message));
  }
  progress.end();
  return found;
};

const scanStaged = (engine: Engine, key: Uint8Array, sum: Sum): Found[] => {
  let staged: ReturnType<typeof listStaged>;
  try {
    staged = listStaged();
  } catch {
    sum.skipped.push({ path: '--staged', why: 'this is no git repository, or git is missing' });
    return [];
  }
  return staged.flatMap(({ path, text, isNew }) => {
    if (text.subarray(0, 8000).includes(0)) {
      sum.binary++;
      return [];
    }
    sum.files++;
    sum.bytes += text.length;
    return withoutPublished(path, withoutAllowed(text, scanBytes(engine, key, text))).filter(({ line }) => isNew(line)).map((finding): Found => ({ path, ...finding }));
  });
};
