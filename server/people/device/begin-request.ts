// A machine begins to sign in: it gets a long code to ask with, and a short one for a person to type in a browser.
import { type Ctx } from '../../platform/context.ts';
import { unavailable } from '../../platform/errors.ts';
import { addressGroup } from '../../platform/http/address.ts';
import { newId } from '../../platform/id.ts';
import { countTry } from '../limits.ts';
import { getOrganisation } from '../store.ts';
import { hashToken, newToken } from '../tokens.ts';
import { POLL_SECONDS, REQUEST_SECONDS, requestExpiry } from './rules.ts';
import type { DeviceRequest, Scope } from './schemas.ts';
import { insertRequest } from './store-device.ts';
import { hashNetwork, hashUserCode, newUserCode, shownCode } from './tokens.ts';

export const beginRequest = async (ctx: Ctx, { machine, scopes }: { machine: string; scopes: Scope[] }, address: string): Promise<DeviceRequest> => {
  await countTry(ctx, 'device-begin-address', address);
  await getOrganisation(ctx);
  const deviceCode = newToken();
  const askedAt = ctx.now();
  const kept = { device_code_hash: hashToken(deviceCode), scopes, machine, network_hash: hashNetwork(ctx, addressGroup(address)), asked_at: askedAt, expires_at: requestExpiry(askedAt), interval_seconds: POLL_SECONDS };
  for (let tries = 0; tries < 3; tries += 1) {
    const code = newUserCode();
    if (!(await insertRequest(ctx, { id: newId(), user_code_hash: hashUserCode(ctx, code), ...kept }))) continue;
    return { deviceCode, userCode: shownCode(code), address: new URL('/device', ctx.config.publicUrl).href, expiresInSeconds: REQUEST_SECONDS, intervalSeconds: POLL_SECONDS };
  }
  throw unavailable('No code was free. Try again.');
};
