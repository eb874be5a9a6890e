// The decisions of the arena: seasons, points, limits, what may be kept of a text.
import type { LevelName } from './contract.ts';

export const LEVELS: readonly LevelName[] = ['easy', 'medium', 'hard', 'expert'];
export const POINTS: Readonly<Record<LevelName, number>> = { easy: 100, medium: 200, hard: 300, expert: 500 };

export const MOST_TURNS = 12;
/** Replaced by a fresh one, or at its last turn. */
export const isOver = ({ closed_at, turns }: { closed_at: Date | null; turns: number }): boolean => closed_at !== null || turns >= MOST_TURNS;
export const MOST_SIGNS = 2_000;
export const BURST = 3;
/** Longer than a turn may take with a model that hangs and the simulated assistant after it. */
export const BUSY_MS = 45_000;

/** Half a year, the programme's own rhythm: `2026-2` from July on. Flags and points begin anew with each. */
export const seasonOf = (at: Date): string => `${at.getUTCFullYear()}-${at.getUTCMonth() < 6 ? 1 : 2}`;
/** The first instant of the season that is on at `at`. */
export const seasonStart = (at: Date): Date => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() < 6 ? 0 : 6, 1));
export const seasonEnd = (season: string): Date => {
  const [year, half] = season.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(half === 1 ? year : year + 1, half === 1 ? 6 : 0, 1));
};

const MOST_SHOWN = 16_384;
// A model may answer with anything: what a terminal would obey, and what PostgreSQL cannot keep, is shown as a box.
const UNSHOWABLE = /[^\P{Cc}\t\n]/gu;
export const plainText = (text: string): string => text.slice(0, MOST_SHOWN).toWellFormed().replaceAll('\r\n', '\n').replaceAll(UNSHOWABLE, '\uFFFD');

/** The same for every text in what is kept beside a message. */
export const keepable = <T>(value: T): T => JSON.parse(JSON.stringify(value, (_key, each: unknown) => (typeof each === 'string' ? plainText(each) : each))) as T;
