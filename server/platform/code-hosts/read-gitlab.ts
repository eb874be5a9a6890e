// Reads GitLab's events and API replies into one form. GitLab writes instants in two ways and names accounts by number alone.
import { z } from 'zod';
import type { Account, HostCommit, HostEvent, PullRequest, Remark, Repository } from './code-host.ts';
import { isSensible, PullNumber } from './fields.ts';

/** "2026-01-23 14:30:00 UTC" in events of older versions, ISO 8601 elsewhere. */
const Instant = z
  .string()
  .transform((text) => new Date(text.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?) UTC$/, '$1T$2Z')))
  .refine(isSensible, 'is no instant of a merge request');
const BOT = /^(?:project|group)_\d+_bot|(?:^|[-_.])bot$|^ghost$|\[bot\]$/;
const User = z
  .object({ id: z.number().int(), username: z.string().max(255), bot: z.boolean().optional() })
  .nullish()
  .transform((user): Account | null => (user === null || user === undefined || user.username === 'ghost' ? null : { id: user.id, name: user.username, isBot: user.bot === true || BOT.test(user.username) }));
const Project = z.object({ id: z.number().int(), path_with_namespace: z.string().max(300) }).transform((project): Repository => ({ hostId: String(project.id), name: project.path_with_namespace }));
/** A squash makes one commit of many, which the merge then takes. */
const Made = { squash_commit_sha: z.string().max(64).nullish(), merge_commit_sha: z.string().max(64).nullish() };
const mergeCommitOf = ({ squash_commit_sha, merge_commit_sha }: { squash_commit_sha?: string | null | undefined; merge_commit_sha?: string | null | undefined }): string | null => squash_commit_sha ?? merge_commit_sha ?? null;
const Titles = z.array(z.object({ title: z.string() })).nullish();
/** Of its author the event has name and address, of whoever committed it nothing. */
const LastCommit = z
  .object({ id: z.string().max(64), message: z.string().nullish(), author: z.object({ email: z.string().nullish() }).nullish() })
  .nullish()
  .transform((commit): HostCommit | null => (commit === null || commit === undefined ? null : { id: commit.id, message: commit.message ?? '', authorEmail: commit.author?.email ?? null, committerEmail: null, authorAccountId: null, note: null }));
const MergeFields = z.object({ iid: PullNumber, author_id: z.number().int().nullish(), source_branch: z.string(), description: z.string().nullish(), state: z.string(), created_at: Instant, updated_at: Instant, merged_at: Instant.nullish(), last_commit: LastCommit, ...Made, labels: Titles, action: z.string().optional() });

const NOTHING: HostEvent = { pullRequest: null, remark: null, repository: null };
const MOST_LABELS = 100;

const authorOf = (merge: z.output<typeof MergeFields>, user: Account | null): Account | null => {
  if (merge.author_id === null || merge.author_id === undefined) return null;
  return user?.id === merge.author_id ? user : { id: merge.author_id, name: null, isBot: false };
};

/** The event of a merge has no instant of its own: it is the change the event tells of. */
const mergedAtOf = ({ merged_at, state, action, updated_at }: z.output<typeof MergeFields>): Date | null => merged_at ?? (state === 'merged' && action === 'merge' ? updated_at : null);

const asPullRequest = (repository: Repository, merge: z.output<typeof MergeFields>, user: Account | null, labels: z.output<typeof Titles>): PullRequest => ({
  repository, number: merge.iid, author: authorOf(merge, user), branch: merge.source_branch, head: merge.last_commit?.id ?? null, body: merge.description ?? null, labels: (labels ?? merge.labels ?? []).slice(0, MOST_LABELS).map(({ title }) => title), openedAt: merge.created_at, mergedAt: mergedAtOf(merge), mergeCommit: mergeCommitOf(merge), lastCommit: merge.last_commit, changedAt: merge.updated_at,
});

/** Throws a ZodError for an event that is not as GitLab sends it; NOTHING for one about something else. */
export const readGitlabEvent = (payload: unknown): HostEvent => {
  const { object_kind } = z.object({ object_kind: z.string().optional() }).parse(payload);
  if (object_kind === 'merge_request') {
    const { project, object_attributes, user, labels } = z.object({ project: Project, object_attributes: MergeFields, user: User, labels: Titles }).parse(payload);
    return { pullRequest: asPullRequest(project, object_attributes, user, labels), remark: null, repository: project };
  }
  if (object_kind !== 'note') return NOTHING;
  const kind = z.object({ object_attributes: z.object({ noteable_type: z.string(), system: z.boolean().nullish() }) }).parse(payload).object_attributes;
  return kind.noteable_type === 'MergeRequest' && kind.system !== true ? readNote(payload) : NOTHING;
};

const NoteFields = z.object({ id: z.number().int(), note: z.string().nullish(), created_at: Instant, updated_at: Instant.nullish(), type: z.string().nullish(), position: z.unknown().optional() });

const readNote = (payload: unknown): HostEvent => {
  const { project, merge_request, object_attributes: note, user } = z.object({ project: Project, merge_request: MergeFields, object_attributes: NoteFields, user: User }).parse(payload);
  const pullRequest = asPullRequest(project, merge_request, user, merge_request.labels);
  return { pullRequest, remark: asRemark(project, merge_request.iid, note, user), repository: project };
};

const asRemark = (repository: Repository, number: number, note: z.output<typeof NoteFields>, author: Account | null): Remark => ({
  repository, number, id: `note-${note.id}`, author, at: note.created_at, changedAt: note.updated_at ?? note.created_at, body: note.note ?? null, place: note.type === 'DiffNote' || (note.position !== undefined && note.position !== null) ? 'line' : 'conversation', isGone: false,
});

const ListedFields = z.object({ iid: PullNumber, author: User, source_branch: z.string(), description: z.string().nullish(), sha: z.string().nullish(), ...Made, labels: z.array(z.string()).nullish(), created_at: Instant, updated_at: Instant, merged_at: Instant.nullish() });

export const readGitlabPulls = (repository: Repository, page: unknown): PullRequest[] =>
  z.array(ListedFields).parse(page).map((each) => ({ repository, number: each.iid, author: each.author, branch: each.source_branch, head: each.sha ?? null, body: each.description ?? null, labels: (each.labels ?? []).slice(0, MOST_LABELS), openedAt: each.created_at, mergedAt: each.merged_at ?? null, mergeCommit: mergeCommitOf(each), changedAt: each.updated_at }));
export const readGitlabRepository = (reply: unknown): Repository => Project.parse(reply);
export const readGitlabNotes = (repository: Repository, number: number, page: unknown): Remark[] =>
  z.array(NoteFields.extend({ body: z.string().nullish(), author: User, system: z.boolean() })).parse(page).filter(({ system }) => !system).map((note) => asRemark(repository, number, { ...note, note: note.body }, note.author));
export const readGitlabCommits = (page: unknown): HostCommit[] =>
  z.array(z.object({ id: z.string().max(64), message: z.string(), author_email: z.string().nullish(), committer_email: z.string().nullish() })).parse(page).map((each) => ({ id: each.id, message: each.message, authorEmail: each.author_email ?? null, committerEmail: each.committer_email ?? null, authorAccountId: null, note: null }));
