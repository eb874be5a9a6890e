// The decisions of events: what state one is in, and up to when its board may tell.
import type { EventState } from './event-schemas.ts';

type Times = { starts_at: Date; freezes_at: Date | null; ends_at: Date };

export const eventState = ({ starts_at, freezes_at, ends_at }: Times, now: Date): EventState => {
  if (now < starts_at) return 'coming';
  if (now >= ends_at) return 'over';
  return freezes_at !== null && now >= freezes_at ? 'frozen' : 'running';
};

export const isOn = (event: Times, now: Date): boolean => ['running', 'frozen'].includes(eventState(event, now));

/** From the freeze to the end it stands still; after the end it shows everything. */
export const boardUntil = (event: Times, now: Date): Date => (eventState(event, now) === 'frozen' ? event.freezes_at! : now);

/** The next moment at which a board changes by itself; undefined after the end. */
export const nextTurn = ({ starts_at, freezes_at, ends_at }: Times, now: Date): Date | undefined => [starts_at, freezes_at, ends_at].find((at): at is Date => at !== null && at > now);
