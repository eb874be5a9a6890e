// Reads the commits of a clone with the notes and traces about them, by git alone: nothing is fetched, and nothing the repository configures is run.
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { Commit } from './evidence.ts';
import { MOST_TRACE_BYTES, TRACE_FILE, type Traces, tracesIn } from './traces-in.ts';

const NOTES = 'refs/notes/ai';
/** Of one commit with its note, in characters; what is longer is cut, and a note that is cut says nothing. */
const MOST_RECORD = 8 * 1024 * 1024;
const SAFE = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.pager=cat', '-c', 'log.showSignature=false', '-c', 'log.mailmap=false', '-c', 'i18n.logOutputEncoding=UTF-8'];
// A clone that is partial would fetch what it lacks; no protocol has this name.
const environment = () => ({ ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' });
const run = promisify(execFile);

/** What git said was wrong, in its own words. */
export class NoClone extends Error {}

/** `since` is anything git takes for a date; `range` a revision or two of them, as `main..HEAD`. */
export type Asked = { range: string; since: string | undefined };
export type Clone = { commits: AsyncIterable<Commit>; traces: Traces; hasNotes: boolean; isShallow: boolean };

/** Without merges. Throws NoClone, also while commits are read, where there is no repository or no such revision. */
export const readClone = async (directory: string, asked: Asked): Promise<Clone> => {
  const git = async (...args: string[]): Promise<string> => (await run('git', [...SAFE, '-C', directory, ...args], { env: environment(), maxBuffer: MOST_TRACE_BYTES })).stdout;
  const isShallow = await git('rev-parse', '--is-shallow-repository').catch((error: { code?: unknown; stderr?: string }) => {
    throw new NoClone(error.code === 'ENOENT' ? 'git is not installed.' : (error.stderr ?? '').trim());
  });
  const hasNotes = await git('rev-parse', '--verify', '--quiet', NOTES).then(() => true, () => false);
  const traces = tracesIn(await git('cat-file', 'blob', `HEAD:${TRACE_FILE}`).catch(() => ''));
  return { commits: logOf(directory, asked), traces, hasNotes, isShallow: isShallow.trim() === 'true' };
};

async function* logOf(directory: string, { range, since }: Asked): AsyncGenerator<Commit> {
  // Nobody who wrote a message or a note can know it, so none can end its record early or begin another.
  const mark = randomBytes(16).toString('hex');
  const format = `tformat:${mark}%H%n%an <%ae>%n%cn <%ce>%n%B${mark}%N${mark}`;
  const args = ['log', '--no-merges', '--no-patch', '--no-color', '--no-decorate', '--no-notes', `--notes=${NOTES}`, `--format=${format}`, ...(since === undefined ? [] : [`--since=${since}`]), '--end-of-options', range, '--'];
  const child = spawn('git', [...SAFE, '-C', directory, ...args], { env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
  let wrong = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (wrong = (wrong + text).slice(0, 2_000)));
  const ended = new Promise<number | null>((done) => child.on('close', done).on('error', () => done(null)));
  let [parts, rest] = [[] as string[], ''];
  try {
    for await (const piece of child.stdout.setEncoding('utf8') as AsyncIterable<string>) {
      const cut = (rest + piece).split(mark);
      rest = cut.pop()!;
      if (rest.length > MOST_RECORD) rest = rest.slice(0, MOST_RECORD - mark.length) + rest.slice(-mark.length);
      for (const part of cut) {
        parts.push(part);
        // What stands between two records, the head with its message, the note.
        if (parts.length < 3) continue;
        yield asCommit(parts[1]!, parts[2]!);
        parts = [];
      }
    }
    if ((await ended) !== 0) throw new NoClone(wrong.trim());
  } finally {
    child.kill();
  }
}

const mailOf = (line: string | undefined): string | null => /<([^<>]*)>$/.exec(line ?? '')?.[1] || null;

const asCommit = (text: string, note: string): Commit => {
  const [id = '', author, committer, ...message] = text.split('\n');
  return { id, message: message.join('\n'), authorEmail: mailOf(author), committerEmail: mailOf(committer), authorAccountId: null, note: note.trim() === '' ? null : note };
};
