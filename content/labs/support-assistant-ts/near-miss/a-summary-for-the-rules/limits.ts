// How much a customer may ask for.
const times = new Map();

export function isTooFast(id) {
  const now = Date.now();
  const recent = (times.get(id) ?? []).filter((at) => now - at < 60_000);
  times.set(id, recent);
  if (recent.length >= 10) return true;
  recent.push(now);
  return false;
}

const MOST = 2000;
export const readMessage = (message = '') => (typeof message === 'string' && message.length <= MOST ? message : null);

export function readHistory(history = []) {
  if (!Array.isArray(history)) return null;
  return history
    .filter((turn) => ['user', 'assistant'].includes(turn?.role) && typeof turn.content === 'string')
    .slice(-10)
    .map(({ role, content }) => ({ role, content: content.slice(0, MOST) }));
}
