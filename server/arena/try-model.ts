// Asks the organisation's own model one short question, so that an owner knows before the players do.
import { APICallError, generateText } from 'ai';
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, mustHaveRole } from '../platform/context.ts';
import { conflict } from '../platform/errors.ts';
import { EngineGone } from '../platform/model/embedded/engine-child.ts';
import { RefusedAddress } from '../platform/model/guarded-fetch.ts';
import { busyIn } from './answer-turn.ts';
import { chooseModel, type RealModel, type Unusable } from './choose-model.ts';
import type { Trial } from './model-schemas.ts';
import type { Answering } from './schemas.ts';

const TRIAL_MS = 15_000;
/** A model file may have to be read from the disk first; a proxy before us waits a minute at most. */
const LOADING_MS = 55_000;

export const tryModel = async (ctx: Ctx): Promise<Trial> => {
  mustHaveRole(ctx, 'owner');
  const chosen = await chooseModel(ctx);
  const began = performance.now();
  const judged = 'real' in chosen ? await ask(chosen.real) : { verdict: unusable(chosen.because), status: null };
  await recordAudit(ctx, 'arena.try-model', 'model', judged);
  return { ...judged, milliseconds: Math.round(performance.now() - began) };
};

type Judged = Omit<Trial, 'milliseconds'>;

const unusable = (because: NonNullable<Answering['because']>): Unusable => {
  if (because === 'locked' || because === 'no-engine' || because === 'no-file') return because;
  throw conflict('No model is set up. Save its address first, or choose a model file, then try it.');
};

const ask = async ({ row, model }: RealModel): Promise<Judged> => {
  const isFile = row.file_sha256 !== null;
  try {
    const { text } = await generateText({ model, prompt: 'Answer with one word: ready.', maxOutputTokens: 16, maxRetries: 0, abortSignal: AbortSignal.timeout(isFile ? LOADING_MS : TRIAL_MS) });
    return { verdict: text.trim() === '' ? 'unreadable' : 'answers', status: null };
  } catch (error) {
    if (busyIn(error) !== undefined) return { verdict: 'busy', status: null };
    return verdictOf(error);
  }
};

/** Never the endpoint's own words: they may quote the key. */
const verdictOf = (error: unknown): Judged => {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof EngineGone) return { verdict: 'died', status: null };
    if (cause instanceof RefusedAddress) return { verdict: 'refused-address', status: null };
    if (/Timeout|Abort/.test(cause.name)) return { verdict: 'too-slow', status: null };
  }
  if (!APICallError.isInstance(error)) return { verdict: 'unreadable', status: null };
  const { statusCode } = error;
  if (statusCode === undefined) return { verdict: 'not-reached', status: null };
  return { verdict: statusCode < 400 ? 'unreadable' : 'refused', status: statusCode };
};
