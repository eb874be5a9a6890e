// Tokens of the real model: reserved before it is asked, for the day, the event and the player, and settled after.
import { type Ctx, inTransaction } from '../platform/context.ts';
import type { TurnResult } from './contract.ts';
import type { Answering } from './schemas.ts';
import { addTokens, type ModelRow, settleTokens } from './store-model.ts';

export type Reserved = { scopes: string[]; day: string; tokens: number };
type Spent = Extract<Answering['because'], `${string}-budget`>;

/** As much as a turn asks for at most. */
const ANSWER_TOKENS = 400;
// Some four characters of English make a token; other languages and codes need more, so it is counted by three.
const SIGNS_A_TOKEN = 3;
/** With tools the model is asked several times in a turn, each time with everything before. */
const STEPS_WITH_TOOLS = 3;
export const tokensFor = (signs: number, hasTools: boolean): number => (Math.ceil(signs / SIGNS_A_TOKEN) + ANSWER_TOKENS) * (hasTools ? STEPS_WITH_TOOLS : 1);

class BudgetSpent extends Error {
  readonly which: Spent;
  constructor(which: Spent) {
    super(which);
    this.which = which;
  }
}

/** All three or none. A process that ends before it settles leaves too much counted, never too little. */
export const reserve = async (ctx: Ctx, model: ModelRow, { subject, event }: { subject: string; event: string | null }, tokens: number): Promise<Reserved | Spent> => {
  const day = ctx.now().toISOString().slice(0, 10);
  // Always in this order, so that two who reserve at once wait for each other and not in a circle.
  const asked: { scope: string; day: string; most: number; which: Spent }[] = [
    { scope: 'day', day, most: model.day_tokens, which: 'day-budget' },
    // An event's share is for all of its days.
    ...(event === null ? [] : [{ scope: `event:${event}`, day: EVENT_DAY, most: model.event_tokens, which: 'event-budget' as const }]),
    { scope: `player:${subject}`, day, most: model.player_tokens, which: 'player-budget' },
  ];
  try {
    await inTransaction(ctx, async (ctx) => {
      for (const { which, ...one } of asked) if (!(await addTokens(ctx, { ...one, tokens }))) throw new BudgetSpent(which);
    });
  } catch (error) {
    if (error instanceof BudgetSpent) return error.which;
    throw error;
  }
  return { scopes: asked.map(({ scope }) => scope), day, tokens };
};

const EVENT_DAY = '2000-01-01';

/** Nothing was computed for it after all. */
export const giveBack = (ctx: Ctx, reserved: Reserved): Promise<void> => settleBy(ctx, reserved, -reserved.tokens);

/** Undefined `usage`: nobody knows what a failed call has cost, so it stays as reserved. */
export const settle = async (ctx: Ctx, { scopes, day, tokens }: Reserved, usage: TurnResult['usage'] | undefined): Promise<void> => {
  if (usage === undefined || usage.input + usage.output === 0) return;
  await settleBy(ctx, { scopes, day, tokens }, usage.input + usage.output - tokens);
};

const settleBy = async (ctx: Ctx, { scopes, day }: Reserved, difference: number): Promise<void> => {
  const isEvent = (scope: string): boolean => scope.startsWith('event:');
  await settleTokens(ctx, scopes.filter((scope) => !isEvent(scope)), day, difference);
  await settleTokens(ctx, scopes.filter(isEvent), EVENT_DAY, difference);
};
