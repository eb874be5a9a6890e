// Stands in for the openai package: the part of it that applications use most, answered by the host.
import type { Ask } from './index.ts';
import { namesOf, type Said, type Sent, type Tools } from './llm.ts';

type Creation = { model: string; messages: Sent[]; tools?: Tools; max_tokens?: number; max_completion_tokens?: number };
type Options = { apiKey?: string; maxRetries?: number; signal?: AbortSignal };

/** Made anew for a request, as all of this is: what a program changed in a class is gone with it. */
function makeErrors() {
  class OpenAIError extends Error {}
  /** Made as the package makes it: `(status, what the provider's answer says, message, headers)`. */
  class APIError extends OpenAIError {
    readonly status: number | undefined;
    readonly headers: unknown;
    readonly error: unknown;
    readonly code: unknown;
    readonly param: unknown;
    readonly type: unknown;
    readonly requestID: string | null = null;
    constructor(status?: number, error?: { message?: string; code?: unknown; param?: unknown; type?: unknown }, message?: string, headers?: unknown) {
      super([status, error?.message ?? message].filter((part) => part !== undefined && part !== '').join(' ') || '(no status code or body)');
      Object.assign(this, { status, error, headers, code: error?.code, param: error?.param, type: error?.type });
    }
  }
  class APIUserAbortError extends APIError {
    constructor({ message = 'Request was aborted.' }: { message?: string } = {}) {
      super(undefined, undefined, message);
    }
  }
  class APIConnectionError extends APIError {
    constructor({ message = 'Connection error.', cause }: { message?: string; cause?: unknown } = {}) {
      super(undefined, undefined, message);
      if (cause !== undefined) this.cause = cause;
    }
  }
  class APIConnectionTimeoutError extends APIConnectionError {
    constructor({ message = 'Request timed out.' }: { message?: string } = {}) {
      super({ message });
    }
  }
  class BadRequestError extends APIError {}
  class AuthenticationError extends APIError {}
  class PermissionDeniedError extends APIError {}
  class NotFoundError extends APIError {}
  class ConflictError extends APIError {}
  class UnprocessableEntityError extends APIError {}
  class RateLimitError extends APIError {}
  class InternalServerError extends APIError {}

  const WITHOUT = { APIUserAbortError, APIConnectionError, APIConnectionTimeoutError };
  const WITH = { BadRequestError, AuthenticationError, PermissionDeniedError, NotFoundError, ConflictError, UnprocessableEntityError, RateLimitError, InternalServerError };
  const STATUS = { BadRequestError: 400, AuthenticationError: 401, PermissionDeniedError: 403, NotFoundError: 404, ConflictError: 409, UnprocessableEntityError: 422, RateLimitError: 429, InternalServerError: 500 };
  const all = { OpenAIError, APIError, ...WITHOUT, ...WITH };
  // What makes one file of many calls classes as it likes.
  for (const [name, one] of Object.entries(all)) Object.defineProperty(one, 'name', { value: name });

  /** What the host calls the failure, as the error of that name; a timeout is called otherwise in Python. */
  const of = (problem: unknown): Error => {
    const { name, message } = problem as Error;
    const called = name === 'APITimeoutError' ? 'APIConnectionTimeoutError' : name;
    const said = message.replace(/^Error code: \d+ - /, '');
    const isOf = <T extends object>(kinds: T, name: string | number | symbol): name is keyof T => Object.hasOwn(kinds, name);
    const made = isOf(WITH, called) ? new WITH[called](STATUS[called], undefined, said) : isOf(WITHOUT, called) ? new WITHOUT[called]({ message: said }) : new OpenAIError(message);
    return Object.assign(made, { name: called });
  };
  const mayHelp = (problem: unknown): boolean => problem instanceof APIConnectionError || (problem instanceof APIError && [408, 409, 429, 500].includes(problem.status ?? 0));
  return { all, of, mayHelp };
}

/**
 * `new OpenAI({ apiKey })`, then `await client.chat.completions.create({ model, messages, tools, max_completion_tokens }, { signal })`.
 * It tries again as often as `maxRetries` says and, unlike the package, not by itself: a call that is written is a call.
 */
export const makeOpenAi = (ask: Ask, env: Record<string, string | undefined>): Record<string, unknown> => {
  const errors = makeErrors();
  class OpenAI {
    readonly apiKey: string;
    readonly maxRetries: number;
    readonly chat: { completions: { create: (asked: Creation, options?: Options) => Promise<object> } };
    constructor({ apiKey, maxRetries = 0 }: Options = {}) {
      const key = apiKey ?? env['OPENAI_API_KEY'];
      if (key === undefined) throw new errors.all.OpenAIError('The OPENAI_API_KEY environment variable is missing or empty; provide it as apiKey.');
      this.apiKey = key;
      this.maxRetries = maxRetries;
      this.chat = { completions: { create: (asked, options) => this.#create(asked, options) } };
    }
    withOptions(options: Options = {}): OpenAI {
      return new OpenAI({ apiKey: this.apiKey, maxRetries: this.maxRetries, ...options });
    }
    async #create(asked: Creation, { maxRetries = this.maxRetries, signal }: Options = {}): Promise<object> {
      for (let left = maxRetries; ; left -= 1) {
        if (signal?.aborted) throw Object.assign(new errors.all.APIUserAbortError(), { name: 'APIUserAbortError' });
        try {
          return await this.#ask(asked);
        } catch (problem) {
          const failure = errors.of(problem);
          if (left <= 0 || !errors.mayHelp(failure)) throw failure;
        }
      }
    }
    async #ask(asked: Creation): Promise<object> {
      const { model, messages, tools } = asked;
      const said = (await ask('llm.generate', [{ apiKey: this.apiKey, model, messages, tools: namesOf(tools), maxTokens: asked.max_completion_tokens ?? asked.max_tokens ?? null }])) as Said;
      const toolCalls = said.toolCalls.map((one, at) => ({ id: `call_${at}`, type: 'function', function: { name: one.name, arguments: typeof one.arguments === 'string' ? one.arguments : JSON.stringify(one.arguments) } }));
      const message = { role: 'assistant', content: said.text, refusal: null, ...(toolCalls.length > 0 && { tool_calls: toolCalls }) };
      const usage = { prompt_tokens: said.usage.input, completion_tokens: said.usage.output, total_tokens: said.usage.input + said.usage.output };
      return { id: 'chatcmpl-1', object: 'chat.completion', model, choices: [{ index: 0, message, finish_reason: toolCalls.length > 0 ? 'tool_calls' : 'stop' }], usage };
    }
  }
  Object.assign(OpenAI, errors.all);
  return { __esModule: true, default: OpenAI, OpenAI, ...errors.all };
};
