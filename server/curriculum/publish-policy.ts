// Adds a version of the policy; shared by the template that comes with content and by an owner's save.
import { actorOf } from '../platform/audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { Piece } from './piece.ts';
import type { PolicyBody, PolicyText } from './schemas.ts';
import { addPolicy, findNewestPolicy, findVersion, putPiece } from './store.ts';

export const sameText = (one: PolicyText, other: PolicyText): boolean => textOf(one) === textOf(other);
const textOf = ({ title, dataClasses, tools, allowed }: PolicyText): string => JSON.stringify({ title, dataClasses, tools, allowed });

/** Inside a transaction that holds the publishing lock. */
export const addPolicyVersion = async (ctx: Ctx, policy: PolicyText, whatChanged: string | null, isTemplate: boolean): Promise<string> => {
  const number = ((await findNewestPolicy(ctx))?.number ?? 0) + 1;
  const body: PolicyBody = { ...policy, number, whatChanged };
  const { hash } = await putPiece(ctx, policyPiece(body), '');
  await addPolicy(ctx, { number, hash, saved_at: ctx.now(), saved_by: actorOf(ctx.viewer), is_template: isTemplate, what_changed: whatChanged });
  return hash;
};

const policyPiece = (body: PolicyBody): Piece => ({ kind: 'policy', slug: 'policy', locale: 'en', title: body.title, tier: null, body });

/** The files rule until an owner saves a policy of their own; from then on they are only a template. */
export const publishPolicyTemplate = async (ctx: Ctx, policy: PolicyText): Promise<void> => {
  const newest = await findNewestPolicy(ctx);
  if (newest === undefined) return void (await addPolicyVersion(ctx, policy, null, true));
  if (!newest.is_template) return;
  const body = (await findVersion(ctx, newest.hash))!.body as PolicyBody;
  if (!sameText(body, policy)) await addPolicyVersion(ctx, policy, null, true);
};
