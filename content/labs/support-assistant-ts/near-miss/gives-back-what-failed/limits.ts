// How much a customer may ask for.
export const MAX_MESSAGE = 2000;
export const MAX_TURNS = 10;
const MAX_MESSAGES = 10;
const WINDOW = 60_000;
const asked = new Map();

export const giveBack = (customer) => asked.get(customer)?.pop();

export function isAllowed(customer) {
  const now = Date.now();
  const recent = (asked.get(customer) ?? []).filter((at) => now - at < WINDOW);
  asked.set(customer, recent);
  if (recent.length >= MAX_MESSAGES) return false;
  recent.push(now);
  return true;
}
