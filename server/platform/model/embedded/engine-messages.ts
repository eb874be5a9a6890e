// What the server and the process with the engine say to each other. Types only: the process loads nothing of ours but this.

/** As node-llama-cpp wants a conversation: what a model said is text and calls of functions with what came of them. */
export type HistoryItem =
  | { type: 'system'; text: string }
  | { type: 'user'; text: string }
  | { type: 'model'; response: (string | { type: 'functionCall'; name: string; params: unknown; result: unknown })[] };

export type Functions = Record<string, { description?: string; params?: unknown }>;

export type Order = { history: HistoryItem[]; functions: Functions | undefined; maxTokens: number; temperature: number; seed: number };

export type Generated = { text: string; calls: { name: string; params: unknown }[]; reason: 'stop' | 'length' | 'tool-calls'; inputTokens: number; outputTokens: number };

export type ToEngine = { is: 'generate'; id: number; order: Order } | { is: 'abort'; id: number };
export type FromEngine = { is: 'loaded' } | { is: 'generated'; id: number; generated: Generated } | { is: 'failed'; id: number | null };
