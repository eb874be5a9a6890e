// What both code hosts send in fields that a database must hold: numbers and instants of the size that real ones have.
import { z } from 'zod';

/** Of a pull request within its repository. */
export const PullNumber = z.number().int().min(0).max(2_147_483_647);

const [FIRST, LAST] = [Date.UTC(1990, 0, 1), Date.UTC(2200, 0, 1)];
/** Git is younger, also where history was brought in from elsewhere; no clock is wrong by so much without being broken. */
export const isSensible = (at: Date): boolean => at.getTime() >= FIRST && at.getTime() < LAST;
