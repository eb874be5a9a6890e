// What is asked of either host, by the same names: a repository, its pull requests page by page, and all about one of them.
import { askAll, askOne, askPage, type HostAccess, NotThere, postTo } from './ask-host.ts';
import type { HostCommit, PullRequest, Remark, Repository } from './code-host.ts';
import { readGithubComments, readGithubCommits, readGithubPulls, readGithubRepository, readGithubReviews } from './read-github.ts';
import { readGitlabCommits, readGitlabNotes, readGitlabPulls, readGitlabRepository } from './read-gitlab.ts';
import { rootOf } from './root-of.ts';

/** GitHub lists 250 commits of a pull request at most; a conversation is read to 10,000 remarks. */
const COMMIT_PAGES = 3;
const REMARK_PAGES = 100;

const isGithub = ({ kind }: HostAccess): boolean => kind === 'github';

/** `name` is owner/name, or a GitLab path with its groups. */
export const findRepository = async (access: HostAccess, name: string, now: Date): Promise<Repository> => {
  // A URL takes "..", encoded or not, as a step up: the token would be shown at another address of the host.
  if (name.split('/').some((part) => /^\.{0,2}$/.test(part)) || name.split('/').length < 2) throw new NotThere(name);
  return isGithub(access) ? readGithubRepository(await askOne(access, `/repos/${name.split('/').map(encodeURIComponent).join('/')}`, now)) : readGitlabRepository(await askOne(access, `/projects/${encodeURIComponent(name)}`, now));
};

/** Newest change first, so that what changes meanwhile comes again rather than being missed. */
export const listPullRequests = async (access: HostAccess, repository: Repository, page: number, now: Date): Promise<{ pullRequests: PullRequest[]; hasMore: boolean; restUntil: Date | undefined }> => {
  const path = isGithub(access) ? `${rootOf(access, repository)}/pulls?state=all&sort=updated&direction=desc` : `${rootOf(access, repository)}/merge_requests?state=all&order_by=updated_at&sort=desc`;
  const { items, ...rest } = await askPage(access, path, page, now);
  return { pullRequests: isGithub(access) ? readGithubPulls(repository, items) : readGitlabPulls(repository, items), ...rest };
};

export const readRemarks = async (access: HostAccess, repository: Repository, number: number, now: Date): Promise<Remark[]> => {
  const root = rootOf(access, repository);
  if (!isGithub(access)) return readGitlabNotes(repository, number, await askAll(access, `${root}/merge_requests/${number}/notes`, REMARK_PAGES, now));
  return [
    ...readGithubReviews(repository, number, await askAll(access, `${root}/pulls/${number}/reviews`, REMARK_PAGES, now)),
    ...readGithubComments(repository, number, await askAll(access, `${root}/pulls/${number}/comments`, REMARK_PAGES, now), 'line'),
    ...readGithubComments(repository, number, await askAll(access, `${root}/issues/${number}/comments`, REMARK_PAGES, now), 'conversation'),
  ];
};

export const readCommits = async (access: HostAccess, repository: Repository, number: number, now: Date): Promise<HostCommit[]> => {
  const path = isGithub(access) ? `${rootOf(access, repository)}/pulls/${number}/commits` : `${rootOf(access, repository)}/merge_requests/${number}/commits`;
  const all = await askAll(access, path, COMMIT_PAGES, now);
  return isGithub(access) ? readGithubCommits(all) : readGitlabCommits(all);
};

/** Says something in a pull request's conversation; what the simulations need first of all writing. */
export const comment = async (access: HostAccess, repository: Repository, number: number, text: string, now: Date): Promise<void> => {
  const path = isGithub(access) ? `${rootOf(access, repository)}/issues/${number}/comments` : `${rootOf(access, repository)}/merge_requests/${number}/notes`;
  await postTo(access, path, { body: text }, now);
};
