// Stands in for a language model: `generate` from 'llm'.
import type { Ask } from './index.ts';

export type Sent = { role: string; content: string };
export type Said = { text: string; toolCalls: { name: string; arguments: Record<string, unknown> | string }[]; usage: { input: number; output: number } };
export type Tools = readonly (string | { name?: string; function?: { name: string } })[];
type Given = { system?: string; user?: string; prompt?: string; messages?: Sent[]; tools?: Tools; maxTokens?: number; model?: string };

export const namesOf = (tools: Tools | undefined): string[] => (tools ?? []).map((tool) => (typeof tool === 'string' ? tool : (tool.name ?? tool.function?.name ?? '')));

/** `await generate('…')` or `await generate({ system, user, messages, tools, maxTokens })` gives `{ text, toolCalls, usage }`. */
export const makeLlm = (ask: Ask): Record<string, unknown> => ({
  generate: async (asked: string | Given): Promise<Said> => {
    const given = typeof asked === 'string' ? { prompt: asked } : asked;
    const messages = [...(given.messages ?? [])];
    if (given.system !== undefined) messages.unshift({ role: 'system', content: given.system });
    for (const text of [given.prompt, given.user]) if (text !== undefined) messages.push({ role: 'user', content: text });
    return (await ask('llm.generate', [{ apiKey: null, model: given.model ?? null, messages, tools: namesOf(given.tools), maxTokens: given.maxTokens ?? null }])) as Said;
  },
});
