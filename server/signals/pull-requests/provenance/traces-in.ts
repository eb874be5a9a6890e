// Agent Trace records by the commit they are about, out of the file in which the tools that write them keep them in the repository itself.
import { readAgentTrace } from './read-agent-trace.ts';

/** The RFC leaves open where records are kept; this is where its reference implementation and others put them. */
export const TRACE_FILE = '.agent-trace/traces.jsonl';
export const MOST_TRACE_BYTES = 16 * 1024 * 1024;

export type Traces = ReadonlyMap<string, readonly unknown[]>;

/** One record a line; what is none, or names no revision, is left out. */
export const tracesIn = (text: string): Traces => {
  const found = new Map<string, unknown[]>();
  for (const line of text.split('\n')) {
    const value = parsed(line);
    const revision = value === undefined ? undefined : readAgentTrace(value)?.revision;
    if (typeof revision !== 'string') continue;
    const known = found.get(revision);
    if (known === undefined) found.set(revision, [value]);
    else known.push(value);
  }
  return found;
};

const parsed = (line: string): unknown => {
  try {
    return line.trim() === '' ? undefined : (JSON.parse(line) as unknown);
  } catch {
    return undefined;
  }
};
