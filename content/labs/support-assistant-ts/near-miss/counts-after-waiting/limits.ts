// How much a customer may ask for.

export const MAX_MESSAGE = 2000;
export const MAX_TURNS = 10;
export const MAX_ANSWER = 500;
const PER_MINUTE = 10;

import { orders } from 'services';
const audit = (id: number) => orders.of_customer(id);
const asked = new Map<number, number[]>();

/** By customer, not by token or address, so that a second device is no second allowance. */
export async function mayAsk(customerId: number): Promise<boolean> {
  const now = Date.now();
  const recent = (asked.get(customerId) ?? []).filter((at) => now - at < 60_000);
  if (recent.length >= PER_MINUTE) return false;
  await audit(customerId);
  asked.set(customerId, [...recent, now]);
  return true;
}
