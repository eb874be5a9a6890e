// The language model of a program's surroundings: scripted, so that a check knows what a model that obeys would do.
import type { ChatMessage, LlmReply, LlmScript } from '../program.ts';
import { type Asked, Refused } from './create-host.ts';
import { asText, listAt, recordAt, textAt } from './read-args.ts';

/** `[{ apiKey, model, messages: [{ role, content }], tools: [name], maxTokens }]` gives `{ text, toolCalls, usage: { input, output } }`. */
export function askLlm(asked: Asked, args: readonly unknown[]): { text: string; toolCalls: LlmReply['toolCalls']; usage: { input: number; output: number } } {
  const given = recordAt(args, 0);
  const messages = listAt(given, 'messages').map(readMessage);
  const script = asked.surroundings.llm ?? { rules: [], otherwise: { text: '' } };
  const maxTokens = typeof given['maxTokens'] === 'number' ? given['maxTokens'] : null;
  const apiKey = textAt(given, 'apiKey');
  asked.llmCalls += 1;
  const reply = replyOf(script, messages, asked.llmCalls, apiKey);
  const text = reply instanceof Refused ? '' : fill(reply.text, messages);
  asked.note({ does: 'llm.generate', apiKey, model: textAt(given, 'model'), messages, tools: listAt(given, 'tools').map(asText), maxTokens, reply: text });
  if (reply instanceof Refused) throw reply;
  const usage = reply.tokens ?? { input: tokensIn(messages.map(({ content }) => content).join('\n')), output: tokensIn(text) };
  return { text, toolCalls: reply.toolCalls ?? [], usage: { ...usage, output: Math.min(usage.output, maxTokens ?? usage.output) } };
}

const readMessage = (one: unknown): ChatMessage => {
  const { role, content } = (typeof one === 'object' && one !== null ? one : {}) as Record<string, unknown>;
  return { role: asText(role) || 'user', content: asText(content) };
};

const of = (messages: readonly ChatMessage[], isSystem: boolean): string =>
  messages.filter(({ role }) => (role === 'system' || role === 'developer') === isSystem).map(({ content }) => content).join('\n');

function replyOf(script: LlmScript, messages: readonly ChatMessage[], count: number, apiKey: string | null): LlmReply | Refused {
  if (script.isDown) return new Refused('APIConnectionError', 'Connection error.');
  if (script.accepts !== undefined && !script.accepts.includes(apiKey ?? '')) return new Refused('AuthenticationError', 'Error code: 401 - Incorrect API key provided.');
  if (script.whenTold !== undefined && toldBy(messages) !== undefined) return script.whenTold;
  const [system, user] = [of(messages, true), of(messages, false)];
  const fits = script.rules.find(({ when }) => {
    if (when.call !== undefined && when.call !== count) return false;
    if (when.system !== undefined && !system.includes(when.system)) return false;
    if (when.user !== undefined && !user.includes(when.user)) return false;
    return when.anywhere === undefined || `${system}\n${user}`.includes(when.anywhere);
  });
  const reply = fits?.reply ?? script.otherwise;
  return reply.fails === undefined ? reply : new Refused(reply.fails, reply.text);
}

/** What tools answered last, where that ends the conversation. */
const toldBy = (messages: readonly ChatMessage[]): string | undefined => {
  const from = messages.findLastIndex(({ role }) => role !== 'tool' && role !== 'function') + 1;
  return from < messages.length ? messages.slice(from).map(({ content }) => content).join(' ') : undefined;
};

const fill = (text: string, messages: readonly ChatMessage[]): string =>
  text.replace(/\{\{(system|user|all|told)\}\}/g, (_whole, what: string) => (what === 'told' ? (toldBy(messages) ?? '') : what === 'all' ? messages.map(({ content }) => content).join('\n') : of(messages, what === 'system')));

/** Four characters a token, as providers' own rule of thumb says for English. */
const tokensIn = (text: string): number => Math.ceil(text.length / 4);
