// Every level of every challenge is solved by its recorded ways, and by none of the ways of the level below.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Challenge, DisguiseName, LevelName, Solution, Turn } from '../contract.ts';
import { CALM } from '../guards/monitor.ts';
import { findDisguise } from '../judging/disguises.ts';
import { simulatedAssistant } from '../simulator/simulated-assistant.ts';
import { takeTurn } from '../take-turn.ts';
import { readChallenges } from './read-challenges.ts';

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

for (const challenge of readChallenges(fileURLToPath(new URL('../../../content/arena', import.meta.url)))) {
  describe(challenge.slug, () => {
    challenge.levels.forEach(({ level }, at) => {
      const ways = challenge.solutions.filter((solution) => solution.level === level);

      it(`is solved at ${level} in ${ways.length} ways, within twelve turns`, async () => {
        assert.ok(ways.length >= 3 && ways.every(({ turns }) => turns.length <= 12));
        for (const way of ways) for (const secret of SECRETS) assert.equal(await play(challenge, level, way, secret), way.found, way.name);
      });

      const below = challenge.levels[at - 1]?.level;
      if (below === undefined) return;
      it(`is not solved at ${level} by the ways of ${below}`, async () => {
        for (const way of challenge.solutions.filter((solution) => solution.level === below)) assert.equal(await play(challenge, level, way, SECRETS[0]!), undefined, way.name);
      });
    });
  });
}
