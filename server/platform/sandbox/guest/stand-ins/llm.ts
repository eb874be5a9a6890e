// Stand-ins for a language model: `generate` from 'llm', and the part of the openai package that applications use most.
import type { Ask } from './index.ts';

type Sent = { role: string; content: string };
type Said = { text: string; toolCalls: { name: string; arguments: Record<string, unknown> | string }[]; usage: { input: number; output: number } };
type Given = { system?: string; user?: string; prompt?: string; messages?: Sent[]; tools?: (string | { name?: string; function?: { name: string } })[]; maxTokens?: number; model?: string };

const names = (tools: Given['tools']): string[] => (tools ?? []).map((tool) => (typeof tool === 'string' ? tool : (tool.name ?? tool.function?.name ?? '')));

/** `await generate('…')` or `await generate({ system, user, messages, tools, maxTokens })` gives `{ text, toolCalls, usage }`. */
export const makeLlm = (ask: Ask): Record<string, unknown> => ({
  generate: async (asked: string | Given): Promise<Said> => {
    const given = typeof asked === 'string' ? { prompt: asked } : asked;
    const messages = [...(given.messages ?? [])];
    if (given.system !== undefined) messages.unshift({ role: 'system', content: given.system });
    for (const text of [given.prompt, given.user]) if (text !== undefined) messages.push({ role: 'user', content: text });
    return (await ask('llm.generate', [{ apiKey: null, model: given.model ?? null, messages, tools: names(given.tools), maxTokens: given.maxTokens ?? null }])) as Said;
  },
});

type Creation = { model: string; messages: Sent[]; tools?: Given['tools']; max_tokens?: number; max_completion_tokens?: number };

class OpenAIError extends Error {}
class APIError extends OpenAIError {
  readonly status: number | undefined;
  readonly code: string | null = null;
  constructor(message: string, status?: number) {
    super(message);
    this.status = status;
  }
}
class APIConnectionError extends APIError {}
class APIConnectionTimeoutError extends APIConnectionError {}
class APIUserAbortError extends APIError {}
class BadRequestError extends APIError {}
class AuthenticationError extends APIError {}
class PermissionDeniedError extends APIError {}
class NotFoundError extends APIError {}
class RateLimitError extends APIError {}
class InternalServerError extends APIError {}
const ERRORS = { OpenAIError, APIError, APIConnectionError, APIConnectionTimeoutError, APIUserAbortError, BadRequestError, AuthenticationError, PermissionDeniedError, NotFoundError, RateLimitError, InternalServerError };

/** What the host calls the failure, as the error of that name. */
const errorOf = (problem: unknown): Error => {
  const { name, message } = problem as Error;
  const made = name === 'APIConnectionError' ? new APIConnectionError(message) : name === 'AuthenticationError' ? new AuthenticationError(message, 401) : name === 'RateLimitError' ? new RateLimitError(message, 429) : new OpenAIError(message);
  return Object.assign(made, { name });
};

/** `new OpenAI({ apiKey })`, then `await client.chat.completions.create({ model, messages, tools, max_completion_tokens })`. */
export const makeOpenAi = (ask: Ask, env: Record<string, string | undefined>): Record<string, unknown> => {
  class OpenAI {
    readonly apiKey: string;
    readonly chat: { completions: { create: (asked: Creation) => Promise<object> } };
    constructor({ apiKey }: { apiKey?: string } = {}) {
      const key = apiKey ?? env['OPENAI_API_KEY'];
      if (key === undefined) throw new OpenAIError('The OPENAI_API_KEY environment variable is missing or empty; provide it as apiKey.');
      this.apiKey = key;
      this.chat = { completions: { create: (asked) => this.#create(asked) } };
    }
    withOptions(options: { apiKey?: string } = {}): OpenAI {
      return new OpenAI({ apiKey: this.apiKey, ...options });
    }
    async #create(asked: Creation): Promise<object> {
      const { model, messages, tools } = asked;
      const said = (await ask('llm.generate', [{ apiKey: this.apiKey, model, messages, tools: names(tools), maxTokens: asked.max_completion_tokens ?? asked.max_tokens ?? null }]).catch((problem: unknown) => {
        throw errorOf(problem);
      })) as Said;
      const toolCalls = said.toolCalls.map((one, at) => ({ id: `call_${at}`, type: 'function', function: { name: one.name, arguments: typeof one.arguments === 'string' ? one.arguments : JSON.stringify(one.arguments) } }));
      const message = { role: 'assistant', content: said.text, refusal: null, ...(toolCalls.length > 0 && { tool_calls: toolCalls }) };
      const usage = { prompt_tokens: said.usage.input, completion_tokens: said.usage.output, total_tokens: said.usage.input + said.usage.output };
      return { id: 'chatcmpl-1', object: 'chat.completion', model, choices: [{ index: 0, message, finish_reason: toolCalls.length > 0 ? 'tool_calls' : 'stop' }], usage };
    }
  }
  Object.assign(OpenAI, ERRORS);
  return { __esModule: true, default: OpenAI, OpenAI, ...ERRORS };
};
