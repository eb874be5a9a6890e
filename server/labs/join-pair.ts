// Joins a colleague's lab by the code they handed over; the pair's version and files are what both work on.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustBePerson } from '../platform/context.ts';
import { conflict, notFound } from '../platform/errors.ts';
import { countTryOf, tryKey } from '../platform/limits/count-try.ts';
import type { PairJoin } from './contract.ts';
import { hashCode } from './invite.ts';
import { getLabVersion } from './lab-content.ts';
import { beginOpening } from './open-lab.ts';
import { pairKey, type Said } from './room.ts';
import { closeOpening, findOpenOne, type OpeningRow } from './store.ts';
import { findInvitation, findPairOf, listMembers, lockPair, type PairRow, putMember, useInvitation } from './store-pairs.ts';

const TRIES = { name: 'lab-invitation', points: 20, duration: 15 * 60 };
/** Of looking and joining together. Throws LimitReached. */
export const countTryOfCode = (ctx: Ctx, subject: string): Promise<void> => countTryOf(ctx, TRIES, tryKey('lab invitation', subject));
export const noSuchCode = (): Error => notFound('This code does not work: it was mistyped, used already, or is older than an hour. Ask for a new one.');

export const joinPair = async (ctx: Ctx, code: string): Promise<PairJoin> => {
  const { subject } = mustBePerson(ctx);
  await countTryOfCode(ctx, subject);
  const hash = hashCode(code);
  return inTransaction(ctx, async (ctx) => {
    const id = await findInvitation(ctx, hash);
    if (id === undefined) throw noSuchCode();
    const pair = await lockPair(ctx, id);
    const members = await listMembers(ctx, id);
    if (members.some((member) => member.subject === subject)) throw conflict('This is your own code. Hand it to a colleague.');
    if (members.length !== 1 || !(await useInvitation(ctx, hash))) throw noSuchCode();
    const opening = await openingFor(ctx, subject, pair);
    await putMember(ctx, { pair: id, subject, opening: opening.id });
    await recordAudit(ctx, 'labs.join-pair', id);
    await ctx.live.tell(ctx, pairKey(id), { what: 'members' } satisfies Said);
    return { pair: id, opening: opening.id, lab: pair.lab };
  });
};

/** One's own opening of that lab when it is of the same version; else a new one, and the old draft stays with the old. */
export const openingFor = async (ctx: Ctx, subject: string, { lab, version }: Pick<PairRow, 'lab' | 'version'>): Promise<OpeningRow> => {
  const there = await findOpenOne(ctx, subject, lab);
  if (there !== undefined && (await findPairOf(ctx, there.id)) !== undefined) throw conflict('You are in another pair in this lab. Leave it first.');
  if (there?.version === version) return there;
  if (there !== undefined) await closeOpening(ctx, there.id);
  return beginOpening(ctx, subject, await getLabVersion(ctx, version));
};
