// A call of the AI SDK's interface as the engine wants it, and the engine's answer as that interface wants it.
import type { LanguageModelV3CallOptions, LanguageModelV3Content, LanguageModelV3GenerateResult, LanguageModelV3Message, LanguageModelV3Prompt } from '@ai-sdk/provider';
import { randomInt, randomUUID } from 'node:crypto';
import type { Functions, Generated, HistoryItem, Order } from './engine-messages.ts';

const MOST_TOKENS = 512;
const TEMPERATURE = 0.7;

export const toOrder = ({ prompt, tools, maxOutputTokens = MOST_TOKENS, temperature = TEMPERATURE, seed = randomInt(2 ** 31) }: Pick<LanguageModelV3CallOptions, 'prompt' | 'tools' | 'maxOutputTokens' | 'temperature' | 'seed'>): Order => {
  const functions = Object.fromEntries((tools ?? []).flatMap((tool) => (tool.type === 'function' ? [[tool.name, { ...(tool.description !== undefined && { description: tool.description }), params: tool.inputSchema }] as const] : [])));
  return { history: toHistory(prompt), functions: Object.keys(functions).length === 0 ? undefined : (functions satisfies Functions), maxTokens: maxOutputTokens, temperature, seed };
};

const textOf = ({ content }: LanguageModelV3Message): string => (typeof content === 'string' ? content : content.map((part) => (part.type === 'text' ? part.text : '')).join(''));

/** A call and what came of it stand in the model's own turn, which goes on after it. */
const toHistory = (prompt: LanguageModelV3Prompt): HistoryItem[] => {
  const history: HistoryItem[] = [];
  const results = resultsOf(prompt);
  for (const message of prompt) {
    if (message.role === 'system' || message.role === 'user') history.push({ type: message.role, text: textOf(message) });
    if (message.role !== 'assistant') continue;
    const response = message.content.flatMap((part): (string | { type: 'functionCall'; name: string; params: unknown; result: unknown })[] => {
      if (part.type === 'text') return part.text === '' ? [] : [part.text];
      return part.type === 'tool-call' ? [{ type: 'functionCall', name: part.toolName, params: part.input, result: results.get(part.toolCallId) ?? '' }] : [];
    });
    const last = history.at(-1);
    if (last?.type === 'model') last.response.push(...response);
    else history.push({ type: 'model', response });
  }
  return history;
};

const resultsOf = (prompt: LanguageModelV3Prompt): Map<string, unknown> =>
  new Map(prompt.flatMap((message) => (message.role === 'tool' ? message.content.flatMap((part) => (part.type === 'tool-result' ? [[part.toolCallId, 'value' in part.output ? part.output.value : ''] as const] : [])) : [])));

export const toResult = ({ text, calls, reason, inputTokens, outputTokens }: Generated): LanguageModelV3GenerateResult => {
  const content: LanguageModelV3Content[] = [
    ...(text === '' ? [] : [{ type: 'text' as const, text }]),
    ...calls.map(({ name, params }) => ({ type: 'tool-call' as const, toolCallId: randomUUID(), toolName: name, input: JSON.stringify(params ?? {}) })),
  ];
  return {
    content,
    finishReason: { unified: reason, raw: reason },
    usage: { inputTokens: { total: inputTokens, noCache: inputTokens, cacheRead: 0, cacheWrite: 0 }, outputTokens: { total: outputTokens, text: outputTokens, reasoning: 0 } },
    warnings: [],
  };
};
