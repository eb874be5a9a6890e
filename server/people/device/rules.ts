// Pure decisions of a device sign-in: how long a code and a token are good for, and how often a machine may ask.

/** Long enough to find a browser and sign in there. */
export const REQUEST_SECONDS = 10 * 60;
/** RFC 8628, 3.5: five seconds, and five more each time a machine asks too soon. */
export const POLL_SECONDS = 5;
const SLOWER_BY_SECONDS = 5;
// A timer on a busy machine may be early by a little.
const EARLY_MS = 500;
const TOKEN_MS = 90 * 86_400_000;

export const requestExpiry = (askedAt: Date): Date => new Date(askedAt.getTime() + REQUEST_SECONDS * 1000);

/** Not longer by use: who still wants it signs in again, and sees again what it may do. */
export const tokenExpiry = (madeAt: Date): Date => new Date(madeAt.getTime() + TOKEN_MS);

/** The interval to keep from now on, longer than before when this question came too soon. */
export const nextInterval = (intervalSeconds: number, polledAt: Date | null, now: Date): number =>
  polledAt !== null && now.getTime() - polledAt.getTime() < intervalSeconds * 1000 - EARLY_MS ? intervalSeconds + SLOWER_BY_SECONDS : intervalSeconds;
