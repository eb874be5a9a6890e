// A line that says `beforetab:allow` is left alone: somebody looked at it and said why there.
import { readFile, stat } from 'node:fs/promises';
import type { Finding } from '../finding.ts';

const MARK = 'beforetab:allow';
/** Beyond this, no line of a file is written by hand. */
const MOST = 16_000_000;

export const withoutAllowed = (text: Uint8Array, findings: Finding[]): Finding[] => {
  if (findings.length === 0 || !Buffer.from(text.buffer, text.byteOffset, text.length).includes(MARK)) return findings;
  const lines = new TextDecoder().decode(text).split('\n');
  return findings.filter(({ line }) => lines[line - 1]?.includes(MARK) !== true);
};

export const withoutAllowedIn = async (path: string, findings: Finding[]): Promise<Finding[]> => {
  if (findings.length === 0 || (await stat(path)).size > MOST) return findings;
  return withoutAllowed(await readFile(path), findings);
};
