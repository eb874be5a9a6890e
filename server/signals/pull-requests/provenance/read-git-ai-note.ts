// Reads a git-ai note (refs/notes/ai, schema authorship/3.0.0): which lines of which files an assistant or a person wrote.
// Format: https://github.com/git-ai-project/git-ai, docs/migrations/sessions-v2-note-format.md
import { z } from 'zod';
import { knownTool } from './agents.ts';

const Agent = z.object({ agent_id: z.object({ tool: z.string().max(200) }).optional() });
const Metadata = z.object({
  schema_version: z.string().regex(/^authorship\/3\.\d+\.\d+$/),
  prompts: z.record(z.string(), Agent).optional(),
  sessions: z.record(z.string(), Agent).optional(),
  humans: z.record(z.string(), z.unknown()).optional(),
});
type Metadata = z.infer<typeof Metadata>;

export type NoteLines = { says: 'ai' | 'human'; tool: string | null; lines: number };

const MOST_CHARACTERS = 4_000_000;
const LINE = /^\s+(\S+)\s+(\d+(?:-\d+)?(?:,\s*\d+(?:-\d+)?)*)\s*$/;

/** Undefined for what is no such note; a key that its metadata does not explain says nothing. */
export const readGitAiNote = (text: string): NoteLines[] | undefined => {
  if (text.length > MOST_CHARACTERS) return undefined;
  const [, head, json] = /^([^]*?)(?:^|\n)---\r?\n([^]*)$/.exec(text) ?? [];
  if (head === undefined || json === undefined) return undefined;
  const metadata = parse(json);
  if (metadata === undefined) return undefined;
  const found = new Map<string, NoteLines>();
  for (const line of head.split('\n')) {
    const [, key, ranges] = LINE.exec(line) ?? [];
    const whose = key === undefined ? undefined : whoseIs(key, metadata);
    if (whose === undefined) continue;
    const name = `${whose.says} ${whose.tool}`;
    const lines = countLines(ranges!);
    const before = found.get(name);
    found.set(name, { ...whose, lines: (before?.lines ?? 0) + lines });
  }
  return [...found.values()].filter(({ lines }) => lines > 0);
};

const parse = (json: string): Metadata | undefined => {
  try {
    return Metadata.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
};

// Lengths of keys may change, the prefixes may not; "::" parts a session, and perhaps a person, from one trace of it.
const whoseIs = (key: string, { prompts = {}, sessions = {}, humans = {} }: Metadata): Omit<NoteLines, 'lines'> | undefined => {
  const first = key.split('::')[0]!;
  if (first.startsWith('h_')) return Object.hasOwn(humans, first) ? { says: 'human', tool: null } : undefined;
  const agents = first.startsWith('s_') ? sessions : prompts;
  return Object.hasOwn(agents, first) ? { says: 'ai', tool: knownTool(agents[first]!.agent_id?.tool) } : undefined;
};

const countLines = (ranges: string): number =>
  ranges.split(',').reduce((sum, range) => {
    const [from, to = from] = range.trim().split('-').map(Number) as [number, number?];
    return sum + Math.max(0, to - from + 1);
  }, 0);
