// `beforetab provenance`: what the commits of a clone say of who wrote them, before any of it is sent anywhere.
import { resolve } from 'node:path';
import { describeUsage, readArguments } from '../../platform/command-line/read-arguments.ts';
import { type CommitProvenance, countProvenance, type ProvenanceCount } from './provenance/count-provenance.ts';
import { type Clone, NoClone, readClone } from './provenance/read-clone.ts';

type Say = (line: string) => void;

const DEFAULT_SINCE = '90 days ago';

const USAGE = describeUsage({
  usage: 'provenance [options] [DIR]',
  does: 'tells of how many commits of a clone (this one) it is known who wrote them, assistant or person',
  most: 1,
  options: {
    range: { value: 'REV', says: 'which commits, as git takes them: main..HEAD, v1.2; without it those of HEAD' },
    since: { value: 'DATE', says: `only newer ones; without --range ${DEFAULT_SINCE}` },
    each: { flag: true, says: 'names each commit that something is known of' },
    format: { oneOf: ['text', 'json'], default: 'text', says: 'how to report' },
  },
  after: `It reads notes of git-ai, records of Agent Trace, accounts of agents and trailers, by the rules that pull requests are
judged by. Labels, boxes and branches stand at the code host and cannot be seen from here. It changes, fetches and sends nothing.
Ends with 0 when it could read them, 2 when not.`,
});

export const provenance = async (given: readonly string[], say: Say): Promise<number> => {
  const read = readArguments(given, USAGE);
  if ('says' in read) return say(read.says), read.code;
  const { range, since, each, format } = read.values;
  const directory = resolve(read.rest[0] ?? '.');
  const asked = { range: range ?? 'HEAD', since: since ?? (range === undefined ? DEFAULT_SINCE : undefined) };
  const commits: CommitProvenance[] = [];
  try {
    const clone = await readClone(directory, asked);
    const count = await countProvenance(clone.commits, clone.traces, (commit) => void (each && commits.push(commit)));
    if (format === 'json') say(JSON.stringify({ ...asked, since: asked.since ?? null, hasNotes: clone.hasNotes, isShallow: clone.isShallow, ...count, ...(each && { each: commits }) }, null, 2));
    else for (const line of [...commits.map(tellCommit), ...tell(count, clone, asked.since)]) say(line);
    return 0;
  } catch (error) {
    if (!(error instanceof NoClone)) throw error;
    say(`The commits of ${directory} could not be read${error.message === '' ? '.' : `: ${error.message}`}${/not a git repository|cannot change to/.test(error.message) ? '\nName the folder of a clone: beforetab provenance DIR' : ''}`);
    return 2;
  }
};

const NAMES = { 'git-ai-note': 'note of git-ai', 'agent-trace': 'Agent Trace', 'agent-account': 'account of an agent', 'commit-trailer': 'trailer' } as const satisfies Partial<Record<CommitProvenance['evidence'][number]['signal'], string>>;
const nameOf = (signal: string): string => (Object.hasOwn(NAMES, signal) ? NAMES[signal as keyof typeof NAMES] : signal);

const tellCommit = ({ id, isAiWritten, evidence }: CommitProvenance): string =>
  `${id.slice(0, 12)}  ${isAiWritten ? 'assistant' : 'person'}  ${evidence.map(({ signal, tool, grade, lines }) => `${nameOf(signal)}${tool === null ? '' : ` ${tool}`} (${grade}${lines === null ? '' : `, ${lines} ${lines === 1 ? 'line' : 'lines'}`})`).join(', ')}`;

const plural = (count: number): string => `${count} ${count === 1 ? 'commit' : 'commits'}`;

const tell = ({ commits, known, ai, lines, signals }: ProvenanceCount, { hasNotes, isShallow }: Clone, since: string | undefined): string[] => [
  `${plural(commits)}${since === undefined ? '' : ` since ${since}`}, merges left out. Known who wrote: ${known}${commits === 0 ? '' : ` (${Math.floor((100 * known) / commits)} %)`}; an assistant had a part in ${ai}.`,
  ...signals.map(({ signal, says, tool, grade, commits: of }) => `  ${String(of).padStart(6)}  ${nameOf(signal)}, ${grade}: ${says === 'human' ? 'a person' : (tool ?? 'an assistant')}`),
  ...(lines.ai + lines.human > 0 ? [`Lines that notes and traces attribute: ${lines.ai} to assistants, ${lines.human} to people.`] : []),
  ...(known < commits ? [`Of ${plural(commits - known)} nothing says who wrote them; where trailers are turned off, assistants' look like that too.`] : []),
  ...(hasNotes ? [] : ['There are no notes of git-ai in this clone. A clone does not bring them along: git fetch origin refs/notes/ai:refs/notes/ai']),
  ...(isShallow ? ['This clone is shallow: older commits are not in it.'] : []),
];
