// What the owner of an endpoint gives the probe. Secrets come from files or the environment: a command line is seen by every process.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { describeUsage, type Ended, readArguments } from '../../platform/command-line/read-arguments.ts';
import { flagCore } from '../judging/flag-core.ts';
import { chatTemplate, readTemplate, type Template, uses } from './template.ts';

const USAGE = describeUsage({
  usage: 'probe URL [options]',
  does: "asks an assistant of your own the arena's attacks and ordinary questions",
  most: 1,
  options: {
    'new-secret': { value: 'FILE', says: 'asks nothing, and writes a made-up secret to put into its system prompt first' },
    'secret-file': { value: 'FILE', says: 'the secret you put there (or BEFORETAB_PROBE_SECRET)' },
    'key-file': { value: 'FILE', says: "the endpoint's key, if it has one (or BEFORETAB_PROBE_KEY)" },
    model: { value: 'NAME', says: 'which model to ask for' },
    'system-file': { value: 'FILE', says: 'a system prompt to send along; {{secret}} in it is replaced' },
    template: { value: 'FILE', says: "another shape than OpenAI's chat, as YAML or JSON (headers, body, reply, piece)" },
    'i-own-this': { value: 'HOST', says: 'confirms that you may test this host; else it is asked on a terminal' },
    'per-minute': { value: 'N', default: '20', says: 'questions a minute, one at a time' },
    budget: { value: 'N', default: '240', says: 'requests in all, with those that are tried again' },
    timeout: { value: 'SECONDS', default: '60', says: 'for one reply' },
    only: { value: 'FAMILY', multiple: true, says: 'one family of attacks; may be given several times' },
    ordinary: { value: 'FILE', says: "your own ordinary questions, as a YAML list (else a shop's)" },
    keep: { value: 'FILE', says: 'results as they come; given again, goes on where it stopped' },
    format: { oneOf: ['text', 'json', 'sarif'], default: 'text', says: 'how to report' },
    output: { value: 'FILE', says: 'where to, instead of standard output' },
  },
  after: `An address in your own network or on this machine may be asked, since the command runs on your machine; cloud metadata and link-local never.
Ends with 0 when nothing leaked, 1 when something did, 2 when it could not begin, 3 when it ended early, 130 when interrupted.`,
});

export type Options = {
  url: URL;
  secret: string;
  key: string | undefined;
  model: string | undefined;
  system: string | undefined;
  template: Template;
  owned: string | undefined;
  perMinute: number;
  budget: number;
  timeoutMs: number;
  only: string[];
  ordinary: string[] | undefined;
  keep: string | undefined;
  format: 'text' | 'json' | 'sarif';
  output: string | undefined;
};

type Environment = Readonly<Record<string, string | undefined>>;
export type Given = { options: Options } | { newSecret: string } | Ended;

/** Throws with what the owner has to change. */
export const readOptions = (given: readonly string[], environment: Environment): Given => {
  const read = readArguments(given, USAGE);
  if ('says' in read) return read;
  const { values, rest } = read;
  const address = rest[0];
  if (values['new-secret'] !== undefined) return { newSecret: values['new-secret'] };
  if (address === undefined) throw new Error('Say which address to ask: beforetab probe https://assistant.example/v1\nMore by: beforetab probe --help');
  const secret = strongSecret(fromFile(values['secret-file']) ?? environment['BEFORETAB_PROBE_SECRET']);
  const system = fromFile(values['system-file'])?.replaceAll('{{secret}}', () => secret);
  const template = values.template === undefined ? chatTemplate(system !== undefined) : readTemplate(readFileSync(values.template, 'utf8'));
  if (uses(template, 'model') && values.model === undefined) throw new Error('Say which model to ask for: --model NAME.');
  if (system !== undefined && !uses(template, 'system')) throw new Error('The template has no {{system}}, so the system prompt of --system-file would go nowhere.');
  return {
    options: {
      url: addressOf(address, values.template === undefined),
      secret,
      key: fromFile(values['key-file']) ?? environment['BEFORETAB_PROBE_KEY'],
      model: values.model,
      system,
      template,
      owned: values['i-own-this'],
      perMinute: between('--per-minute', values['per-minute'], 1, 6_000),
      budget: between('--budget', values.budget, 1, 100_000),
      timeoutMs: between('--timeout', values.timeout, 1, 600) * 1000,
      only: values.only,
      ordinary: values.ordinary === undefined ? undefined : questionsIn(values.ordinary),
      keep: values.keep,
      format: values.format,
      output: values.output,
    },
  };
};

const fromFile = (path: string | undefined): string | undefined => (path === undefined ? undefined : readFileSync(path, 'utf8').trim());

export const isStrongSecret = (secret: string): boolean => {
  const core = flagCore(secret);
  return core.length >= 12 && /\d/.test(core) && /[a-z]/.test(core);
};

/** Short or everyday words would be found in replies that give nothing away. */
const strongSecret = (secret: string | undefined): string => {
  if (secret === undefined || secret === '') throw new Error('The probe needs the secret you put into the system prompt: --secret-file FILE. `beforetab probe --new-secret FILE` writes one.');
  if (!isStrongSecret(secret)) throw new Error('The secret needs 12 letters and digits at least, with both among them, so that no reply holds it by chance. `beforetab probe --new-secret FILE` writes one.');
  return secret;
};

const addressOf = (text: string, isChat: boolean): URL => {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new Error(`"${text}" is no address that begins with http:// or https://.`);
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') throw new Error('Leave name and password out of the address; give the key by --key-file.');
  if (isChat && !url.pathname.endsWith('/chat/completions')) url.pathname = `${url.pathname.replace(/\/+$/, '')}/chat/completions`;
  return url;
};

const between = (name: string, text: string, least: number, most: number): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least || number > most) throw new Error(`${name} is a whole number from ${least} to ${most}.`);
  return number;
};

const questionsIn = (path: string): string[] => {
  const parsed = z.array(z.string().trim().min(1).max(2_000)).min(1).max(5_000).safeParse(parse(readFileSync(path, 'utf8')));
  if (!parsed.success) throw new Error(`${path} is not a YAML list of questions:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
};
