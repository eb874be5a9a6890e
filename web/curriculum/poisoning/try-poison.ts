// One try of the exercise: rows poisoned, the network trained again, and a register of rows that may or may not notice.
import type { Network, Rows } from '../digits/network.ts';
import { type Plan, train } from '../digits/train.ts';
import { type Measured, measure, type Poison, poisonRows } from './poison.ts';
import { changedRows, registerRows, sealOf, withoutRows } from './register.ts';

export const PLAN: Plan = { hidden: 48, epochs: 15, rate: 0.05, seed: 7 };

/** When the rows were changed: before anybody registered them, after, or after and the register with them. */
export const MOMENTS = ['after', 'register', 'before'] as const;
export type Moment = (typeof MOMENTS)[number];
export type Guard = { moment: Moment; isSealed: boolean };
export type Guarded = {
  /** False when a sealed register is not the one that was sealed: training stops there. */
  sealHolds: boolean;
  found: number;
  trained: number;
  measured: Measured | undefined;
};
export type Tried = { changed: number; clean: Measured; poisoned: Measured; milliseconds: number; guarded: Guarded | undefined };
export type Data = { training: Rows; test: Rows; cleanNetwork: Network };

/** The training key: held by the job that registers, and not by the store that the attacker can write to. */
const SEAL_KEY = 'held by the registering job';

/** `onEpoch` hears how much of the training is done. */
export const tryPoison = ({ training, test, cleanNetwork }: Data, poison: Poison, guard: Guard | undefined, onEpoch?: (done: number, of: number) => void): Tried => {
  const { rows, changed } = poisonRows(training, poison);
  const runs = guard === undefined ? 1 : 2;
  const began = performance.now();
  const network = train(rows, PLAN, (done) => onEpoch?.(done, PLAN.epochs * runs));
  const milliseconds = performance.now() - began;
  const poisoned = measure(network, test, poison);
  const guarded = guard && guardAndTrain(training, rows, test, poison, guard, (done) => onEpoch?.(PLAN.epochs + done, PLAN.epochs * runs));
  return { changed: changed.length, clean: measure(cleanNetwork, test, poison), poisoned, milliseconds, guarded };
};

const guardAndTrain = (training: Rows, poisoned: Rows, test: Rows, poison: Poison, { moment, isSealed }: Guard, onEpoch: (done: number) => void): Guarded => {
  const registered = registerRows(moment === 'before' ? poisoned : training);
  const seal = sealOf(registered, SEAL_KEY);
  // Whoever can write the rows can write a register that lies beside them.
  const found = moment === 'register' ? registerRows(poisoned) : registered;
  if (isSealed && sealOf(found, SEAL_KEY) !== seal) return { sealHolds: false, found: 0, trained: 0, measured: undefined };
  const wrong = changedRows(poisoned, found);
  const kept = withoutRows(poisoned, wrong);
  return { sealHolds: true, found: wrong.length, trained: kept.count, measured: measure(train(kept, PLAN, onEpoch), test, poison) };
};
