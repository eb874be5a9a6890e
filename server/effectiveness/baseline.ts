// When a baseline counts: closed before the first team began, long enough, and never opened again.

/** Days as YYYY-MM-DD; `closedOn` is the day somebody closed it, null while it is open. */
export type BaselineWindow = { startsOn: string; endsOn: string; closedOn: string | null };

export type BaselineState = 'open' | 'closed' | 'closed-too-late' | 'too-short';

/** Four weeks hold every weekday four times, and a whole release rhythm of most teams. */
export const SHORTEST_BASELINE_DAYS = 28;

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/**
 * A baseline counts only if it was closed before roll-out: whoever can still move its ends after seeing the first results
 * can choose the result. `rollOutStartsOn` is null while nothing has been planned.
 */
export const baselineState = ({ startsOn, endsOn, closedOn }: BaselineWindow, rollOutStartsOn: string | null): BaselineState => {
  if (daysBetween(startsOn, endsOn) + 1 < SHORTEST_BASELINE_DAYS) return 'too-short';
  if (closedOn === null) return 'open';
  const isInTime = rollOutStartsOn === null || (endsOn < rollOutStartsOn && closedOn < rollOutStartsOn);
  return isInTime ? 'closed' : 'closed-too-late';
};

/** A roll-out may begin only behind a closed baseline. */
export const mayRollOut = (window: BaselineWindow | undefined, startsOn: string): boolean => window !== undefined && baselineState(window, startsOn) === 'closed';
