// A model file as a language model: the same interface as an endpoint, one answer at a time, in a process that is started when it is needed and ended when it is not.
import type { LanguageModelV3, LanguageModelV3CallOptions, LanguageModelV3GenerateResult } from '@ai-sdk/provider';
import { hashOfFile } from './hash-of-file.ts';
import { type EngineChild, EngineGone, startEngine } from './engine-child.ts';
import { streamOfResult } from '../stream-of-result.ts';
import type { Generated } from './engine-messages.ts';
import { toOrder, toResult } from './to-order.ts';

/** Others are served first, or the model is still being loaded. Nothing was computed unless `hasBegun`. */
export class ModelBusy extends Error {
  readonly hasBegun: boolean;
  constructor(hasBegun: boolean) {
    super('the model is busy');
    this.name = 'ModelBusy';
    this.hasBegun = hasBegun;
  }
}

export type EmbeddedModel = LanguageModelV3 & { stop(): void };
export type EmbeddedSettings = { entry: string; name: string; path: string; sha256: string; bytes: number; contextTokens: number; mostBytes?: number; idleMs?: number; isOpen?: boolean };

/** The longest conversation of the arena takes some 12,000 signs besides its prompt; beyond this the engine drops its beginning, not the prompt. */
const MOST_CONTEXT = 4_096;
/** Waiting longer than this many others would take is in vain: a turn has half a minute. */
const MOST_WAITING = 8;
/** Whoever waited this long had less time than the model needs, which is not the model's fault. */
const FAIR_MS = 2_000;
const IDLE_MS = 15 * 60_000;
// Weights are held twice where llama.cpp rearranges them (measured with 1,024 tokens of context: 1.9 to 2.7 times the file); what a conversation needs comes on top.
const memoryFor = (bytes: number): number => 2.5 * bytes + 1.5 * 1024 ** 3;

export const embeddedModel = ({ entry, name, path, sha256, bytes, contextTokens, mostBytes = memoryFor(bytes), idleMs = IDLE_MS, isOpen = false }: EmbeddedSettings): EmbeddedModel => {
  let child: Promise<EngineChild> | undefined;
  let running: EngineChild | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let idle: NodeJS.Timeout | undefined;

  const start = async (): Promise<EngineChild> => {
    // What the owner chose is what is loaded, also when the file was exchanged since.
    if ((await hashOfFile(path)) !== sha256) throw new EngineGone('the file is not the one that was imported');
    running = startEngine({ entry, file: path, contextTokens: Math.min(contextTokens, MOST_CONTEXT), mostBytes, isOpen });
    await running.loaded;
    return running;
  };
  /** Loading goes on when whoever asked for it has gone: the next one finds it ready. */
  const loadedChild = (): Promise<EngineChild> => {
    if (running?.isGone() === true) child = undefined;
    child ??= start().catch((error: unknown) => {
      child = undefined;
      throw error;
    });
    return child;
  };
  const stop = (): void => {
    clearTimeout(idle);
    running?.end('it is not needed any more');
  };

  const answer = async (options: LanguageModelV3CallOptions, signal: AbortSignal, turn: Promise<unknown>): Promise<Generated> => {
    const began = performance.now();
    await before(signal, turn);
    const ready = await before(signal, loadedChild());
    const waited = performance.now() - began;
    try {
      return await ready.generate(toOrder(options), signal);
    } catch (error) {
      if (signal.aborted && waited > FAIR_MS) throw new ModelBusy(true);
      throw error;
    }
  };
  const doGenerate = async (options: LanguageModelV3CallOptions): Promise<LanguageModelV3GenerateResult> => {
    const signal = options.abortSignal ?? AbortSignal.timeout(60_000);
    if (waiting >= MOST_WAITING) throw new ModelBusy(false);
    waiting += 1;
    clearTimeout(idle);
    const mine = answer(options, signal, queue);
    // Whoever gives up while waiting does not let the next one past those who are still before it.
    queue = Promise.allSettled([queue, mine]);
    try {
      return toResult(await mine);
    } finally {
      waiting -= 1;
      if (waiting === 0) idle = setTimeout(stop, idleMs).unref();
    }
  };

  return {
    specificationVersion: 'v3',
    provider: 'embedded',
    modelId: name,
    supportedUrls: {},
    doGenerate,
    doStream: async (options) => ({ stream: streamOfResult(await doGenerate(options)) }),
    stop,
  };
};

/** `work`, unless the signal is first: then nothing was computed for this one. */
const before = async <T>(signal: AbortSignal, work: Promise<T>): Promise<T> => {
  if (signal.aborted) throw new ModelBusy(false);
  let isLate = (): void => {};
  const late = new Promise<never>((_, reject) => (isLate = () => reject(new ModelBusy(false))));
  signal.addEventListener('abort', isLate, { once: true });
  try {
    return await Promise.race([work, late]);
  } finally {
    signal.removeEventListener('abort', isLate);
  }
};
