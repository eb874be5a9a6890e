// What a machine asks for, shown to the signed-in person who typed its code, before they answer.
import { type Ctx, mustBePerson } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { addressGroup } from '../../platform/http/address.ts';
import { countTry, forgiveTry } from '../limits.ts';
import type { DeviceRequestRow } from '../tables.ts';
import type { AskedByDevice } from './schemas.ts';
import { findOpenRequest } from './store-device.ts';
import { hashNetwork, hashUserCode, readUserCode } from './tokens.ts';

/** Counts a try of this person's, and gives it back when something waited: 34 bits are few for whoever may guess all day. */
export const tryingCode = async <T>(ctx: Ctx, work: () => Promise<T>): Promise<T> => {
  const { personId } = mustBePerson(ctx);
  await countTry(ctx, 'device-code', personId);
  const done = await work();
  await forgiveTry(ctx, 'device-code', personId);
  return done;
};

export const getRequest = async (ctx: Ctx, typed: string, lock = false): Promise<DeviceRequestRow> => {
  const code = readUserCode(typed);
  const request = code === undefined ? undefined : await findOpenRequest(ctx, hashUserCode(ctx, code), lock);
  if (request === undefined) throw notFound('Nothing waits under this code. Look at the terminal again: a code is good for ten minutes and for one answer.');
  return request;
};

export const lookAtRequest = async (ctx: Ctx, userCode: string, address: string): Promise<AskedByDevice> => {
  const { machine, scopes, asked_at, expires_at, network_hash } = await tryingCode(ctx, () => getRequest(ctx, userCode));
  return { machine, scopes, askedAt: asked_at.toISOString(), expiresAt: expires_at.toISOString(), isSameNetwork: hashNetwork(ctx, addressGroup(address)).equals(network_hash) };
};
