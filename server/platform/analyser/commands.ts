// `beforetab analyze PATH…`: finds where text from outside steers a model, and where a model's answer is trusted too far.
import { describeUsage, readArguments } from '../command-line/read-arguments.ts';
import type { Alert } from './alert.ts';
import { analyseFiles, type Analysis } from './analyse-files.ts';
import { listFiles } from './list-files.ts';
import { withAuthors } from './with-authors.ts';
import { ALERT_RULES, type Level } from './rules/alerts.ts';
import { toSarif } from './to-sarif.ts';

type Say = (line: string) => void;

const LEVELS: readonly Level[] = ['high', 'medium', 'low', 'note'];
const FROM = { user: 'a request or message', operator: 'the command line', content: 'fetched or retrieved text', model: "a model's answer", tool: "a tool's input", parameter: 'a parameter', handed: 'a parameter', answer: "a parameter called like a model's answer", secret: 'a secret of the surroundings' } as const;
const USAGE = describeUsage({
  usage: 'analyze [options] PATH…',
  does: "finds where text from outside steers a model, and where a model's answer is trusted too far",
  least: 1,
  options: {
    format: { oneOf: ['text', 'json', 'sarif'], default: 'text', says: 'how to report' },
    level: { oneOf: LEVELS, default: 'medium', says: 'the least that is said and that makes the exit code 1' },
    integrations: { flag: true, says: 'also lists every call that asks a model' },
    authors: { flag: true, says: 'names in SARIF and JSON who last changed the line, by git blame; what is sent then counts for their team' },
    rescan: { flag: true, says: 'marks SARIF as older code under these rules: send it before code that is newer' },
    all: { flag: true, says: 'also looks at what .gitignore leaves out and at installed packages' },
  },
  after: `Python, TypeScript, JavaScript, Vue and Svelte; nothing leaves the machine.
Ends with 0 when nothing was found, 1 when something was, 2 when it could not begin.`,
});

/** Reads only; nothing leaves the machine. */
export const analyze = async (given: readonly string[], say: Say): Promise<number> => {
  const read = readArguments(given, USAGE);
  if ('says' in read) return say(read.says), read.code;
  const { values, rest } = read;
  try {
    const level = LEVELS.indexOf(values.level);
    const paths = listFiles(rest, { isAll: values.all });
    const found = analyseFiles(paths, process.cwd(), progress(paths.length));
    const said = { ...found, alerts: found.alerts.filter((alert) => LEVELS.indexOf(alert.level) <= level) };
    const analysis = values.authors ? await withAuthors(said) : said;
    const { alerts } = analysis;
    if (values.format === 'sarif') say(toSarif(analysis, alerts, { isRescan: values.rescan }));
    else if (values.format === 'json') say(JSON.stringify(analysis, null, 1));
    else sayAll(analysis, alerts, values.integrations, say);
    return alerts.length === 0 ? 0 : 1;
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    say(code === 'ENOENT' && path !== undefined ? `There is no ${path}. Nothing was looked at.` : error instanceof Error ? error.message : String(error));
    return 2;
  }
};

/** On a terminal only, and beside the result: on standard error. */
const progress = (total: number): ((done: number) => void) | undefined => {
  if (!process.stderr.isTTY) return undefined;
  let last = 0;
  return (done) => {
    const now = performance.now();
    if (done + 1 < total && now - last < 100) return;
    last = now;
    process.stderr.write(done + 1 < total ? `\r${done + 1} of ${total} files` : '\r\u001b[K');
  };
};

const sayAll = (analysis: Analysis, alerts: readonly Alert[], hasIntegrations: boolean, say: Say): void => {
  for (const { path, at, source, level, rule, title, sourceKind } of alerts) {
    say(`${path}:${at.line}:${at.column}  ${level}  ${rule}`);
    say(`  ${title}; it comes from ${FROM[sourceKind]} in line ${source.line}${source.path === undefined ? '' : ` of ${source.path}`}.`);
  }
  for (const rule of new Set(alerts.map((alert) => alert.rule))) {
    const known = ALERT_RULES.find(({ id }) => id === rule);
    if (known !== undefined) say(`\n${rule} (${known.cwe}): ${known.help}`);
  }
  if (hasIntegrations) for (const { path, line, provider, call } of analysis.integrations) say(`${path}:${line}  asks a model: ${call} (${provider})`);
  for (const { path, problem } of analysis.problems) say(`${path}: not looked at to its end, ${problem}`);
  say(`${alerts.length === 0 ? '' : '\n'}${analysis.files} files, ${analysis.lookedAt} of them with something about models, ${analysis.integrations.length} calls that ask one, ${alerts.length} alerts.`);
};
