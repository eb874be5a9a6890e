// Takes what a code host tells, by event or by back-fill: judges texts in flight, and keeps the newest state of each thing once.
import { createHash } from 'node:crypto';
import type { Account, HostCommit, PullRequest, Remark, Repository } from '../../platform/code-hosts/index.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../../platform/context.ts';
import { type Identity, identitiesOf, identityKey, type IdentityName } from '../identities/identity-of.ts';
import { countTogether } from '../identities/store-identities.ts';
import { keyedId, signalsKey } from '../keys.ts';
import { agentOfAccount } from './provenance/agents.ts';
import type { Evidence } from './provenance/evidence.ts';
import { evidenceAround, evidenceInCommits, weigh } from './provenance/tell-provenance.ts';
import { judgeComment } from './security-review/judge-comment.ts';
import { markReviewed, type PullRow, type RemarkRow, selectEvidence, updateCommits, updateGrades, upsertPulls, upsertRemarks, upsertRepositories } from './store-pull-requests.ts';

export type TellingHost = { id: string; kind: 'github' | 'gitlab'; boxText: string | null };
export type ToldCommit = HostCommit & { traces?: readonly unknown[] };
/** `commits` by `pullRequestId`, where they were read. */
export type Told = { repositories?: readonly Repository[]; pullRequests: readonly PullRequest[]; remarks: readonly Remark[]; commits?: ReadonlyMap<string, readonly ToldCommit[]> };

export const repositoryId = (ctx: Ctx, host: Pick<TellingHost, 'id'>, { hostId }: Pick<Repository, 'hostId'>): string => keyedId(signalsKey(ctx), 'repository', host.id, hostId);
export const pullRequestId = (ctx: Ctx, host: Pick<TellingHost, 'id'>, { repository, number }: Pick<PullRequest, 'repository' | 'number'>): string => keyedId(signalsKey(ctx), 'pull-request', host.id, repository.hostId, String(number));

/** All of it or nothing; answers the ids of the pull requests it was about. */
export const takeTold = (ctx: Ctx, host: TellingHost, told: Told): Promise<string[]> =>
  inTransaction(ctx, async (ctx) => {
    mustHaveRole(ctx, 'owner');
    await countTogether(ctx);
    const whose = await whoseIn(ctx, host, told);
    await upsertRepositories(ctx, repositoriesIn(ctx, host, told));
    await upsertPulls(ctx, byId(told.pullRequests.map((pull) => asPullRow(ctx, host, pull, whose))));
    await upsertRemarks(ctx, byId(told.remarks.map((remark) => asRemarkRow(ctx, host, remark, whose))));
    const ids = [...new Set([...told.pullRequests, ...told.remarks].map((each) => pullRequestId(ctx, host, each)))];
    await updateCommits(ctx, [...(told.commits ?? [])].map(([id, commits]) => ({ id, head: null, ...commitsRow(commits) })));
    await grade(ctx, ids);
    await markReviewed(ctx, ids);
    return ids;
  });

/** Evidence of commits that were read apart; `head` is what they were read for. */
export const takeCommits = (ctx: Ctx, id: string, head: string | null, commits: readonly ToldCommit[]): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await updateCommits(ctx, [{ id, head, ...commitsRow(commits) }]);
    await grade(ctx, [id]);
  });

const commitsRow = (commits: readonly ToldCommit[]) => {
  const { evidence, covers } = evidenceInCommits(commits, commits.flatMap(({ traces = [] }) => traces));
  return { evidence_commits: evidence, ...covers.commits, lines_ai: covers.lines.ai, lines_human: covers.lines.human };
};

const grade = async (ctx: Ctx, ids: readonly string[]): Promise<void> => {
  const rows = await selectEvidence(ctx, ids);
  await updateGrades(
    ctx,
    rows.map(({ id, evidence_around, evidence_commits }) => {
      const { grade, isKnown, isAiWritten } = weigh([...(evidence_around as Evidence[]), ...((evidence_commits ?? []) as Evidence[])]);
      return { id, grade, is_known: isKnown, is_ai: isAiWritten };
    }),
  );
};

