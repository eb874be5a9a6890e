// Says what a code stands for before somebody joins by it: whose lab it is, and what becomes of work of their own.
import { namesOfColleagues } from '../people/index.ts';
import { type Ctx, mustBePerson } from '../platform/context.ts';
import type { ShownInvitation } from './contract.ts';
import { hashCode } from './invite.ts';
import { countTryOfCode, noSuchCode } from './join-pair.ts';
import { getLabVersion } from './lab-content.ts';
import { findOpenOne } from './store.ts';
import { findInvitation, findPairOf, getPair, listMembers } from './store-pairs.ts';

export const lookAtInvitation = async (ctx: Ctx, code: string): Promise<ShownInvitation> => {
  const { subject } = mustBePerson(ctx);
  await countTryOfCode(ctx, subject);
  const id = await findInvitation(ctx, hashCode(code));
  const [host, another] = id === undefined ? [] : await listMembers(ctx, id);
  if (id === undefined || host === undefined || another !== undefined) throw noSuchCode();
  const { lab, version } = await getPair(ctx, id);
  const [{ body }, names, own] = await Promise.all([getLabVersion(ctx, version), namesOfColleagues(ctx, [host.subject]), findOpenOne(ctx, subject, lab)]);
  const pair = own === undefined ? undefined : await findPairOf(ctx, own.id);
  return { lab, title: body.title, minutes: body.minutes, from: names.get(host.subject) ?? '', isOwn: host.subject === subject, hasBegun: own !== undefined, isInOtherPair: pair !== undefined && pair !== id };
};
