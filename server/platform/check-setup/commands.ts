// `beforetab check-setup`: a look at this machine's assistants, for a terminal or a script. Needs no server and no sign-in.
import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { describeUsage, readArguments } from '../command-line/read-arguments.ts';
import { loadEngine } from '../scanner/index.ts';
import { checkSetup, type Report } from './check-setup.ts';
import type { Issue } from './issue.ts';

type Say = (line: string) => void;

const USAGE = describeUsage({
  usage: 'check-setup [options] [DIR]',
  does: 'reads the settings of AI assistants in DIR (this folder) and your home folder',
  most: 1,
  options: {
    format: { oneOf: ['text', 'json'], default: 'text', says: 'how to report' },
    'no-home': { flag: true, says: 'leave the home folder out' },
  },
  after: `It looks at what runs without asking, at MCP servers, at secrets in settings, and at files with secrets in an assistant's
reach. It changes nothing and sends nothing.
Ends with 0 when there is nothing to change, 1 when there is, 2 when something could not be read.`,
});

/** 0 when there is nothing to change, 1 when there is, 2 when something could not be read. */
export const checkSetupCommand = async (given: readonly string[], say: Say): Promise<number> => {
  const read = readArguments(given, USAGE);
  if ('says' in read) return say(read.says), read.code;
  const { values: options, rest } = read;
  const dir = resolve(rest[0] ?? '.');
  if ((await stat(dir).catch(() => undefined))?.isDirectory() !== true) {
    say(`There is no folder ${dir}.`);
    return 2;
  }
  const report = await checkSetup(dir, options['no-home'] ? undefined : homedir(), await loadEngine());
  say(options.format === 'json' ? JSON.stringify(report, null, 2) : tell(report));
  return report.unread.length > 0 ? 2 : report.issues.some(({ level }) => level !== 'note') ? 1 : 0;
};

const tell = ({ read, unread, tools, issues }: Report): string => {
  if (tools.length === 0) return 'No settings of an AI assistant were found here or in the home folder. Assistants that keep them elsewhere, or in the cloud, cannot be seen from here.';
  const counts = (['high', 'medium', 'note'] as const).map((level) => [level, issues.filter((issue) => issue.level === level).length] as const).filter(([, count]) => count > 0);
  const sum = counts.length === 0 ? 'Nothing to change' : counts.map(([level, count]) => `${count} ${level}`).join(', ');
  return [...issues.map(tellIssue), ...unread.map(({ path, why }) => `${path}  not read: ${why}\n`), `${sum}: ${read.length} ${read.length === 1 ? 'file' : 'files'} of ${tools.join(', ')} read. Nothing was sent.`].join('\n');
};

const tellIssue = ({ path, line, level, title, detail, why, fix, source }: Issue): string => `${path}:${line}  ${level}  ${title}\n    ${detail}\n    ${why}\n    Instead: ${fix}\n    (${source})\n`;