/** One statement cannot write a row twice: of two, the last told stays. */
const byId = <Row extends { id: string }>(rows: readonly Row[]): Row[] => [...new Map(rows.map((row) => [row.id, row])).values()];

const repositoriesIn = (ctx: Ctx, host: TellingHost, { repositories = [], pullRequests, remarks }: Told) =>
  byId(
    [...repositories.map((repository) => ({ repository, at: ctx.now() })), ...[...pullRequests, ...remarks].map(({ repository, changedAt }) => ({ repository, at: changedAt ?? new Date(0) }))]
      .toSorted((one, other) => one.at.getTime() - other.at.getTime())
      .map(({ repository, at }) => ({ id: repositoryId(ctx, host, repository), code_host: host.id, host_id: repository.hostId, name: repository.name, named_at: at })),
  );

type Whose = (account: Account | null) => Identity | undefined;

const isPerson = (host: TellingHost, account: Account | null): account is Account => account !== null && !account.isBot && (host.kind !== 'github' || agentOfAccount(account.id) === undefined);
const nameOf = (host: TellingHost, { name }: Account): IdentityName | undefined => (name === null ? undefined : { kind: host.kind, name });

/** Programs have no identity: nobody can be matched to them. */
const whoseIn = async (ctx: Ctx, host: TellingHost, { pullRequests, remarks }: Told): Promise<Whose> => {
  const people = [...pullRequests, ...remarks].map(({ author }) => author).filter((author) => isPerson(host, author));
  const identities = await identitiesOf(ctx, people.flatMap((author) => nameOf(host, author) ?? []));
  return (account) => {
    const name = isPerson(host, account) ? nameOf(host, account) : undefined;
    return name === undefined ? undefined : identities.get(identityKey(ctx, name));
  };
};

const kindOf = (host: TellingHost, author: Account | null): PullRow['author_kind'] => {
  if (author === null) return 'gone';
  if (host.kind === 'github' && agentOfAccount(author.id) !== undefined) return 'agent';
  return author.isBot ? 'bot' : 'person';
};

const asPullRow = (ctx: Ctx, host: TellingHost, pull: PullRequest, whose: Whose): PullRow => {
  const identity = whose(pull.author);
  const authorAccountId = host.kind === 'github' ? (pull.author?.id ?? null) : null;
  return {
    id: pullRequestId(ctx, host, pull),
    repository: repositoryId(ctx, host, pull.repository),
    number: pull.number,
    author_kind: kindOf(host, pull.author),
    identity: identity?.key ?? null,
    team: identity?.teamId ?? null,
    opened_at: pull.openedAt,
    merged_at: pull.mergedAt,
    merge_commit: pull.mergeCommit,
    changed_at: pull.changedAt ?? '-infinity',
    head: pull.head,
    evidence_around: evidenceAround({ authorAccountId, branch: pull.branch, body: pull.body, labels: pull.labels, lastCommit: pull.lastCommit }, host.boxText ?? undefined),
  };
};

const asRemarkRow = (ctx: Ctx, host: TellingHost, remark: Remark, whose: Whose): RemarkRow => {
  const { isSecurity, rules } = judgeComment(remark.body ?? '');
  const key = signalsKey(ctx);
  return {
    id: keyedId(key, 'remark', host.id, remark.repository.hostId, remark.id),
    pull_request: pullRequestId(ctx, host, remark),
    identity: whose(remark.author)?.key ?? null,
    is_bot: remark.author !== null && !isPerson(host, remark.author),
    at: remark.at,
    changed_at: remark.changedAt,
    place: remark.place,
    is_security: isSecurity,
    rules,
    // Of the digest: a text of any length is told apart, and none is kept even under a key.
    fingerprint: keyedId(key, 'remark-text', createHash('sha256').update(remark.body ?? '').digest()),
    gone_at: remark.isGone ? remark.changedAt : null,
  };
};
