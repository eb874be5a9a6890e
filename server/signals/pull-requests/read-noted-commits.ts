// The commits of a pull request with the notes and traces about them; after a squash they may stand at what the merge made alone.
import { type HostAccess, type HostCommit, type Notes, openNotes, type PullRequest, readCommits, type Repository } from '../../platform/code-hosts/index.ts';
import { openTraces } from './provenance/open-traces.ts';
import type { Traces } from './provenance/traces-in.ts';

type Asked = Pick<PullRequest, 'repository' | 'number' | 'mergeCommit'>;
/** What a repository itself says of its commits. */
export type Records = { notes: Notes; traces: Traces };
export type NotedCommit = HostCommit & { traces: readonly unknown[] };

/** As they are when it is opened. Throws MustRest as every question to a host does. */
export const openRecords = async (access: HostAccess, repository: Repository, now: Date): Promise<Records> => ({ notes: await openNotes(access, repository, now), traces: await openTraces(access, repository, now) });

export const readNotedCommits = async (access: HostAccess, { notes, traces }: Records, { repository, number, mergeCommit }: Asked, now: Date): Promise<NotedCommit[]> => {
  const withTraces = (commits: readonly HostCommit[]): NotedCommit[] => commits.map((commit) => ({ ...commit, traces: traces.get(commit.id) ?? [] }));
  const commits = withTraces(await notes.withNotes(await readCommits(access, repository, number, now)));
  if (mergeCommit === null || commits.some(({ id }) => id === mergeCommit)) return commits;
  const made = withTraces(await notes.withNotes([{ id: mergeCommit, message: '', authorEmail: null, committerEmail: null, authorAccountId: null, note: null }]));
  return [...commits, ...made.filter(({ note, traces: about }) => note !== null || about.length > 0)];
};
