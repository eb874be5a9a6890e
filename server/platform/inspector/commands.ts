// `beforetab inspect FILE…`: finds instructions in documents that a reader does not see and a model does.
import { lstat, readFile, writeFile } from 'node:fs/promises';
import { describeUsage, readArguments } from '../command-line/read-arguments.ts';
import { listFiles } from '../scanner/command/list-files.ts';
import { startThread, type Thread } from './command/in-thread.ts';
import { FORMATS, type Inspected, makeReport } from './command/report.ts';

export { serveInspections } from './command/serve.ts';

type Say = (line: string) => void;

const USAGE = describeUsage({
  usage: 'inspect [options] FILE…',
  does: 'finds text in documents that a reader does not see and a model reads',
  least: 1,
  options: {
    format: { oneOf: FORMATS, default: 'text', says: 'how to report' },
    output: { value: 'FILE', says: 'where to, instead of standard output' },
  },
  after: `Reads Markdown, HTML, DOCX, PDF, e-mail (EML) with its attachments, and plain text. Of a folder it takes the documents that git would keep. It runs nothing, fetches nothing, follows no link, and sends nothing.
Ends with 0 when nothing hidden was found, 1 when something was, 2 when a document could not be inspected.`,
});

const DOCUMENT = /\.(?:md|markdown|mdx|mdc|mkd|qmd|rmd|x?html?|docx|pdf|eml|txt|text|rst|adoc|svg)$|(?:^|\/)(?:\.cursorrules|\.windsurfrules|\.clinerules|\.goosehints|\.roorules[\w-]*|llms\.txt|README|CLAUDE|AGENTS|GEMINI)$/i;
const MOST_BYTES = 50e6;

export const inspect = async (given: readonly string[], say: Say): Promise<number> => {
  const read = readArguments(given, USAGE);
  if ('says' in read) return say(read.says), read.code;
  const { values: options, rest: paths } = read;
  const thread = startThread();
  const inspected: Inspected[] = [];
  const skip = (path: string, problem: string): void => void inspected.push({ path, kind: 'text', hidden: [], letters: { seen: 0, hidden: 0 }, problem });
  try {
    for (const path of paths) await inspectPath(path, thread, inspected, skip);
  } finally {
    await thread.end();
  }
  const report = makeReport(options.format, inspected);
  if (options.output === undefined) say(report);
  else await writeFile(options.output, `${report}\n`);
  return inspected.some(({ problem }) => problem !== undefined) ? 2 : inspected.some(({ hidden }) => hidden.length > 0) ? 1 : 0;
};

const inspectPath = async (path: string, thread: Thread, inspected: Inspected[], skip: (path: string, why: string) => void): Promise<void> => {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return skip(path, 'there is no such file');
  if (found.isSymbolicLink()) return skip(path, 'it is a link; name the file it leads to');
  if (!found.isDirectory()) return await inspectFile(path, found.isFile(), found.size, thread, inspected, skip);
  for await (const file of listFiles([path], false, skip)) {
    if (DOCUMENT.test(file)) await inspectFile(file, true, (await lstat(file)).size, thread, inspected, skip);
  }
};

const inspectFile = async (path: string, isFile: boolean, size: number, thread: Thread, inspected: Inspected[], skip: (path: string, why: string) => void): Promise<void> => {
  if (!isFile) return skip(path, 'it is no file');
  if (size > MOST_BYTES) return skip(path, `it is larger than ${MOST_BYTES / 1e6} MB`);
  try {
    const bytes = await readFile(path);
    inspected.push({ path, ...(await thread.inspect({ name: path, bytes: new Uint8Array(bytes) })) });
  } catch (error) {
    skip(path, (error as NodeJS.ErrnoException).code === 'EACCES' ? 'it may not be read' : (error as Error).message);
  }
};
