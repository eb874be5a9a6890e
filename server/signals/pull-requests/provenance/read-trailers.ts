// Reads the trailers of a commit message by git's own rule, so that a trailer quoted in its text is none.
import { agentOfEmail, agentOfName, agentOfNameAndEmail } from './agents.ts';

export type Trailer = { key: string; value: string };

const TRAILER = /^([A-Za-z0-9-]+)[ \t]*:[ \t]*(.*)$/;
const MADE_BY_GIT = /^(Signed-off-by: |\(cherry picked from commit )/;
const MOST_CHARACTERS = 100_000;

/**
 * The last paragraph, never the first, when all its lines are trailers, or a quarter of them and one that git writes itself
 * (`git help interpret-trailers`).
 */
export const readTrailers = (message: string): Trailer[] => {
  const lines = message.slice(-MOST_CHARACTERS).replaceAll('\r\n', '\n').split('\n');
  while (lines.length > 0 && lines.at(-1)!.trim() === '') lines.pop();
  const start = lines.findLastIndex((line) => line.trim() === '') + 1;
  const block = lines.slice(start);
  const hasTitle = lines.slice(0, start).some((line) => line.trim() !== '');
  if (!hasTitle || block.length === 0 || /^\s/.test(block[0]!)) return [];
  const heads = block.filter((line) => !/^[ \t]/.test(line));
  const trailers = heads.filter((line) => TRAILER.test(line) || MADE_BY_GIT.test(line));
  const isBlock = trailers.length === heads.length || (block.some((line) => MADE_BY_GIT.test(line)) && trailers.length * 3 >= heads.length - trailers.length);
  if (!isBlock || trailers.length === 0) return [];
  const found: Trailer[] = [];
  for (const line of block) {
    const [, key, value] = TRAILER.exec(line) ?? [];
    if (key !== undefined) found.push({ key, value: value!.trim() });
    else if (/^[ \t]/.test(line) && found.length > 0) found.at(-1)!.value += ` ${line.trim()}`;
  }
  return found;
};

const SHARED = new Set(['co-authored-by']);
/** These exist to name a tool; a person thanked in one has an address of their own, or a name that is no tool's. */
const OF_TOOLS = new Set(['assisted-by', 'ai-assisted-by', 'generated-by', 'made-with', 'co-developed-by']);
/** A line of spaces or of words beyond this is made to be slow: it is gone over again from each of them. */
const MOST_IN_VALUE = 500;
const WITH_ADDRESS = /^(.*?)\s*<([^<>]*)>\s*$/;

/** The tool a trailer names, or undefined: an address decides, and a name only where there is none. */
export const agentOfTrailer = ({ key, value }: Trailer): string | undefined => {
  if (value.length > MOST_IN_VALUE) return undefined;
  const kind = key.toLowerCase();
  const [, name = '', email] = WITH_ADDRESS.exec(value) ?? [];
  if (email !== undefined) return SHARED.has(kind) || OF_TOOLS.has(kind) ? (agentOfEmail(email) ?? agentOfNameAndEmail(name, email)) : undefined;
  return OF_TOOLS.has(kind) ? agentOfName(value) : undefined;
};
