// The decisions of the loop that need no findings: when it may be turned on, and how figures are rounded. No I/O, no clock.
import type { LoopMode } from './schemas.ts';
import type { LoopRow } from './store-loop.ts';

const DAY_MS = 86_400_000;

/**
 * A dry run stands for a day first, so that turning on is never the second click: somebody has slept over the figures. What
 * was on and was left within the last day may go on at once, as if it had not been left.
 */
export const mayTurnOnAt = ({ mode, drySince, onSince, leftAt }: LoopRow, now: Date): Date | null => {
  if (canResume({ onSince, leftAt }, now)) return leftAt;
  return mode === 'dry-run' && drySince !== null ? new Date(drySince.getTime() + DAY_MS) : null;
};

const canResume = ({ onSince, leftAt }: Pick<LoopRow, 'onSince' | 'leftAt'>, now: Date): boolean => onSince !== null && leftAt !== null && now.getTime() < leftAt.getTime() + DAY_MS;

/** Undefined when it may not be turned on yet. */
export const changedLoop = (before: LoopRow, mode: LoopMode, cap: number, now: Date): LoopRow | undefined => {
  if (mode === before.mode) return { ...before, cap };
  const leftAt = before.mode === 'on' ? now : before.leftAt;
  if (mode === 'off') return { ...before, mode, cap, drySince: null, leftAt };
  if (mode === 'dry-run') return { ...before, mode, cap, drySince: now, leftAt };
  const from = mayTurnOnAt(before, now);
  if (from === null || from.getTime() > now.getTime()) return undefined;
  return { ...before, mode, cap, onSince: canResume(before, now) ? before.onSince : now, leftAt: null };
};

/** People rounded down to a step of five: 0 stands for fewer than five, and also for none. */
export const inSteps = (people: number): number => Math.floor(people / 5) * 5;
