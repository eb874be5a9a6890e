// Reads GitHub's events and API replies into one form. Only what is used is checked: GitHub adds fields at any time.
import { z } from 'zod';
import type { Account, HostCommit, HostEvent, PullRequest, Remark, Repository } from './code-host.ts';
import { isSensible, PullNumber } from './fields.ts';

const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text)).refine(isSensible, 'is no instant of a pull request');
/** Null for a deleted account, which the pages call "ghost". */
const User = z
  .object({ id: z.number().int(), login: z.string().max(100), type: z.string().optional() })
  .nullish()
  .transform((user): Account | null => (user === null || user === undefined || user.id === 10137 ? null : { id: user.id, name: user.login, isBot: user.type === 'Bot' || user.login.endsWith('[bot]') }));
const RepositoryFields = z.object({ id: z.number().int(), full_name: z.string().max(300) }).transform((repository): Repository => ({ hostId: String(repository.id), name: repository.full_name }));
const Labels = z.array(z.object({ name: z.string() })).nullish();
const PullFields = z.object({ number: PullNumber, user: User, head: z.object({ ref: z.string(), sha: z.string() }), body: z.string().nullish(), labels: Labels, created_at: Instant, updated_at: Instant, merged_at: Instant.nullish(), merge_commit_sha: z.string().max(64).nullish() });
type PullFields = z.output<typeof PullFields>;
/** Events name the instant of an edit; the API does not. */
const ReviewFields = z.object({ id: z.number().int(), user: User, body: z.string().nullish(), submitted_at: Instant.nullish(), updated_at: Instant.nullish() });
const CommentFields = z.object({ id: z.number().int(), user: User, body: z.string().nullish(), created_at: Instant, updated_at: Instant });
const IssueFields = z.object({ number: PullNumber, user: User, body: z.string().nullish(), labels: Labels, created_at: Instant, pull_request: z.unknown().optional() });

const NOTHING: HostEvent = { pullRequest: null, remark: null, repository: null };
const MOST_LABELS = 100;
const namesOf = (labels: z.output<typeof Labels>): string[] => (labels ?? []).slice(0, MOST_LABELS).map(({ name }) => name);

/** Before the merge it is a trial of one. */
const mergeCommitOf = ({ merged_at, merge_commit_sha }: PullFields): string | null => (merged_at ? (merge_commit_sha ?? null) : null);

const asPullRequest = (repository: Repository, pull: PullFields): PullRequest => ({
  repository, number: pull.number, author: pull.user, branch: pull.head.ref, head: pull.head.sha, body: pull.body ?? null, labels: namesOf(pull.labels), openedAt: pull.created_at, mergedAt: pull.merged_at ?? null, mergeCommit: mergeCommitOf(pull), changedAt: pull.updated_at,
});

/** Undefined while it is pending: only its writer sees it. */
const asReview = (repository: Repository, number: number, review: z.output<typeof ReviewFields>): Remark | undefined =>
  review.submitted_at ? { repository, number, id: `review-${review.id}`, author: review.user, at: review.submitted_at, changedAt: review.updated_at ?? review.submitted_at, body: review.body ?? null, place: 'summary', isGone: false } : undefined;

const asComment = (repository: Repository, number: number, comment: z.output<typeof CommentFields>, place: 'line' | 'conversation', isGone = false): Remark => ({
  repository, number, id: `${place}-${comment.id}`, author: comment.user, at: comment.created_at, changedAt: comment.updated_at, body: comment.body ?? null, place, isGone,
});

/** Throws a ZodError for an event that is not as GitHub sends it; NOTHING for one about something else. */
export const readGithubEvent = (event: string, payload: unknown): HostEvent => {
  if (event === 'repository') return { ...NOTHING, repository: z.object({ repository: RepositoryFields }).parse(payload).repository };
  if (event === 'issue_comment') return readIssueComment(payload);
  if (!['pull_request', 'pull_request_review', 'pull_request_review_comment'].includes(event)) return NOTHING;
  const { repository, pull_request, action } = z.object({ action: z.string(), repository: RepositoryFields, pull_request: PullFields }).parse(payload);
  const pullRequest = asPullRequest(repository, pull_request);
  if (event === 'pull_request') return { pullRequest, remark: null, repository };
  if (event === 'pull_request_review') return { pullRequest, remark: asReview(repository, pullRequest.number, z.object({ review: ReviewFields }).parse(payload).review) ?? null, repository };
  const { comment } = z.object({ comment: CommentFields }).parse(payload);
  return { pullRequest, remark: asComment(repository, pullRequest.number, comment, 'line', action === 'deleted'), repository };
};

const readIssueComment = (payload: unknown): HostEvent => {
  const { repository, issue, comment, action } = z.object({ action: z.string(), repository: RepositoryFields, issue: IssueFields, comment: CommentFields }).parse(payload);
  if (issue.pull_request === undefined || issue.pull_request === null) return NOTHING;
  const pullRequest: PullRequest = { repository, number: issue.number, author: issue.user, branch: '', head: null, body: issue.body ?? null, labels: namesOf(issue.labels), openedAt: issue.created_at, mergedAt: null, mergeCommit: null, changedAt: null };
  return { pullRequest, remark: asComment(repository, issue.number, comment, 'conversation', action === 'deleted'), repository };
};

export const readGithubPulls = (repository: Repository, page: unknown): PullRequest[] => z.array(PullFields).parse(page).map((pull) => asPullRequest(repository, pull));
export const readGithubRepository = (reply: unknown): Repository => RepositoryFields.parse(reply);
export const readGithubReviews = (repository: Repository, number: number, page: unknown): Remark[] => z.array(ReviewFields).parse(page).flatMap((review) => asReview(repository, number, review) ?? []);
export const readGithubComments = (repository: Repository, number: number, page: unknown, place: 'line' | 'conversation'): Remark[] => z.array(CommentFields).parse(page).map((comment) => asComment(repository, number, comment, place));

const CommitFields = z.object({ sha: z.string().max(64), author: User, commit: z.object({ message: z.string(), author: z.object({ email: z.string() }).nullish(), committer: z.object({ email: z.string() }).nullish() }) });
export const readGithubCommits = (page: unknown): HostCommit[] =>
  z.array(CommitFields).parse(page).map(({ sha, author, commit }) => ({ id: sha, message: commit.message, authorEmail: commit.author?.email ?? null, committerEmail: commit.committer?.email ?? null, authorAccountId: author?.id ?? null, note: null }));
