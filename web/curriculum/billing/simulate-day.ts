// One day of an AI endpoint, minute by minute: what an attack on the bill costs behind the limits that were set, and who is still served.
import type { BillingExercise, Limits } from '../../../server/curriculum/schemas.ts';

export type Attack = BillingExercise['attacks'][number];
export type Prices = { input: number; output: number };
export type Day = { attackCost: number; honestCost: number; /** In per cent of what honest people asked. */ honestServed: number; /** Minute of the day at which the budget was spent. */ spentAt: number | undefined; /** Honest requests or answers do not fit into the limits. */ isCut: boolean };
/** Some requests a minute by some accounts that behave alike. */
type Flow = { accounts: number; perDay: number; from: number; minutes: number; cost: number; isNew: boolean; sent: number; served: number; paid: number };

const MINUTES = 1_440;
const OFFICE = { from: 480, minutes: 600 };
const MILLION = 1_000_000;

const least = (wanted: number, limit: number): number => (limit === 0 ? wanted : Math.min(wanted, limit));

/** Attackers learn what is let through, and send just that. */
const costOf = ({ inputTokens, outputTokens }: { inputTokens: number; outputTokens: number }, limits: Limits, { input, output }: Prices): number =>
  (least(inputTokens, limits.inputTokens) * input + least(outputTokens, limits.outputTokens) * output) / MILLION;

export const simulateDay = (exercise: BillingExercise, limits: Limits, prices: Prices, attack?: Attack): Day => {
  const { honest, developmentBudget } = exercise;
  const flow = (accounts: number, isNew: boolean): Flow => ({ accounts, perDay: honest.perDay, ...OFFICE, cost: costOf(honest, limits, prices), isNew, sent: 0, served: 0, paid: 0 });
  const newcomers = Math.round(honest.accounts * honest.newShare);
  const people = [flow(honest.accounts - newcomers, false), flow(newcomers, true)].filter(({ accounts }) => accounts > 0);
  const isCut = (limits.inputTokens > 0 && limits.inputTokens < honest.inputTokens) || (limits.outputTokens > 0 && limits.outputTokens < honest.outputTokens);
  const attacking: Flow | undefined = attack && {
    accounts: attack.accounts, perDay: attack.perDay, from: attack.fromHour * 60, minutes: attack.hours * 60, isNew: attack.isNew, sent: 0, served: 0, paid: 0,
    // Whoever holds a key calls the provider and never meets the limits of the application.
    cost: costOf(attack, attack.hasKey ? NO_LIMITS : limits, prices),
  };
  // A leaked key is the development key, as it lies about in more places; where there is one key only, it is production's too.
  const isElsewhere = attack?.hasKey === true && limits.keys === 'two';
  const bill: Bill = { left: limits.budget === 0 ? Infinity : limits.budget, spentAt: undefined };
  const otherBill: Bill = { left: developmentBudget, spentAt: undefined };
  let keyLeft = limits.perDay === 0 ? Infinity : limits.perDay;

  for (let minute = 0; minute < MINUTES; minute += 1) {
    const through = (attack?.hasKey === true ? people : [...people, ...(attacking ? [attacking] : [])]).filter((one) => isAwake(one, minute));
    const asked = through.map((one) => ({ one, count: Math.min(one.accounts * rateOf(one), one.accounts * one.perDay - one.sent) }));
    for (const each of asked) each.one.sent += each.count;
    const passed = limits.by === 'key' ? byKey(asked, limits, keyLeft) : asked.map(({ one, count }) => ({ one, count: byPerson(one, count, limits) }));
    if (limits.by === 'key') keyLeft -= passed.reduce((sum, { count }) => sum + count, 0);
    pay(passed, bill, minute);
    if (attacking !== undefined && attack?.hasKey && isAwake(attacking, minute)) pay([{ one: attacking, count: attacking.accounts * rateOf(attacking) }], isElsewhere ? otherBill : bill, minute);
  }
  const wanted = honest.accounts * honest.perDay;
  const served = people.reduce((sum, { served }) => sum + served, 0);
  return { attackCost: attacking?.paid ?? 0, honestCost: people.reduce((sum, { paid }) => sum + paid, 0), honestServed: isCut ? 0 : (100 * served) / wanted, spentAt: bill.spentAt, isCut };
};

const NO_LIMITS: Limits = { inputTokens: 0, outputTokens: 0, perMinute: 0, perDay: 0, perDayNew: 0, budget: 0, by: 'person', keys: 'one' };
const isAwake = ({ from, minutes }: Flow, minute: number): boolean => minute >= from && minute < from + minutes;
const rateOf = ({ perDay, minutes }: Flow): number => perDay / minutes;

type Asked = { one: Flow; count: number };
type Bill = { left: number; spentAt: number | undefined };

/** Each account for itself: so many a minute, so many a day, and fewer where it was made today. */
const byPerson = (one: Flow, count: number, { perMinute, perDay, perDayNew }: Limits): number => {
  const inDay = least(perDay === 0 ? Infinity : perDay, one.isNew ? perDayNew : 0) * one.accounts;
  return Math.max(0, Math.min(least(count, perMinute * one.accounts), inDay - one.served));
};

/** Everybody from one pot, in proportion to how loudly they ask. */
const byKey = (asked: readonly Asked[], { perMinute }: Limits, left: number): Asked[] => {
  const all = asked.reduce((sum, { count }) => sum + count, 0);
  const share = all === 0 ? 0 : Math.max(0, Math.min(1, least(all, perMinute) / all, left / all));
  return asked.map(({ one, count }) => ({ one, count: count * share }));
};

const pay = (passed: readonly Asked[], bill: Bill, minute: number): void => {
  const cost = passed.reduce((sum, { one, count }) => sum + count * one.cost, 0);
  const share = cost === 0 ? 1 : Math.max(0, Math.min(1, bill.left / cost));
  for (const { one, count } of passed) {
    one.served += count * share;
    one.paid += count * share * one.cost;
  }
  bill.left -= cost * share;
  if (share < 1) bill.spentAt ??= minute;
};

export type Judged = { attack: Attack; day: Day; isCheap: boolean; isServed: boolean };

export const judgeLimits = (exercise: BillingExercise, limits: Limits, prices: Prices): Judged[] =>
  exercise.attacks.map((attack) => {
    const day = simulateDay(exercise, limits, prices, attack);
    return { attack, day, isCheap: day.attackCost <= exercise.goals.attackCost, isServed: day.honestServed >= exercise.goals.honestServed };
  });
