// Which model answers: the organisation's own where one is set up and well, else the simulated assistant, with the reason.
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModel } from 'ai';
import type { Ctx } from '../platform/context.ts';
import { type Breaker, makeBreaker } from '../platform/model/breaker.ts';
import { guardedFetch } from '../platform/model/guarded-fetch.ts';
import { openSecret } from '../platform/secrets/seal.ts';
import { embeddedModel } from '../platform/model/embedded/embedded-model.ts';
import { engineFolder, findEngine } from '../platform/model/embedded/find-engine.ts';
import { findModelFile, modelPath } from '../platform/model/embedded/model-files.ts';
import type { Answering } from './schemas.ts';
import { findModel, type ModelRow } from './store-model.ts';

/** `stop` ends the process that runs a model file; the next message would start it again. */
export type RealModel = { row: ModelRow; model: LanguageModel; breaker: Breaker; stop(): void };
/** Set up, and yet not to be used by this process. */
export type Unusable = 'locked' | 'no-engine' | 'no-file';
export type Chosen = { real: RealModel } | { because: NonNullable<Answering['because']> };

const FAILURES = 3;
const REST_MS = 60_000;
/** How long another process may go on with what an owner has just changed. */
const FRESH_MS = 2_000;

type Known = { readAt: number; row: ModelRow | undefined; real: RealModel | Unusable | undefined };
const known = new WeakMap<Ctx['live'], Known>();

/** After a change by an owner in this process. */
export const forgetModel = ({ live }: Ctx): void => {
  stopReal(known.get(live)?.real);
  known.delete(live);
};

const stopReal = (real: Known['real']): void => void (typeof real === 'object' && real.stop());

export const chooseModel = async (ctx: Ctx): Promise<Chosen> => {
  const real = await currentModel(ctx);
  if (real === undefined) return { because: 'not-configured' };
  return typeof real === 'string' ? { because: real } : { real };
};

const currentModel = async (ctx: Ctx): Promise<Known['real']> => {
  const there = known.get(ctx.live);
  const now = performance.now();
  if (there !== undefined && now - there.readAt < FRESH_MS) return there.real;
  const row = await findModel(ctx);
  const isSame = there !== undefined && there.row?.changed_at.getTime() === row?.changed_at.getTime();
  // The breaker belongs to these settings: it goes on while they stay. What was missing may have come meanwhile, and the other way round.
  const real = isSame && typeof there.real === 'object' && isStillThere(ctx, there.real) ? there.real : row && makeReal(ctx, row);
  if (there?.real !== real) stopReal(there?.real);
  known.set(ctx.live, { readAt: now, row, real });
  return real;
};

const isStillThere = ({ config }: Ctx, { row }: RealModel): boolean => row.file_sha256 === null || findModelFile(config.dataDir, row.model)?.sha256 === row.file_sha256;

const makeReal = (ctx: Ctx, row: ModelRow): RealModel | Unusable => (row.base_url === null ? fromFile(ctx, row) : fromEndpoint(ctx, row, row.base_url));

const makeBreakerFor = (): Breaker => makeBreaker({ after: FAILURES, restMs: REST_MS });

const fromFile = ({ config: { dataDir } }: Ctx, row: ModelRow): RealModel | Unusable => {
  const engine = findEngine(engineFolder(dataDir));
  if (engine.is !== 'ready') return 'no-engine';
  const kept = findModelFile(dataDir, row.model);
  if (kept === undefined || kept.sha256 !== row.file_sha256) return 'no-file';
  const model = embeddedModel({ ...kept, entry: engine.entry, path: modelPath(dataDir, kept.name) });
  return { row, model, breaker: makeBreakerFor(), stop: () => model.stop() };
};

const fromEndpoint = (ctx: Ctx, row: ModelRow, baseUrl: string): RealModel | Unusable => {
  const key = row.sealed_key === null ? null : openSecret(ctx.config, row.sealed_key);
  if (key === undefined) return 'locked';
  const provider = createOpenAICompatible({ name: 'arena', baseURL: baseUrl.replace(/\/+$/, ''), ...(key !== null && { apiKey: key }), fetch: guardedFetch({ allowsLoopback: ctx.config.modelOnLoopback }) });
  return { row, model: provider(row.model), breaker: makeBreakerFor(), stop: () => {} };
};

/** As `state` of the settings: what an owner sees. */
export const modelState = async (ctx: Ctx): Promise<'ready' | 'resting' | Unusable> => {
  const real = await currentModel(ctx);
  if (typeof real === 'string') return real;
  return real !== undefined && real.breaker.isResting() ? 'resting' : 'ready';
};
