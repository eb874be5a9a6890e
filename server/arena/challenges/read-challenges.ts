// Reads every folder of content/arena; what is wrong is said all at once.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Mistake, showMistakes } from '../../curriculum/index.ts';
import type { Challenge } from '../contract.ts';
import { parseChallenge } from './parse-challenge.ts';

/** `dir`: content/arena. Sorted by slug. Throws one error that lists every mistake. */
export const readChallenges = (dir: string): Challenge[] => {
  const { challenges, mistakes } = lookAtChallenges(dir, 'content/arena');
  if (mistakes.length > 0) throw new Error(`The arena's content has mistakes:\n${showMistakes(mistakes)}`);
  return challenges;
};

/** Those that hold, and what is wrong with the others; `shownAs`: the folder as people know it. */
export const lookAtChallenges = (dir: string, shownAs: string): { challenges: Challenge[]; mistakes: Mistake[] } => {
  const mistakes: Mistake[] = [];
  const challenges = readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((slug) => {
      const read = parseChallenge(slug, readFolder(join(dir, slug)), `${shownAs}/${slug}`);
      mistakes.push(...read.mistakes);
      return read.challenge;
    });
  return { challenges: challenges.filter((challenge) => challenge !== undefined), mistakes };
};

const readFolder = (dir: string): Map<string, string> =>
  new Map(
    readdirSync(dir, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.(ya?ml|md)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(dir, file).replaceAll('\\', '/'), readFileSync(file, 'utf8').replaceAll('\r\n', '\n')]),
  );
