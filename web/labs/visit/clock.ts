// The clock of a round: what is left of so many minutes, and what is worth saying aloud.

/** In seconds, never below zero; times in milliseconds. */
export const leftOf = (minutes: number, startedAt: number, now: number): number => Math.max(0, Math.ceil(minutes * 60 - (now - startedAt) / 1000));

export const asClock = (seconds: number): { minutes: string; seconds: string } => ({ minutes: String(Math.floor(seconds / 60)), seconds: String(seconds % 60).padStart(2, '0') });

/** Said once each, when the second hand passes them; a clock read out every second would talk over two people who talk. */
export const sayingAt = (before: number, now: number): 'minute' | 'over' | undefined => (before > 0 && now === 0 ? 'over' : before > 60 && now <= 60 && now > 0 ? 'minute' : undefined);
