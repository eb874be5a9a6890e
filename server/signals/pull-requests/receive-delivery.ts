// Takes one event of a code host: verified before a byte of it is read as anything, each delivery once, whatever order they come in.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { couldBeGenuine, type Headers, type HostEvent, readGithubEvent, readGitlabEvent, verifyWebhook } from '../../platform/code-hosts/index.ts';
import { type Ctx, inTransaction, systemViewer } from '../../platform/context.ts';
import { invalid, notAllowed } from '../../platform/errors.ts';
import type { SentBody } from '../../platform/http/contract.ts';
import type { HttpSide } from '../../platform/http/route.ts';
import type { Sender } from '../../platform/limits/unverified-ceiling.ts';
import { openSecret } from '../../platform/secrets/seal.ts';
import { keyedId, signalsKey } from '../keys.ts';
import { unverifiedOf } from '../unverified.ts';
import { readWithinReason } from './read-within-reason.ts';
import { READ_COMMITS } from './read-unread.ts';
import type { TakenDelivery } from './schemas.ts';
import { type CodeHostRow, findCodeHost, markDelivery, updateCodeHost } from './store-code-hosts.ts';
import { selectUnreadMerged } from './store-pull-requests.ts';
import { takeTold } from './take-told.ts';

/** The same words whether the host is unknown, revoked, or the signature another's. */
const refused = () => notAllowed('This delivery is not signed with the secret of this webhook. An owner finds the address under Signals, and makes a new code host where the secret is lost.');

/** Which webhook sends, as the host itself says: https://docs.github.com/en/webhooks/webhook-events-and-payloads#delivery-headers, https://docs.gitlab.com/user/project/integrations/webhooks/#delivery-headers */
const senderOf = (target: string, header: Headers, address: string): Sender => ({ address, target, hook: (header('x-github-hook-id') ?? header('x-gitlab-webhook-uuid'))?.slice(0, 100) });

/** Throws LimitReached before anything is read, for who has sent too much that was not signed. */
export const receiveDelivery = async (given: Ctx, id: string, { header, address }: Pick<HttpSide, 'header' | 'address'>, sent: SentBody): Promise<TakenDelivery> => {
  const ctx: Ctx = { ...given, viewer: systemViewer('code-host') };
  const ceiling = unverifiedOf(ctx, 'deliveries');
  const sender = senderOf(id.toLowerCase(), header, address);
  const isKnown = ceiling.begin(sender, ctx.now());
  const host = await findCodeHost(ctx, id);
  const secret = host === undefined || host.revoked_at !== null ? undefined : openSecret(ctx.config, host.secret_sealed);
  if (host === undefined || secret === undefined || !couldBeGenuine(host.kind, secret, header, ctx.now())) throw refused();
  // What strangers send of a host takes no room from who was verified of late.
  const body = await readWithinReason(isKnown ? `${host.id} verified` : host.id, sent);
  const verified = verifyWebhook(host.kind, secret, header, body, ctx.now());
  if (!verified.isGenuine) throw refused();
  ceiling.verified(sender, ctx.now());
  const event = readEvent(host, verified.event, body);
  // Neither the name of a delivery nor that of its event is signed: whoever replays one may change both, but not its bytes.
  const key = keyedId(signalsKey(ctx), 'delivery', host.id, createHash('sha256').update(body).digest());
  return inTransaction(ctx, async (ctx) => {
    if (!(await markDelivery(ctx, key))) return { taken: false, because: 'known-before' };
    await updateCodeHost(ctx, host.id, { last_at: ctx.now() });
    if (event.pullRequest === null && event.repository === null) return { taken: false, because: 'about-something-else' };
    await take(ctx, host, event);
    return { taken: true, because: null };
  });
};

const take = async (ctx: Ctx, host: CodeHostRow, { pullRequest, remark, repository }: HostEvent): Promise<void> => {
  const told = { repositories: pullRequest === null && repository !== null ? [repository] : [], pullRequests: pullRequest === null ? [] : [pullRequest], remarks: remark === null ? [] : [remark] };
  const ids = await takeTold(ctx, { id: host.id, kind: host.kind, boxText: host.box_text }, told);
  if (host.token_sealed === null) return;
  for (const pull of await selectUnreadMerged(ctx, ids)) await ctx.enqueue(ctx, READ_COMMITS, { pullRequest: pull });
};

// PostgreSQL keeps none. Where the backslash is itself escaped, somebody wrote these six signs: taking them out would leave a
// backslash that swallows the next sign, or the end of the text.
const ZERO = /(?<!\\)((?:\\\\)*)\\u0000/g;

/** GitHub sends a form unless somebody chose otherwise; the bytes say so, since the header is not signed. */
const FORM = /^payload=/;

const readEvent = (host: CodeHostRow, event: string, body: Buffer): HostEvent => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    const payload: unknown = JSON.parse((FORM.test(text) ? (new URLSearchParams(text).get('payload') ?? '') : text).replaceAll(ZERO, '$1'));
    return host.kind === 'github' ? readGithubEvent(event, payload) : readGitlabEvent(payload);
  } catch (error) {
    if (error instanceof z.ZodError) throw invalid(`This "${event}" event is not as ${host.kind} sends it: ${error.issues.slice(0, 3).map(({ path }) => path.join('.')).join(', ')}.`);
    throw invalid('This delivery is not JSON. Set the content type of the webhook to application/json.');
  }
};
