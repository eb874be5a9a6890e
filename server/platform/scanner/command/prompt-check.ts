// `beforetab prompt-check`: a hook for assistants. Reads what is about to be sent from standard input and holds it back when it gives something away.
import { randomBytes } from 'node:crypto';
import { text as readAll } from 'node:stream/consumers';
import { describeUsage, readArguments } from '../../command-line/read-arguments.ts';
import { loadEngine } from '../load-engine.ts';
import { redact } from '../redact.ts';
import { scanBytes } from '../scan.ts';

/** Claude Code sends JSON with a `prompt` (UserPromptSubmit) or a tool's input; anything else is taken as the text itself. */
const textOf = (sent: string): string => {
  try {
    const { prompt, tool_input: input } = JSON.parse(sent) as { prompt?: unknown; tool_input?: unknown };
    if (typeof prompt === 'string') return prompt;
    return input === undefined ? sent : JSON.stringify(input);
  } catch {
    return sent;
  }
};

/** 2 holds the prompt back, with the reason on standard error, which is what Claude Code shows; 0 lets it go. */
export const checkPrompt = async (sent: string, tell: (line: string) => void): Promise<number> => {
  const text = new TextEncoder().encode(textOf(sent));
  const findings = scanBytes(await loadEngine(), randomBytes(32), text);
  if (findings.length === 0) return 0;
  const names = [...new Set(findings.map(({ title, line }) => `${title.toLowerCase()} in line ${line}`))];
  tell(`BeforeTab held this back: ${names.join(', ')}. Here it is without:\n\n${new TextDecoder().decode(redact(text, findings))}`);
  return 2;
};

const USAGE = describeUsage({
  usage: 'prompt-check',
  does: "holds back an assistant's prompt that would give away secrets or personal data",
  most: 0,
  options: {},
  after: `Reads the prompt from standard input, as text or as the JSON that Claude Code hands to a hook; the page "Can I paste this?" says how to set it up.
Ends with 0 when it may go, 2 when it is held back, with the reason and the text without it on standard error.`,
});

/** A mistake in the hook's own line is said, and the prompt is looked at all the same: a guard with a typing error is no reason to let everything go. */
export const promptCheck = async (given: readonly string[], say: (line: string) => void): Promise<number> => {
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const read = readArguments(given, USAGE);
  if ('says' in read && read.code === 0) return say(read.says), 0;
  if ('says' in read) tell(read.says);
  return checkPrompt(await readAll(process.stdin), tell);
};
