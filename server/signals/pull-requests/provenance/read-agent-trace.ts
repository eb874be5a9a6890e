// Reads Agent Trace records (RFC 0.1.0, https://agent-trace.dev, schemas/trace-record.json): ranges of lines and who wrote each.
import { z } from 'zod';
import { knownTool } from './agents.ts';
import type { NoteLines } from './read-git-ai-note.ts';

const Contributor = z.strictObject({ type: z.enum(['human', 'ai', 'mixed', 'unknown']), model_id: z.string().max(250).optional() });
const Line = z.number().int().min(1);
const Range = z
  .strictObject({ start_line: Line, end_line: Line, content_hash: z.string().optional(), contributor: Contributor.optional() })
  .refine(({ start_line, end_line }) => end_line >= start_line);
const Conversation = z.strictObject({
  url: z.string().optional(),
  contributor: Contributor.optional(),
  ranges: z.array(Range),
  related: z.array(z.strictObject({ type: z.string(), url: z.string() })).optional(),
});
/** The schema asks for "0.1", the RFC's own examples write "0.1.0". */
const TraceRecord = z.strictObject({
  version: z.string().regex(/^\d+\.\d+(\.\d+)?$/),
  id: z.uuid(),
  timestamp: z.iso.datetime({ offset: true }),
  vcs: z.strictObject({ type: z.enum(['git', 'jj', 'hg', 'svn']), revision: z.string() }).optional(),
  tool: z.strictObject({ name: z.string(), version: z.string().optional() }).optional(),
  files: z.array(z.strictObject({ path: z.string(), conversations: z.array(Conversation) })),
  metadata: z.record(z.string(), z.unknown()).optional(),
});

export type Trace = { id: string; revision: string | null; lines: NoteLines[] };

/** Undefined for what is no such record. Of mixed lines an assistant had a part; of unknown ones nothing is said. */
export const readAgentTrace = (value: unknown): Trace | undefined => {
  const { data: record } = TraceRecord.safeParse(value);
  if (record === undefined) return undefined;
  const tool = knownTool(record.tool?.name);
  const sums = { ai: 0, human: 0 };
  for (const { conversations } of record.files)
    for (const { contributor: all, ranges } of conversations)
      for (const { start_line, end_line, contributor = all } of ranges) {
        if (contributor === undefined || contributor.type === 'unknown') continue;
        sums[contributor.type === 'human' ? 'human' : 'ai'] += end_line - start_line + 1;
      }
  const lines: NoteLines[] = [
    { says: 'ai', tool, lines: sums.ai },
    { says: 'human', tool: null, lines: sums.human },
  ];
  return { id: record.id, revision: record.vcs?.revision ?? null, lines: lines.filter((each) => each.lines > 0) };
};
