// `beforetab ingest`: sends what a tool has logged to a source, from files of any size or from standard input.
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { originOf } from '../platform/command-line/ask-product.ts';
import { describeUsage, readArguments } from '../platform/command-line/read-arguments.ts';
import { chooseLogin } from '../platform/command-line/stored-logins.ts';
import { sendFile, type Sent, type Target } from './command/send-file.ts';
import type { Receipt } from './schemas.ts';

/** For the benchmark, which sends as this does. */
export { sendFile };

type Say = (line: string) => void;

const USAGE = describeUsage({
  usage: 'ingest FILE… --source ID',
  does: 'sends records of a tool to a source of BeforeTab',
  least: 1,
  options: {
    source: { value: 'ID', says: 'the source, as the page Signals names it' },
    at: { value: 'URL', also: 'to', says: 'the address of your BeforeTab; not needed where `beforetab login` has signed in at one' },
    'token-file': { value: 'F', says: 'a file with the token of that source and nothing else, where nobody signs in; needs --at' },
    'plain-http': { flag: true, says: 'also where the address has no https' },
  },
  after: `FILE is NDJSON, a JSON array, CSV, OTLP as JSON, lines of names and values (also CEF and LEEF), or SARIF; packed by gzip or plain; - is standard input.
Sending a file again changes nothing, so after a break simply send it again.
Ends with 0 when everything was read, 1 when some lines could not be, or a file broke off, 2 when it could not be sent.`,
});

const WORDS: Readonly<Record<Receipt['mistakes'][number]['code'], string>> = {
  'not-json': 'is not JSON',
  'not-utf-8': 'is not UTF-8',
  'too-long': 'is longer than a record may be',
  'not-a-record': 'is no record of this source’s format',
  'no-time': 'has a time that cannot be read',
  'wrong-columns': 'has other columns than the first line',
};

/** 0 when everything was read, 1 when not all of it, 2 when it could not be sent. */
export const ingest = async (given: readonly string[], say: Say, wait: (ms: number) => Promise<unknown> = sleep): Promise<number> => {
  const read = readArguments(given, USAGE);
  if ('says' in read) return say(read.says), read.code;
  const { source, at, 'token-file': tokenFile, 'plain-http': isPlain } = read.values;
  if (source === undefined) return say('Say which source: --source ID. The page Signals names it, with the whole command.'), 2;
  if (tokenFile !== undefined && at === undefined) return say('--token-file needs the address of your BeforeTab too: --at URL'), 2;
  const way = await findWay(at, tokenFile, isPlain);
  if (typeof way === 'string') return say(way), 2;
  let worst = 0;
  for (const path of read.rest) worst = Math.max(worst, await sendOne({ ...way, source }, path, say, wait));
  return worst;
};

/** Where to, and as whom: with the token of the source, or as the command line that is signed in. Else what is wrong, in words. */
const findWay = async (at: string | undefined, tokenFile: string | undefined, isPlain: boolean): Promise<{ at: string; token: string } | string> => {
  const address = at === undefined ? undefined : originOf(at, isPlain);
  if (address !== undefined && 'wrong' in address) return address.wrong;
  if (address === undefined || tokenFile === undefined) {
    const login = await chooseLogin(address?.origin).catch((error: unknown) => (error as Error).message);
    if (typeof login === 'string') return login;
    return login.scopes.includes('ingest') ? login : `This command line may not send. Run: beforetab login --at ${login.at} --scope ingest`;
  }
  const token = await readFile(tokenFile, 'utf8').catch(() => undefined);
  if (token === undefined || !/^\s*\S+\s*$/.test(token)) return `${tokenFile} holds no token: put the token of the source there, alone.`;
  return { at: address.origin, token: token.trim() };
};

const PAUSES_MS = [2_000, 10_000, 30_000];
const MAY_PASS = new Set([429, 502, 503, 504]);

/** What failed on the way is tried again from its beginning: what has arrived is not counted twice. Standard input can only be read once. */
const sendOne = async (target: Target, path: string, say: Say, wait: (ms: number) => Promise<unknown>): Promise<number> => {
  for (let tried = 0; ; tried += 1) {
    let problem: string;
    try {
      const sent = await sendFile(target, path, say);
      if (sent.receipt !== undefined) return tell(path, sent.receipt, say);
      problem = `${path}: ${sent.says}`;
      if (!mayPass(sent)) return say(problem), 2;
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      problem = `${path}: ${code === 'ENOENT' ? 'there is no such file.' : `${target.at} could not be reached (${code ?? message}).`}`;
      if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') return say(problem), 2;
    }
    const pause = PAUSES_MS[tried];
    if (path === '-' || pause === undefined) return say(`${problem} Send it again: what has arrived is not counted twice.`), 2;
    say(`${problem} Trying again in ${pause / 1000} s.`);
    await wait(pause);
  }
};

const mayPass = ({ status }: Sent): boolean => MAY_PASS.has(status);

const tell = (path: string, { lines, taken, duplicates, passedOver, tooOld, ahead, unreadable, mistakes, brokeOff }: Receipt, say: Say): number => {
  const parts = [`${taken} new`, `${duplicates} known before`, passedOver > 0 && `${passedOver} no interactions`, tooOld > 0 && `${tooOld} older than what is kept`, ahead > 0 && `${ahead} with a clock ahead of ours`, unreadable > 0 && `${unreadable} unreadable`];
  say(`${path}: ${lines} records read, ${parts.filter((part) => part !== false).join(', ')}.`);
  for (const { line, code } of mistakes.slice(0, 20)) say(`  ${path}:${line} ${WORDS[code]}`);
  if (unreadable > Math.min(20, mistakes.length)) say(`  … and ${unreadable - Math.min(20, mistakes.length)} more`);
  if (brokeOff !== null) say(`${path} breaks off after record ${brokeOff.after} (${brokeOff.because}). What came before is kept.`);
  return unreadable > 0 || brokeOff !== null ? 1 : 0;
};
