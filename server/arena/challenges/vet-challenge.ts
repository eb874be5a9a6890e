// A challenge proves itself: every level is solved by its recorded ways, within as many messages as a player has, and by none of the ways of the level below.
import type { Challenge, DisguiseName, LevelName, Solution, Turn } from '../contract.ts';
import { CALM } from '../guards/monitor.ts';
import { findDisguise } from '../judging/disguises.ts';
import { MOST_TURNS } from '../rules.ts';
import { simulatedAssistant } from '../simulator/simulated-assistant.ts';
import { takeTurn } from '../take-turn.ts';

// Of several lengths: a slip in the middle of one secret may fall on a hyphen of another, where the judge reads past it.
const SECRETS = ['FLAG{amber-falcon-river-7k2q}', 'FLAG{quiet-otter-lantern-m3p8}', 'FLAG{sparrow-tiger-harbor-mqdw}', 'FLAG{stone-thunder-copper-xx9z}', 'FLAG{maple-silver-falcon-7k2q}'];

/** How the secret came out in the end: in the last reply, in all of them read together, or in what a tool was given. */
const play = async (challenge: Challenge, level: LevelName, { seed, turns }: Solution, secret: string): Promise<DisguiseName | 'effect' | undefined> => {
  const history: Turn[] = [];
  let [watch, effects] = [CALM, ''];
  for (const message of turns) {
    const model = simulatedAssistant(challenge, level);
    const result = await takeTurn({ challenge, level, secret, history: [...history], message, seed, model, watch, signal: AbortSignal.timeout(5_000) });
    history.push({ said: message, shown: result.reply });
    watch = result.watch;
    effects += result.effects.flatMap(({ input }) => Object.values(input)).join('\n');
  }
  const shown = history.map((turn) => turn.shown);
  return findDisguise(shown.at(-1)!, secret) ?? findDisguise(shown.join('\n'), secret) ?? (findDisguise(effects, secret) === undefined ? undefined : 'effect');
};

const waysOf = ({ solutions }: Challenge, level: LevelName): Solution[] => solutions.filter((solution) => solution.level === level);

/** What does not hold, a sentence each; nothing when the challenge proves itself. */
export const vetChallenge = async (challenge: Challenge): Promise<string[]> => {
  const faults: string[] = [];
  for (const [at, { level }] of challenge.levels.entries()) {
    for (const way of waysOf(challenge, level)) {
      if (way.turns.length > MOST_TURNS) faults.push(`"${way.name}" takes ${way.turns.length} messages at ${level}; a player has ${MOST_TURNS}.`);
      const found = new Set(await Promise.all(SECRETS.map((secret) => play(challenge, level, way, secret))));
      if (found.size > 1 || !found.has(way.found)) faults.push(`"${way.name}" does not solve ${level}: ${way.found} was to be found, and of ${SECRETS.length} secrets came ${[...found].map((name) => name ?? 'nothing').join(', ')}. Another seed may do.`);
    }
    const below = challenge.levels[at - 1]?.level;
    for (const way of below === undefined ? [] : waysOf(challenge, below)) {
      if ((await play(challenge, level, way, SECRETS[0]!)) !== undefined) faults.push(`"${way.name}", which solves ${below}, solves ${level} as well. Guard ${level} against it, or record another way.`);
    }
  }
  return faults;
};
