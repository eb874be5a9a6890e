// Sets up a model file of this machine as the arena's model: owners only, by its name and checksum together.
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../platform/context.ts';
import { conflict, invalid } from '../platform/errors.ts';
import { engineFolder, findEngine } from '../platform/model/embedded/find-engine.ts';
import { findModelFile } from '../platform/model/embedded/model-files.ts';
import { forgetModel } from './choose-model.ts';
import type { ModelFileBody, ModelSettings } from './model-schemas.ts';
import { presentModel } from './show-model.ts';
import { saveModelRow } from './store-model.ts';

/** An endpoint that was set up before is forgotten with its key. */
export const useModelFile = async (ctx: Ctx, { name, sha256, playerTokens, eventTokens, dayTokens }: ModelFileBody): Promise<ModelSettings> => {
  mustHaveRole(ctx, 'owner');
  const { dataDir } = ctx.config;
  if (findModelFile(dataDir, name)?.sha256 !== sha256) throw invalid('That model file is not on this machine, or not any more the one you saw. Open the page again.', [{ path: 'name', says: 'choose a file from the list' }]);
  if (findEngine(engineFolder(dataDir)).is !== 'ready') throw conflict('The engine is not installed on this machine. Run there: npm run beforetab model install');
  await inTransaction(ctx, async (ctx) => {
    await saveModelRow(ctx, { base_url: null, file_sha256: sha256, model: name, sealed_key: null, player_tokens: playerTokens, event_tokens: eventTokens, day_tokens: dayTokens, changed_at: ctx.now() });
    await recordAudit(ctx, 'arena.use-model-file', 'model', { name, sha256 });
  });
  forgetModel(ctx);
  return (await presentModel(ctx))!;
};
