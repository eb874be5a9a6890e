// A decision about an identity is taken back: whoever types its name again puts it back into the queue, and its records with it.
import { homeTeams } from '../../people/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Ctx } from '../../platform/context.ts';
import { conflict, notFound } from '../../platform/errors.ts';
import { openSecret, sealSecret } from '../../platform/secrets/seal.ts';
import { returnAlerts } from '../alerts/store-alerts.ts';
import { returnPullRequests } from '../pull-requests/count-pull-requests.ts';
import { markReviewed } from '../pull-requests/store-pull-requests.ts';
import { leaveInteractions, returnInteractions } from '../receive/move-interactions.ts';
import { namesMeant } from './find-identities.ts';
import { inTurn } from './in-turn.ts';
import { type IdentityRow, updateIdentity } from './store-identities.ts';

/**
 * `typed`: the name, which nobody but whoever types it knows any more. While the match is young its records count for no team
 * again; later they stay where they were counted, and only what comes from now on waits. Throws Conflict for what is open, and
 * for a mail address that would be matched again by itself.
 */
export const reopenIdentity = (ctx: Ctx, key: string, typed: string): Promise<void> =>
  inTurn(ctx, key, async (ctx, row) => {
    const meant = (await namesMeant(ctx, typed)).get(key);
    if (meant === undefined) throw notFound('That is not the name of this entry. Type it as the tool writes it.');
    if (row.state === 'open') throw conflict('This name waits in the queue already.');
    if (row.state === 'matched') await unmatch(ctx, row, meant.name);
    // In the queue since now: the days that an open name is kept begin anew.
    await updateIdentity(ctx, key, { state: 'open', name_sealed: sealSecret(ctx.config, meant.name), person_sealed: null, subject: null, team: null, decided_at: null, returns_until: null, first_at: ctx.now() });
    await markReviewed(ctx, await returnPullRequests(ctx, key, row.state === 'matched' && isYoung(ctx, row)));
    await recordAudit(ctx, 'signals.reopenIdentity', key, { was: row.state });
  });

const isYoung = (ctx: Ctx, { returns_until }: IdentityRow): boolean => returns_until !== null && returns_until > ctx.now();

const unmatch = async (ctx: Ctx, row: IdentityRow, name: string): Promise<void> => {
  const personId = openSecret(ctx.config, row.person_sealed!);
  const holder = row.kind === 'email' ? (await homeTeams(ctx, { emails: [name] })).find((person) => person.email === name) : undefined;
  if (holder !== undefined && holder.personId === personId) throw conflict('This is the mail address of the person it is matched to, so it would be matched again by itself. If it is not theirs, change their address under People first.');
  if (!isYoung(ctx, row)) return leaveInteractions(ctx, row.key);
  await returnInteractions(ctx, row.key, row.team);
  await returnAlerts(ctx, row.key);
};
