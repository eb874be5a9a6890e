// Watches a whole conversation: every message adds to a risk that fades from turn to turn; at the alarm the next turns are refused.
import type { Monitor, MonitorState } from '../contract.ts';
import type { Reading } from '../reading/read-message.ts';

/** The state of a fresh conversation. */
export const CALM: MonitorState = { risk: 0, coolDown: 0, alarms: 0 };

export type Watched = { state: MonitorState; added: number; isStopped: boolean; isWatched: boolean };

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** What one message adds: nothing for an ordinary question, up to 1 for one that presses and refers plainly. */
export const riskOf = ({ attempt, families }: Pick<Reading, 'attempt' | 'families'>): number => (attempt < 2 ? 0 : round(Math.min(1, 0.12 * (attempt - 1) + 0.05 * families.length)));

/** `state` after this message; a level without a monitor still counts, and never stops anything. */
export const watchTurn = (monitor: Monitor | undefined, state: MonitorState, reading: Pick<Reading, 'attempt' | 'families'>): Watched => {
  const added = riskOf(reading);
  if (monitor === undefined) return { state: { ...state, risk: round(state.risk + added) }, added, isStopped: false, isWatched: false };
  const faded = state.risk * (1 - monitor.decay);
  if (state.coolDown > 0) return { state: { ...state, risk: round(faded), coolDown: state.coolDown - 1 }, added: 0, isStopped: true, isWatched: true };
  const risk = round(faded + added);
  if (risk >= monitor.alarm) return { state: { risk, coolDown: monitor.coolDownTurns, alarms: state.alarms + 1 }, added, isStopped: true, isWatched: true };
  return { state: { ...state, risk }, added, isStopped: false, isWatched: risk >= monitor.watch };
};
