// Makes a code by which one colleague joins one's lab, and the pair they will be. It works once, within the hour.
import { createHash, randomInt } from 'node:crypto';
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustBePerson } from '../platform/context.ts';
import { conflict } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { firstUpdate } from './pair-document.ts';
import { mustBeOpen } from './save-files.ts';
import { getOpening, lockOpenings, type OpeningRow } from './store.ts';
import { findPairOf, insertPair, insertUpdate, listMembers, lockPair, putInvitation, putMember } from './store-pairs.ts';

const HOUR_MS = 3_600_000;
// Without signs that are taken for one another; 29^10 is some 48 bits, for an hour and twenty tries a quarter of one.
const SIGNS = 'abcdefghjkmnpqrstvwxyz2345679';

export const hashCode = (code: string): Buffer => createHash('sha256').update(`lab invitation ${code.toLowerCase().replaceAll(/[\s-]/g, '')}`).digest();
const newCode = (): string => Array.from({ length: 10 }, () => SIGNS[randomInt(SIGNS.length)]!).join('').replace(/^(.{5})/, '$1-');

export const invite = async (ctx: Ctx, id: string): Promise<{ pair: string; code: string }> => {
  const { subject } = mustBePerson(ctx);
  mustBeOpen(await getOpening(ctx, id, subject));
  const code = newCode();
  return inTransaction(ctx, async (ctx) => {
    const [opening] = await lockOpenings(ctx, [id]);
    const pair = (await findPairOf(ctx, id)) ?? (await makePair(ctx, opening!));
    await lockPair(ctx, pair);
    if ((await listMembers(ctx, pair)).length > 1) throw conflict('You are two already. When one leaves, another can be invited.');
    await putInvitation(ctx, { code_hash: hashCode(code), pair, expires_at: new Date(ctx.now().getTime() + HOUR_MS) });
    await recordAudit(ctx, 'labs.invite', pair);
    return { pair, code };
  });
};

/** A pair of one so far, around the files as they are. */
export const makePair = async (ctx: Ctx, { id, subject, lab, version, files }: Pick<OpeningRow, 'id' | 'subject' | 'lab' | 'version' | 'files'>): Promise<string> => {
  const pair = newId();
  await insertPair(ctx, { id: pair, lab, version });
  await insertUpdate(ctx, pair, 1, firstUpdate(files));
  await putMember(ctx, { pair, subject, opening: id });
  return pair;
};
