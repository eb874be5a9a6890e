// A machine asks whether its sign-in was answered; after yes it gets its token, once.
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { countTry } from '../limits.ts';
import { lockPerson } from '../store.ts';
import type { DeviceRequestRow } from '../tables.ts';
import { hashToken } from '../tokens.ts';
import { openCommandLine } from './open-command-line.ts';
import { nextInterval } from './rules.ts';
import type { DevicePoll } from './schemas.ts';
import { deleteRequest, findRequest, keepPoll } from './store-device.ts';

export const pollRequest = async (ctx: Ctx, deviceCode: string, address: string): Promise<DevicePoll> => {
  await countTry(ctx, 'device-poll-address', address);
  const hash = hashToken(deviceCode);
  return inTransaction(ctx, async (ctx) => {
    // The person first, as everybody does who ends logins: they wait for each other, and never in a circle.
    const before = await findRequest(ctx, hash);
    if (before === undefined) return { state: 'expired' };
    if (before.person_id !== null) await lockPerson(ctx, before.person_id);
    const request = await findRequest(ctx, hash, true);
    if (request === undefined) return { state: 'expired' };
    // Answered between the two: the next question finds it.
    if (request.person_id !== before.person_id) return { state: 'pending', intervalSeconds: request.interval_seconds };
    if (request.is_allowed === null) return keepWaiting(ctx, request);
    await deleteRequest(ctx, request.id);
    if (request.person_id === null) return { state: 'refused' };
    const { token, expiresAt } = await openCommandLine(ctx, request.person_id, request);
    return { state: 'allowed', token, scopes: request.scopes, expiresAt: expiresAt.toISOString() };
  });
};

const keepWaiting = async (ctx: Ctx, { id, interval_seconds, polled_at }: DeviceRequestRow): Promise<DevicePoll> => {
  const intervalSeconds = nextInterval(interval_seconds, polled_at, ctx.now());
  await keepPoll(ctx, id, intervalSeconds);
  return { state: intervalSeconds > interval_seconds ? 'slow-down' : 'pending', intervalSeconds };
};
