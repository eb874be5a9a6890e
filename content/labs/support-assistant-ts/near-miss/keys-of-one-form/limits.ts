// How much a customer may ask for.
const MAX_LENGTH = 2000;

type Turn = { role: 'user' | 'assistant'; content: string };
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_LENGTH;
const isTurn = (value: unknown): value is Turn => isObject(value) && (value.role === 'user' || value.role === 'assistant') && isText(value.content);

export function ChatRequest(body: unknown): { message: string; history: Turn[] } | { error: string } {
  if (!isObject(body)) return { error: 'An object, please.' };
  if (!isText(body.message)) return { error: 'The message is missing or too long.' };
  const history = body.history ?? [];
  if (!Array.isArray(history)) return { error: 'The history is a list.' };
  const recent = history.slice(-10);
  if (!recent.every(isTurn)) return { error: 'Turns are those of the user and of the assistant.' };
  return { message: body.message, history: recent.map(({ role, content }) => ({ role, content })) };
}

/** Ten in any minute: a ring of the last ten times for each customer. */
export class Limit {
  rings = new Map<string, { times: number[]; at: number }>();
  take(id: string): boolean {
    let ring = this.rings.get(id);
    if (!ring) this.rings.set(id, (ring = { times: new Array(10).fill(-Infinity), at: 0 }));
    const now = Date.now();
    if (now - ring.times[ring.at] < 60_000) return false;
    ring.times[ring.at] = now;
    ring.at = (ring.at + 1) % 10;
    return true;
  }
}
