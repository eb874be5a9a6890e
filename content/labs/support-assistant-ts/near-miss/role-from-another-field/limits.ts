// How much a customer may ask for.

export const MAX_MESSAGE = 2000;
export const MAX_TURNS = 10;
export const MAX_ANSWER = 500;
const PER_MINUTE = 10;

const asked = new Map<number, number[]>();

/** By customer, not by token or address, so that a second device is no second allowance. */
export function mayAsk(customerId: number): boolean {
  const now = Date.now();
  const recent = (asked.get(customerId) ?? []).filter((at) => now - at < 60_000);
  if (recent.length >= PER_MINUTE) return false;
  asked.set(customerId, [...recent, now]);
  return true;
}
