// What says that an assistant wrote code of a pull request: which signal, where, how far it can be trusted; never the code.

/** `certain`: a tool recorded it while writing, or committed it itself. `likely`: somebody or a tool declared it. `hint`: only a habit of naming. */
export type Grade = 'certain' | 'likely' | 'hint' | 'none-known';

export type SignalName = 'git-ai-note' | 'agent-trace' | 'agent-account' | 'commit-trailer' | 'label' | 'template-box' | 'branch-prefix';

export type Evidence = {
  signal: SignalName;
  says: 'ai' | 'human';
  grade: Exclude<Grade, 'none-known'>;
  /** A commit id, a path, or the name of the part of the pull request. */
  where: string;
  /** The tool as its own signal names it, from our table only. */
  tool: string | null;
  /** Lines this signal speaks of, where it counts them. */
  lines: number | null;
};

export type Commit = {
  id: string;
  message: string;
  authorEmail: string | null;
  committerEmail: string | null;
  /** Of the code host, which outlive a change of name. */
  authorAccountId: number | null;
  /** The text under refs/notes/ai, where the host or a clone has it. */
  note: string | null;
};

/** Everything read in flight to judge one pull request; none of its text is kept. */
export type PullRequestText = {
  authorAccountId: number | null;
  branch: string;
  body: string | null;
  labels: readonly string[];
  commits: readonly Commit[];
  /** Agent Trace records about its revisions, as they were parsed from JSON. */
  traces: readonly unknown[];
};

export type Provenance = {
  grade: Grade;
  /** Whether anything that can be relied on says who wrote it, person or assistant. */
  isKnown: boolean;
  isAiWritten: boolean;
  evidence: readonly Evidence[];
  covers: {
    /** Commits with evidence of their own, of all; and those an assistant had a part in. */
    commits: { ai: number; known: number; of: number };
    /** Lines that notes and traces attribute. */
    lines: { ai: number; human: number };
  };
};
