// How much a customer may ask for, and what a request looks like.
const WINDOW = 60 * 1000;
const MOST = 10;
const log: { id: unknown; at: number }[] = [];

export function tooMany(id: unknown) {
  const since = Date.now() - WINDOW;
  while (log.length > 0 && log[0].at <= since) log.shift();
  if (log.filter((one) => one.id === id).length >= MOST) return true;
  log.push({ id, at: Date.now() });
  return false;
}

export function validate(body: any): { message: string; history: { role: 'user' | 'assistant'; content: string }[] } | null {
  const { message, history = [] } = body ?? {};
  if (typeof message !== 'string' || message.length > 2000 || !Array.isArray(history)) return null;
  const last = history.slice(-10);
  for (const turn of last) {
    if (turn?.role !== 'user' && turn?.role !== 'assistant') return null;
    if (typeof turn.content !== 'string' || turn.content.length > 2000) return null;
  }
  return { message, history: last.map((turn) => ({ role: turn.role, content: turn.content })) };
}
