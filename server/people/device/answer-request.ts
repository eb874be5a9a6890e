// The signed-in person allows or refuses what a machine asks for: once.
import { recordAudit } from '../../platform/audit/index.ts';
import { type Ctx, inTransaction, mustBePerson } from '../../platform/context.ts';
import { notAllowed } from '../../platform/errors.ts';
import { lockPerson } from '../store.ts';
import { getRequest, tryingCode } from './look-at-request.ts';
import { isOpenLogin, keepAnswer } from './store-device.ts';

export const answerRequest = async (ctx: Ctx, { userCode, isAllowed }: { userCode: string; isAllowed: boolean }): Promise<{ isAllowed: boolean }> => {
  const { personId, subject, loginId } = mustBePerson(ctx);
  const answer = (): Promise<{ isAllowed: boolean }> =>
    inTransaction(ctx, async (ctx) => {
      // Locked and looked at again: a login that ended meanwhile, as by a new password, allows nothing any more.
      await lockPerson(ctx, personId);
      if (!(await isOpenLogin(ctx, personId, loginId))) throw notAllowed('This login has ended. Sign in again.');
      const { id, scopes } = await getRequest(ctx, userCode, true);
      await keepAnswer(ctx, id, isAllowed ? personId : null);
      await recordAudit(ctx, isAllowed ? 'people.allowDevice' : 'people.refuseDevice', subject, { scopes });
      return { isAllowed };
    });
  return tryingCode(ctx, answer);
};
