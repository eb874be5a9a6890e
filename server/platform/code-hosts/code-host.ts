// One form for what GitHub and GitLab tell: accounts, repositories, pull requests and what was said about them.

export type HostKind = 'github' | 'gitlab';

/** `name` is the login, null where the host gives the number alone; a deleted account is null as a whole. */
export type Account = { id: number; name: string | null; isBot: boolean };

/** `hostId` stays when a repository is renamed or moves. */
export type Repository = { hostId: string; name: string };

export type PullRequest = {
  repository: Repository;
  number: number;
  author: Account | null;
  branch: string;
  /** The newest commit; a force push brings another. */
  head: string | null;
  body: string | null;
  labels: readonly string[];
  openedAt: Date;
  mergedAt: Date | null;
  /** What the merge made of it, where that is one commit: a note may stand there alone after a squash. */
  mergeCommit: string | null;
  /** The newest commit itself, where the host tells it beside the rest. */
  lastCommit?: HostCommit | null;
  /** When the host last changed it; null where this was only mentioned, and anything else knows better. */
  changedAt: Date | null;
};

/** A review with its summary, a remark on a line, or one in the conversation. */
export type Remark = {
  repository: Repository;
  number: number;
  /** Unique within the host. */
  id: string;
  author: Account | null;
  at: Date;
  changedAt: Date;
  body: string | null;
  place: 'summary' | 'line' | 'conversation';
  isGone: boolean;
};

export type HostCommit = { id: string; message: string; authorEmail: string | null; committerEmail: string | null; authorAccountId: number | null; /** The text under refs/notes/ai, where somebody read it. */ note: string | null };

/** What one delivery tells; all empty for an event that is about something else. */
export type HostEvent = { pullRequest: PullRequest | null; remark: Remark | null; repository: Repository | null };
