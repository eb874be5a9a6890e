// Adds up what is known of who wrote the commits of a clone. Per commit nothing is kept but what says so.
import type { Commit, Evidence } from './evidence.ts';
import { evidenceInCommits } from './tell-provenance.ts';
import type { Traces } from './traces-in.ts';

export type SignalCount = { signal: Evidence['signal']; says: Evidence['says']; grade: Evidence['grade']; tool: string | null; commits: number };
export type CommitProvenance = { id: string; isAiWritten: boolean; evidence: readonly Pick<Evidence, 'signal' | 'says' | 'grade' | 'tool' | 'lines'>[] };
/** `known` of `commits` is the coverage; `ai` are those an assistant had a part in. Lines are those that notes and traces attribute. */
export type ProvenanceCount = { commits: number; known: number; ai: number; lines: { ai: number; human: number }; signals: SignalCount[] };

/** `onCommit` is called for each that something is known of. */
export const countProvenance = async (commits: AsyncIterable<Commit>, traces: Traces, onCommit: (commit: CommitProvenance) => void): Promise<ProvenanceCount> => {
  const count = { commits: 0, known: 0, ai: 0, lines: { ai: 0, human: 0 } };
  const signals = new Map<string, SignalCount>();
  for await (const commit of commits) {
    const { evidence, covers } = evidenceInCommits([commit], traces.get(commit.id) ?? []);
    count.commits += 1;
    count.known += covers.commits.known;
    count.ai += covers.commits.ai;
    count.lines.ai += covers.lines.ai;
    count.lines.human += covers.lines.human;
    const own = new Map(evidence.map(({ signal, says, grade, tool }) => [`${signal} ${says} ${tool}`, { signal, says, grade, tool }]));
    for (const [key, each] of own) signals.set(key, { ...each, commits: (signals.get(key)?.commits ?? 0) + 1 });
    if (evidence.length > 0) onCommit({ id: commit.id, isAiWritten: covers.commits.ai > 0, evidence: evidence.map(({ signal, says, grade, tool, lines }) => ({ signal, says, grade, tool, lines })) });
  }
  return { ...count, signals: [...signals.values()].sort((one, other) => other.commits - one.commits) };
};
