// Words for the codes that the arena's replies carry.
import type { Answering, LevelName, LevelState } from '../../server/arena/schemas.ts';
import { t } from '../ui/messages.ts';
import { arenaMessages } from './messages.ts';

export const levelName = (level: LevelName): string => t(`arena.level.${level}`);
export const stateWords = (state: LevelState): string => t(`arena.state.${state}`);

type FamilyKey = Extract<keyof typeof arenaMessages, `arena.family.${string}`>;
const isFamily = (key: string): key is FamilyKey => Object.hasOwn(arenaMessages, key);
/** Several families of one message; without any it was an ordinary question. */
export const familyWords = (families: readonly string[]): string => {
  const keys = (families.length === 0 ? ['none'] : families).map((family) => `arena.family.${family}`);
  return keys.map((key) => (isFamily(key) ? t(key) : key)).join(', ');
};

/** Empty where nothing has to be said besides that it is simulated. */
export const becauseWords = (because: Answering['because']): string => (because === null || because === 'not-configured' ? '' : t(`arena.because.${because}`));
