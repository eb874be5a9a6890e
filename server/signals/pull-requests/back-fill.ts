// Back-fills a repository's pull requests since a day: page by page, resumable at each pull request, resting when its host says so.
import { z } from 'zod';
import { findRepository, type HostAccess, listPullRequests, MustRest, NotThere, type PullRequest, readRemarks, type Repository } from '../../platform/code-hosts/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole, systemViewer } from '../../platform/context.ts';
import { conflict, invalid, notFound, PlannedError, unavailable } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import { openRecords, readNotedCommits, type Records } from './read-noted-commits.ts';
import { accessTo } from './read-unread.ts';
import type { BackFillProblem, CodeHost, NewBackFill } from './schemas.ts';
import { type BackFillRow, type CodeHostRow, findBackFill, findRepositoryRow, getCodeHost, insertBackFill, leaseBackFill, saveNotesState, showCodeHost, updateBackFill } from './store-code-hosts.ts';
import { pullRequestId, repositoryId, takeTold } from './take-told.ts';
import { upsertRepositories } from './store-pull-requests.ts';

export const BACK_FILL = 'signals-back-fill';
/** One turn of the job; the next minute goes on. */
const TURN_MS = 45_000;

export const startBackFill = async (ctx: Ctx, id: string, { repository: name, since }: NewBackFill): Promise<CodeHost> => {
  mustHaveRole(ctx, 'owner');
  const host = await getCodeHost(ctx, id);
  const access = accessTo(ctx, host);
  if (access === undefined) throw invalid('Save a token of the code host first: it may read the repository, and nothing else.');
  if (since > ctx.now().toISOString()) throw invalid('Choose a day that has been: a back-fill reads what happened since then.', [{ path: 'since', says: 'lies in the future' }]);
  const repository = await look(access, name, ctx.now());
  return inTransaction(ctx, async (ctx) => {
    const row = repositoryId(ctx, host, repository);
    await upsertRepositories(ctx, [{ id: row, code_host: id, host_id: repository.hostId, name: repository.name, named_at: ctx.now() }]);
    const backFill = newId();
    const isNew = await insertBackFill(ctx, { id: backFill, code_host: id, repository: row, since: new Date(`${since}T00:00:00Z`), started_at: ctx.now() });
    if (!isNew) throw conflict('This repository is being back-filled already. Stop that first, or wait for its end.');
    await recordAudit(ctx, 'signals.startBackFill', backFill, { codeHost: id });
    await ctx.enqueue(ctx, BACK_FILL, {});
    return showCodeHost(ctx, id);
  });
};

const look = async (access: HostAccess, name: string, now: Date): Promise<Repository> => {
  try {
    return await findRepository(access, name, now);
  } catch (error) {
    if (error instanceof NotThere) throw invalid('There is no such repository, or the token may not read it.', [{ path: 'repository', says: 'is not there for this token' }]);
    if (error instanceof PlannedError) throw error;
    throw unavailable('The code host cannot be reached just now. Check its address, and try again.');
  }
};

export const stopBackFill = async (ctx: Ctx, id: string, backFill: string): Promise<CodeHost> => {
  mustHaveRole(ctx, 'owner');
  return inTransaction(ctx, async (ctx) => {
    const row = await findBackFill(ctx, backFill);
    if (row === undefined || row.code_host !== id) throw notFound('There is no such back-fill.');
    await updateBackFill(ctx, backFill, { state: 'stopped', ended_at: ctx.now() });
    await recordAudit(ctx, 'signals.stopBackFill', backFill);
    return showCodeHost(ctx, id);
  });
};

/** The job: takes its turn at what is due. Another process may be at another one. */
export const continueBackFills = async (given: Ctx): Promise<void> => {
  const ctx: Ctx = { ...given, viewer: systemViewer('signals-back-fill') };
  const until = Date.now() + TURN_MS;
  while (Date.now() < until) {
    const row = await leaseBackFill(ctx, ctx.now());
    if (row === undefined) return;
    await takeTurn(ctx, row, until);
  }
};

