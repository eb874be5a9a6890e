// One turn of a conversation: guards, the model, guards again, and a record of all of it. The same in front of any model.
import { generateText, type ModelMessage, stepCountIs } from 'ai';
import type { ChallengeLevel, Decision, DisguiseName, Effect, Leak, TurnRecord, TurnRequest, TurnResult } from './contract.ts';
import { filterInput } from './guards/input-filter.ts';
import { watchTurn, type Watched } from './guards/monitor.ts';
import { filterOutput } from './guards/output-filter.ts';
import { judge } from './judging/judge.ts';
import { type Reading, readMessage } from './reading/read-message.ts';
import { SIMULATED } from './simulator/simulated-assistant.ts';
import { systemPromptFor } from './system-prompt.ts';
import { toolsOf } from './tools.ts';

const MOST_TOKENS = 400;
const MOST_STEPS = 3;
/** Several times as much as that many tokens; what an endpoint says beyond it is neither judged nor shown. */
const MOST_SIGNS = 8_000;

/** Throws what the model throws (a provider that fails, an aborted signal); guards never throw. */
export const takeTurn = async (request: TurnRequest): Promise<TurnResult> => {
  const { challenge, level: name, message, watch } = request;
  const level = challenge.levels.find((one) => one.level === name);
  if (level === undefined) throw new Error(`${challenge.slug} has no level ${name}.`);
  const reading = readMessage(message, challenge.knowledge.flatMap(({ about }) => about), challenge.messageTemplate !== '{{message}}');
  const watched = watchTurn(level.monitor, watch, reading);
  const inputHits = filterInput(level.inputFilter, message);
  const turn: Turn = { request, level, reading, watched, inputHits };
  if (watched.isStopped) return stopped(turn, 'monitor', level.monitor!.says);
  if (inputHits.length > 0) return stopped(turn, 'input', level.inputFilter!.says);
  return ask(turn);
};

type Turn = { request: TurnRequest; level: ChallengeLevel; reading: Reading; watched: Watched; inputHits: string[] };

const ask = async (turn: Turn): Promise<TurnResult> => {
  const { request, level, watched } = turn;
  const { challenge, secret, message, history, seed, model, signal } = request;
  const effects: Effect[] = [];
  const outputHits: DisguiseName[] = [];
  const mayPass = (text: string): boolean => {
    const hit = filterOutput(level.outputFilter, text, secret);
    if (hit !== undefined) outputHits.push(hit);
    return hit === undefined;
  };
  const mayCall = (text: string): boolean => level.outputFilter?.readsToolCalls !== true || mayPass(text);
  const { text: said, totalUsage, steps } = await generateText({
    model,
    system: systemPromptFor(challenge, level, secret, message, watched.isWatched),
    messages: [...history.flatMap(({ said, shown }): ModelMessage[] => [{ role: 'user', content: wrapped(challenge.messageTemplate, said) }, { role: 'assistant', content: shown }]), { role: 'user', content: wrapped(challenge.messageTemplate, message) }],
    tools: toolsOf(challenge, effects, mayCall),
    stopWhen: stepCountIs(MOST_STEPS),
    maxRetries: 0,
    maxOutputTokens: MOST_TOKENS,
    abortSignal: signal,
    providerOptions: { [SIMULATED]: { seed } },
  });
  const text = said.slice(0, MOST_SIGNS);
  const passes = mayPass(text) && outputHits.length === 0;
  const reply = passes ? text : level.outputFilter!.says;
  const decision = (steps.map(({ providerMetadata }) => providerMetadata?.[SIMULATED]?.decision).find((found) => found !== undefined) ?? null) as Decision | null;
  return {
    reply,
    stoppedBy: passes ? null : 'output',
    effects,
    watch: watched.state,
    usage: counted(totalUsage),
    record: recordOf(turn, { outputHits, decision, keptBack: passes ? null : text, leak: judge(secret, [reply, ...effects.flatMap(({ input }) => Object.values(input))].join('\n')).leak }),
  };
};

/** More than any model reads or writes in a turn. */
const MOST_COUNTED = 10_000_000;

/** An endpoint that counts below nothing or beyond all measure is not believed: it neither fills nor empties a budget, and breaks no turn. */
const counted = ({ inputTokens = 0, outputTokens = 0 }: { inputTokens?: number | undefined; outputTokens?: number | undefined }): TurnResult['usage'] => {
  const isCount = (tokens: number): boolean => Number.isInteger(tokens) && tokens >= 0 && tokens <= MOST_COUNTED;
  return isCount(inputTokens) && isCount(outputTokens) ? { input: inputTokens, output: outputTokens } : { input: 0, output: 0 };
};

const wrapped = (template: string, message: string): string => template.replace('{{message}}', () => message);

const stopped = (turn: Turn, by: 'input' | 'monitor', says: string): TurnResult => ({
  reply: says,
  stoppedBy: by,
  effects: [],
  watch: turn.watched.state,
  usage: { input: 0, output: 0 },
  record: recordOf(turn, { outputHits: [], decision: null, keptBack: null, leak: null }),
});

const recordOf = ({ request, reading, watched, inputHits }: Turn, rest: { outputHits: DisguiseName[]; decision: Decision | null; keptBack: string | null; leak: Leak }): TurnRecord => ({
  version: 1,
  seed: request.seed,
  model: typeof request.model === 'string' ? request.model : `${request.model.provider}/${request.model.modelId}`,
  features: reading.features,
  families: familiesOf(reading),
  views: reading.views,
  risk: { added: watched.added, after: watched.state.risk },
  inputHits,
  ...rest,
});

/** What refers or presses and yet fits nothing we know is kept for review: a simulator is worth nothing on a family it has no feature for. */
const familiesOf = ({ attempt, families, ordinary, features }: Reading): TurnRecord['families'] => {
  if (attempt >= 2) return families.length > 0 ? families : ['unrecognised'];
  return (ordinary <= 1 && attempt >= 1) || (ordinary === 0 && features.includes('override')) ? ['unrecognised'] : [];
};
