// Sets up the organisation's own model: owners only, at an address that may be asked, with a key that goes where it was meant for.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../platform/context.ts';
import { invalid } from '../platform/errors.ts';
import { checkAddress, RefusedAddress } from '../platform/model/guarded-fetch.ts';
import { sealSecret } from '../platform/secrets/seal.ts';
import { forgetModel } from './choose-model.ts';
import type { ModelBody, ModelSettings } from './model-schemas.ts';
import { presentModel } from './show-model.ts';
import { deleteModel, findModel, saveModelRow } from './store-model.ts';

export const saveModel = async (ctx: Ctx, { baseUrl, model, key, playerTokens, eventTokens, dayTokens }: ModelBody): Promise<ModelSettings> => {
  mustHaveRole(ctx, 'owner');
  await mustBeAskable(ctx, new URL(baseUrl));
  await inTransaction(ctx, async (ctx) => {
    const there = await findModel(ctx);
    // Else whoever may change the address could have the key sent to themselves.
    if (key === null && there?.base_url != null && there.sealed_key !== null && new URL(there.base_url).origin !== new URL(baseUrl).origin) {
      throw invalid('The model stands at another address now. Enter its key again: the one that is kept goes only where it was meant for.', [{ path: 'key', says: 'enter the key for the new address' }]);
    }
    const sealed_key = key === null ? (there?.sealed_key ?? null) : sealSecret(ctx.config, key);
    await saveModelRow(ctx, { base_url: baseUrl, file_sha256: null, model, sealed_key, player_tokens: playerTokens, event_tokens: eventTokens, day_tokens: dayTokens, changed_at: ctx.now() });
    await recordAudit(ctx, 'arena.save-model', 'model', { host: new URL(baseUrl).host, hasNewKey: key !== null });
  });
  forgetModel(ctx);
  return (await presentModel(ctx))!;
};

const mustBeAskable = async (ctx: Ctx, url: URL): Promise<void> => {
  const wrong = (says: string) => invalid(`The model cannot be asked there: the address ${says}.`, [{ path: 'baseUrl', says }]);
  try {
    await checkAddress(url, { allowsLoopback: ctx.config.modelOnLoopback });
  } catch (error) {
    if (!(error instanceof RefusedAddress)) throw wrong('is not known to this server’s DNS');
    throw wrong('leads to this machine itself, to a cloud’s metadata or to nowhere. For a model on this machine start BeforeTab with MODEL_ON_LOOPBACK=true');
  }
};

/** From then on the simulated assistant answers; the sealed key is gone. */
export const removeModel = async (ctx: Ctx): Promise<{ ok: true }> => {
  mustHaveRole(ctx, 'owner');
  await inTransaction(ctx, async (ctx) => {
    await deleteModel(ctx);
    await recordAudit(ctx, 'arena.remove-model', 'model');
  });
  forgetModel(ctx);
  return { ok: true };
};
