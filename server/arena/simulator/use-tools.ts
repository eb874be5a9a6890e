// When the simulated assistant reaches for a tool, and what it says once the tool has answered.
import type { ToolName } from '../contract.ts';

export type ToolUse = { tool: ToolName; input: Record<string, string> };

const ORDER = /\b(?:order|nr|no|number|#)?\W{0,3}(\d{5})\b/;
const ADDRESS = /\b[\w.+-]+@[\w-]+\.[a-z.]{2,}\b/i;

/** The ordinary use: an order looked up, a refund for one asked for. */
export const ordinaryUse = (message: string, tools: readonly ToolName[]): ToolUse | undefined => {
  const id = ORDER.exec(message)?.[1];
  if (id === undefined) return undefined;
  if (tools.includes('refund-order') && /\brefund|money back|reimburs/i.test(message) && !/\b(?:policy|how long|when)\b/i.test(message)) return { tool: 'refund-order', input: { order: id } };
  return tools.includes('look-up-order') ? { tool: 'look-up-order', input: { order: id } } : undefined;
};

/** The mail an attack asks for; `body` is what the assistant would otherwise have said. */
export const mailFor = (message: string, understood: string, body: string): ToolUse => ({ tool: 'send-email', input: { to: ADDRESS.exec(message)?.[0] ?? ADDRESS.exec(understood)?.[0] ?? 'customer@example.com', subject: 'As requested', body } });

export const sayAfter = (tool: string, result: string): string => (tool === 'send-email' ? 'Done, the e-mail is on its way.' : result);
