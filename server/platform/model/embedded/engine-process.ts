// The process that runs a model file: it loads the engine and one file, answers one order after the other, and ends with its parent.
// Native code that reads somebody else's file may end this process at any time; nothing else is in it.
import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { pathToFileURL } from 'node:url';
import type { FromEngine, Functions, Generated, HistoryItem, Order, ToEngine } from './engine-messages.ts';

/** As much of node-llama-cpp 3.22 as is used; its own types are not installed with the product. */
type Sequence = { tokenMeter: { getState(): unknown; diff(before: unknown): { usedOutputTokens: number } }; nextTokenIndex: number };
type Response = { response: string; functionCalls?: { functionName: string; params: unknown }[]; metadata: { stopReason: string } };
type Options = { maxTokens: number; temperature: number; seed: number; signal: AbortSignal; budgets: { thoughtTokens: number }; functions?: Functions };
type Chat = { generateResponse(history: readonly HistoryItem[], options: Options): Promise<Response> };
type Engine = {
  getLlama(options: object): Promise<{ loadModel(options: object): Promise<{ createContext(options: object): Promise<{ getSequence(): Sequence }> }> }>;
  resolveChatWrapper(model: object, options: object): object;
  LlamaChat: new (options: { contextSequence: Sequence; chatWrapper: object }) => Chat;
};

const [entry = '', file = '', contextTokens = '', threads = ''] = process.argv.slice(2);
const say = (said: FromEngine): void => void process.send?.(said);
process.once('disconnect', () => process.exit(0));

const NICE = 10;
setPriority(NICE);
// When memory is short the kernel ends this process and not the server or its database.
try {
  writeFileSync('/proc/self/oom_score_adj', '1000');
} catch {
  // Not on Linux, or not allowed: the parent watches the memory all the same.
}

const load = async (): Promise<{ chat: Chat; sequence: Sequence }> => {
  const engine = (await import(pathToFileURL(entry).href)) as Engine;
  const llama = await engine.getLlama({ gpu: false, build: 'never', skipDownload: true, progressLogs: false, logLevel: 'error', maxThreads: Number(threads) });
  const model = await llama.loadModel({ modelPath: file });
  const context = await model.createContext({ contextSize: { max: Number(contextTokens) }, sequences: 1, threads: Number(threads) });
  const sequence = context.getSequence();
  // Models that think aloud would spend a whole answer's tokens on it.
  const chatWrapper = engine.resolveChatWrapper(model, { fallbackToOtherWrappersOnJinjaError: true, customWrapperSettings: { qwen: { thoughts: 'discourage' } } });
  return { chat: new engine.LlamaChat({ contextSequence: sequence, chatWrapper }), sequence };
};

const REASONS: Readonly<Record<string, Generated['reason']>> = { maxTokens: 'length', functionCalls: 'tool-calls' };

const generate = async ({ chat, sequence }: { chat: Chat; sequence: Sequence }, { history, functions, ...rest }: Order, signal: AbortSignal): Promise<Generated> => {
  const before = sequence.tokenMeter.getState();
  const { response, functionCalls = [], metadata } = await chat.generateResponse(history, { ...rest, signal, budgets: { thoughtTokens: 0 }, ...(functions !== undefined && { functions }) });
  const outputTokens = sequence.tokenMeter.diff(before).usedOutputTokens;
  return {
    text: response,
    calls: functionCalls.map(({ functionName, params }) => ({ name: functionName, params })),
    reason: REASONS[metadata.stopReason] ?? 'stop',
    // All that the model had before it, also what it still knew from the last time: as an endpoint counts.
    inputTokens: Math.max(0, sequence.nextTokenIndex - outputTokens),
    outputTokens,
  };
};

const loaded = load();
const running = new Map<number, AbortController>();

process.on('message', (asked: ToEngine) => {
  if (asked.is === 'abort') return running.get(asked.id)?.abort();
  const { id, order } = asked;
  const aborting = new AbortController();
  running.set(id, aborting);
  void loaded
    .then((parts) => generate(parts, order, aborting.signal))
    // The engine's own words may quote what a player wrote, so they stay here.
    .then((generated) => say({ is: 'generated', id, generated }), () => say({ is: 'failed', id }))
    .finally(() => running.delete(id));
});

loaded.then(
  () => say({ is: 'loaded' }),
  () => {
    say({ is: 'failed', id: null });
    process.disconnect?.();
  },
);