type Reading = { host: CodeHostRow; access: HostAccess; repository: Repository; records: Records };

const takeTurn = async (ctx: Ctx, row: BackFillRow, until: number): Promise<void> => {
  const host = await getCodeHost(ctx, row.code_host);
  const access = accessTo(ctx, host);
  const repository = await findRepositoryRow(ctx, row.repository);
  if (access === undefined || repository === undefined) return end(ctx, row.id, 'no-key');
  try {
    const records = await openRecords(access, repository, ctx.now());
    await saveNotesState(ctx, row.repository, records.notes.state);
    let at = row;
    while (Date.now() < until && at.state === 'running') at = await readPage(ctx, { host, access, repository, records }, at, until);
    if (at.state === 'running') await updateBackFill(ctx, row.id, { leased_until: null });
  } catch (error) {
    if (error instanceof MustRest) return void (await updateBackFill(ctx, row.id, { rests_until: error.until, leased_until: null }));
    ctx.log.problem('a back-fill failed', { backFill: row.id, error: error instanceof Error ? error.name : 'unknown' });
    await end(ctx, row.id, problemOf(error));
  }
};

const problemOf = (error: unknown): BackFillProblem => {
  if (error instanceof NotThere) return 'not-there';
  if (error instanceof z.ZodError || error instanceof SyntaxError) return 'not-understood';
  return error instanceof PlannedError ? 'refused' : 'unreachable';
};

const end = async (ctx: Ctx, id: string, problem: BackFillProblem): Promise<void> => void (await updateBackFill(ctx, id, { state: 'failed', problem, leased_until: null, ended_at: ctx.now() }));

/**
 * The list is newest change first. What changes during the first round moves to its front, so a second round reads what
 * changed since the first began; then it is done.
 */
const readPage = async (ctx: Ctx, reading: Reading, row: BackFillRow, until: number): Promise<BackFillRow> => {
  const since = row.round === 1 ? row.since : row.started_at;
  const { pullRequests, hasMore, restUntil } = await listPullRequests(reading.access, reading.repository, row.page, ctx.now());
  const due = pullRequests.filter(({ changedAt }) => changedAt === null || changedAt >= since);
  let at = row;
  for (const pull of due.slice(row.place)) {
    if (Date.now() >= until) return at;
    await takeWhole(ctx, reading, pull);
    at = { ...at, place: at.place + 1, taken: at.taken + 1 };
    if (!(await updateBackFill(ctx, row.id, { place: at.place, taken: at.taken, leased_until: new Date(ctx.now().getTime() + 120_000) }))) return { ...at, state: 'stopped' };
  }
  const isThrough = !hasMore || due.length < pullRequests.length;
  const next: Partial<BackFillRow> = !isThrough ? { page: row.page + 1, place: 0 } : row.round === 1 ? { round: 2, page: 1, place: 0 } : { state: 'done', ended_at: ctx.now(), leased_until: null };
  await updateBackFill(ctx, row.id, next);
  if (restUntil !== undefined && next.state === undefined) throw new MustRest(restUntil);
  return { ...at, ...next };
};

/** With its conversation and, where it was merged, its commits and the notes about them. */
const takeWhole = async (ctx: Ctx, { host, access, records }: Reading, pull: PullRequest): Promise<void> => {
  const telling = { id: host.id, kind: host.kind, boxText: host.box_text };
  const remarks = await readRemarks(access, pull.repository, pull.number, ctx.now());
  const commits = pull.mergedAt === null ? undefined : await readNotedCommits(access, records, pull, ctx.now());
  await takeTold(ctx, telling, { pullRequests: [pull], remarks, ...(commits !== undefined && { commits: new Map([[pullRequestId(ctx, host, pull), commits]]) }) });
};
