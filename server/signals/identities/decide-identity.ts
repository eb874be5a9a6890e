// An owner says whose an identity is, or that it is nobody's; what was counted for no team moves to the person's.
import { homeTeams } from '../../people/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Ctx } from '../../platform/context.ts';
import { conflict, notFound } from '../../platform/errors.ts';
import { moveAlerts } from '../alerts/store-alerts.ts';
import { movePullRequests } from '../pull-requests/count-pull-requests.ts';
import { markReviewed } from '../pull-requests/store-pull-requests.ts';
import { moveInteractions } from '../receive/move-interactions.ts';
import { matchedTo } from './identity-of.ts';
import { inTurn } from './in-turn.ts';
import { updateIdentity } from './store-identities.ts';

/** Each part of signals that counts by identity moves its own. */
const moveTo = async (ctx: Ctx, key: string, teamId: string | null): Promise<void> => {
  await markReviewed(ctx, await movePullRequests(ctx, key, teamId));
  if (teamId === null) return;
  await moveInteractions(ctx, key, teamId);
  await moveAlerts(ctx, key, teamId);
};

/** What an owner asks for. Throws Conflict for a match to oneself. */
export const matchByHand = async (ctx: Ctx, key: string, personId: string): Promise<void> => {
  if (ctx.viewer.is === 'person' && ctx.viewer.personId === personId) throw conflict("Another owner matches a name to you: whoever could match one to themselves could read a colleague's log as their own. A mail address of yours is matched by itself.");
  await matchIdentity(ctx, key, personId);
};

export const matchIdentity = (ctx: Ctx, key: string, personId: string): Promise<void> =>
  inTurn(ctx, key, async (ctx, row) => {
    if (row.state === 'matched') throw conflict('This name is matched already. Load the page anew to see the queue as it is.');
    const [person] = await homeTeams(ctx, { personIds: [personId] });
    if (person === undefined) throw notFound('There is no such person. They may have been erased.');
    await updateIdentity(ctx, key, { name_sealed: null, ...matchedTo(ctx, person) });
    await moveTo(ctx, key, person.teamId);
    // The audit trail names no person either: it would join a signal subject to the one of the ledger.
    await recordAudit(ctx, 'signals.matchIdentity', key);
  });

export const ignoreIdentity = (ctx: Ctx, key: string): Promise<void> =>
  inTurn(ctx, key, async (ctx, row) => {
    if (row.state === 'matched') throw conflict('This name is matched to a person. Their figures count for their team.');
    await updateIdentity(ctx, key, { state: 'ignored', name_sealed: null, decided_at: ctx.now() });
    await recordAudit(ctx, 'signals.ignoreIdentity', key);
  });
