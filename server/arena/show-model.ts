// The settings of the organisation's own model, without its key, and what it has used today.
import { type Ctx, mustHaveRole } from '../platform/context.ts';
import { modelState } from './choose-model.ts';
import { engineFolder, ENGINE_VERSION, findEngine } from '../platform/model/embedded/find-engine.ts';
import { listModelFiles } from '../platform/model/embedded/model-files.ts';
import type { ModelFiles, ModelSettings } from './model-schemas.ts';
import { findModel, readUsed } from './store-model.ts';

export const showModel = async (ctx: Ctx): Promise<{ model: ModelSettings | null; here: ModelFiles }> => {
  mustHaveRole(ctx, 'owner');
  return { model: await presentModel(ctx), here: presentFiles(ctx) };
};

/** As this process finds them: each machine has its own. */
const presentFiles = ({ config: { dataDir } }: Ctx): ModelFiles => ({ engine: findEngine(engineFolder(dataDir)).is, engineVersion: ENGINE_VERSION, files: listModelFiles(dataDir).map(({ name, sha256, bytes, architecture, title, contextTokens }) => ({ name, sha256, bytes, architecture, title, contextTokens })) });

export const presentModel = async (ctx: Ctx): Promise<ModelSettings | null> => {
  const row = await findModel(ctx);
  if (row === undefined) return null;
  const usedToday = await readUsed(ctx, 'day', ctx.now().toISOString().slice(0, 10));
  return {
    baseUrl: row.base_url,
    sha256: row.file_sha256,
    model: row.model,
    hasKey: row.sealed_key !== null,
    playerTokens: row.player_tokens,
    eventTokens: row.event_tokens,
    dayTokens: row.day_tokens,
    usedToday,
    state: await modelState(ctx),
  };
};
