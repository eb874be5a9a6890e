// Reads the commits of a merged pull request from its host, for the trailers, accounts and notes of assistants; texts are judged and dropped.
import { type HostAccess, MustRest, NotThere } from '../../platform/code-hosts/index.ts';
import type { Ctx } from '../../platform/context.ts';
import { openSecret } from '../../platform/secrets/seal.ts';
import { openRecords, readNotedCommits } from './read-noted-commits.ts';
import { type CodeHostRow, findCodeHost, saveNotesState } from './store-code-hosts.ts';
import { findUnread } from './store-pull-requests.ts';
import { takeCommits } from './take-told.ts';

export const READ_COMMITS = 'signals-read-commits';

/** Undefined where there is no token, or this machine cannot open it. */
export const accessTo = (ctx: Ctx, host: CodeHostRow): HostAccess | undefined => {
  const token = host.token_sealed === null || host.revoked_at !== null ? undefined : openSecret(ctx.config, host.token_sealed);
  return token === undefined ? undefined : { kind: host.kind, baseUrl: host.base_url, token, allowsLoopback: ctx.config.codeHostOnLoopback };
};

/** Read already, gone, or no longer ours: nothing. A host that asks for rest makes the job throw, and the queue tries again. */
export const readUnread = async (ctx: Ctx, pullRequest: string): Promise<void> => {
  const unread = await findUnread(ctx, pullRequest);
  const host = unread === undefined ? undefined : await findCodeHost(ctx, unread.code_host);
  const access = host === undefined ? undefined : accessTo(ctx, host);
  if (unread === undefined || access === undefined) return;
  try {
    const repository = { hostId: unread.host_id, name: unread.name };
    const records = await openRecords(access, repository, ctx.now());
    await saveNotesState(ctx, unread.repository, records.notes.state);
    await takeCommits(ctx, unread.id, unread.head, await readNotedCommits(access, records, { repository, number: unread.number, mergeCommit: unread.merge_commit }, ctx.now()));
  } catch (error) {
    if (error instanceof NotThere) return;
    if (error instanceof MustRest) throw new Error('the code host asks for rest', { cause: error });
    throw error;
  }
};
