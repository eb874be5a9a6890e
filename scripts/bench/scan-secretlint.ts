// secretlint's recommended rules over a file, for bench:scan, in sources of about 256 kB as files of a repository would be.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { secondsSince, tell } from './scan-tell.ts';

type Lint = (given: { source: object; options: object }) => Promise<{ messages: { range: [number, number] }[] }>;

const [folder = '', path = ''] = process.argv.slice(2);
const resolve = (name: string): string => pathToFileURL(createRequire(join(folder, 'index.js')).resolve(name)).href;
const { lintSource } = (await import(resolve('@secretlint/core'))) as { lintSource: Lint };
const { creator } = (await import(resolve('@secretlint/secretlint-rule-preset-recommend'))) as { creator: object };
const options = { config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] }, noPhysicFilePath: true };

const text = readFileSync(path, 'latin1');
const found: [number, number][] = [];
const lint = async (from: number, to: number): Promise<void> => {
  const { messages } = await lintSource({ source: { filePath: 'part.txt', content: text.slice(from, to), ext: '.txt', contentType: 'text' }, options });
  for (const { range } of messages) found.push([from + range[0], from + range[1]]);
};
await lint(0, 100_000);
found.length = 0;
const began = process.cpuUsage();
for (let from = 0; from < text.length; ) {
  const end = text.indexOf('\n', from + 256_000);
  const to = end < 0 ? text.length : end + 1;
  await lint(from, to);
  from = to;
}
tell(secondsSince(began), text.length, found);
