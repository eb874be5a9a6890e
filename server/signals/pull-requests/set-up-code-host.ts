// Adds a code host, changes its token, and takes it back. The secret of the webhook is ours and shown once; the token is theirs and never shown.
import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { recordAudit } from '../../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../../platform/context.ts';
import { invalid } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import { isForbiddenAddress } from '../../platform/model/forbidden-address.ts';
import { sealSecret } from '../../platform/secrets/seal.ts';
import type { AddedCodeHost, CodeHost, NewCodeHost } from './schemas.ts';
import { getCodeHost, insertCodeHost, selectCodeHosts, showCodeHost, updateCodeHost } from './store-code-hosts.ts';

const DEFAULT_URL = { github: 'https://api.github.com', gitlab: 'https://gitlab.com/api/v4' };

/** What its name resolves to is checked at each request; here only what can never be right. */
const mustBeUsable = ({ config }: Ctx, baseUrl: string): void => {
  const { protocol, hostname, username, password, search, hash } = new URL(baseUrl);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const says = (text: string) => invalid(`The address of the API cannot be used: it ${text}.`, [{ path: 'baseUrl', says: text }]);
  if (isIP(host) !== 0 && isForbiddenAddress(host, { allowsLoopback: config.codeHostOnLoopback })) throw says('stands where no code host does');
  if (protocol !== 'https:' && !config.codeHostOnLoopback) throw says('must begin with https, because the token goes there');
  if (username !== '' || password !== '' || search !== '' || hash !== '') throw says('is the address alone, without a name, a question or a mark');
};

export const listCodeHosts = async (ctx: Ctx): Promise<CodeHost[]> => {
  mustHaveRole(ctx, 'owner', 'auditor');
  return selectCodeHosts(ctx, null);
};

export const addCodeHost = async (ctx: Ctx, { kind, name, baseUrl, token, boxText }: NewCodeHost): Promise<AddedCodeHost> => {
  mustHaveRole(ctx, 'owner');
  const url = baseUrl ?? DEFAULT_URL[kind];
  mustBeUsable(ctx, url);
  const id = newId();
  // In the form of Standard Webhooks: GitLab takes it as a signing token, GitHub as any secret.
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  return inTransaction(ctx, async (ctx) => {
    await insertCodeHost(ctx, { id, kind, name, base_url: url, secret_sealed: sealSecret(ctx.config, secret), token_sealed: token === null ? null : sealSecret(ctx.config, token), box_text: boxText, created_at: ctx.now() });
    await recordAudit(ctx, 'signals.addCodeHost', id, { kind });
    return { codeHost: await showCodeHost(ctx, id), secret };
  });
};

export const saveToken = async (ctx: Ctx, id: string, token: string): Promise<CodeHost> => {
  mustHaveRole(ctx, 'owner');
  return inTransaction(ctx, async (ctx) => {
    await getCodeHost(ctx, id);
    await updateCodeHost(ctx, id, { token_sealed: sealSecret(ctx.config, token) });
    await recordAudit(ctx, 'signals.saveCodeHostToken', id);
    return showCodeHost(ctx, id);
  });
};

/** Its events are refused from now on, its token is forgotten; what it told stays. */
export const revokeCodeHost = async (ctx: Ctx, id: string): Promise<CodeHost> => {
  mustHaveRole(ctx, 'owner');
  return inTransaction(ctx, async (ctx) => {
    const { revoked_at } = await getCodeHost(ctx, id);
    await updateCodeHost(ctx, id, { token_sealed: null, revoked_at: revoked_at ?? ctx.now() });
    await recordAudit(ctx, 'signals.revokeCodeHost', id);
    return showCodeHost(ctx, id);
  });
};
