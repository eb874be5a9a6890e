// Erases the person who asks, after their password; everything they were signed in with ends.
import type { PersonalPart, RetentionRule } from '../platform/capability.ts';
import { type Ctx, inTransaction, mustBePerson } from '../platform/context.ts';
import { mustKnowOwnPassword, mustStillBe } from './check-password.ts';
import { erase, whatStays } from './erase-person.ts';
import { mustLeaveAnOwner } from './must-leave-an-owner.ts';
import type { Erased } from './schemas.ts';

export const eraseOneself = async (ctx: Ctx, password: string, parts: readonly PersonalPart[], rules: readonly RetentionRule[]): Promise<Erased> => {
  const viewer = mustBePerson(ctx);
  const person = await mustKnowOwnPassword(ctx, viewer, password);
  return inTransaction(ctx, async (ctx) => {
    await mustLeaveAnOwner(ctx, viewer.personId);
    await mustStillBe(ctx, person);
    await erase(ctx, viewer.personId, parts);
    return { isErased: true, kept: await whatStays(ctx, rules) };
  });
};
