// The part of `content:vet` that plays the arena's challenges: what is wrong with their files, by line, and whether each proves itself.
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isAsked, type Mistake, showMistakes } from '../../curriculum/index.ts';
import { lookAtChallenges } from './read-challenges.ts';
import { vetChallenge } from './vet-challenge.ts';

/** `roots` are folders of content; `given` restricts to a challenge, or to what lies in one. 0 when every asked one proves itself, or none was asked for. */
export const vetChallenges = async (roots: readonly string[], given: readonly string[], say: (line: string) => void): Promise<number> => {
  const isOurs = isAsked(given);
  let isGood = true;
  for (const dir of roots.map((root) => join(root, 'arena')).filter(existsSync)) {
    const slugs = readdirSync(dir, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() && isOurs(join(dir, entry.name)) ? [entry.name] : []));
    if (slugs.length === 0) continue;
    const shownAs = relative(process.cwd(), dir);
    const { challenges, mistakes } = lookAtChallenges(dir, shownAs);
    const isOf = (slug: string) => ({ file }: Mistake): boolean => file.startsWith(`${shownAs}/${slug}/`);
    for (const slug of slugs.sort()) {
      const challenge = challenges.find((one) => one.slug === slug);
      const faults = challenge === undefined ? [showMistakes(mistakes.filter(isOf(slug)))] : await vetChallenge(challenge);
      for (const fault of faults) say(`  ${fault}`);
      say(`${shownAs}/${slug}  ${faults.length === 0 ? `proves itself: ${challenge!.solutions.length} recorded ways` : 'does not prove itself'}`);
      if (faults.length > 0) isGood = false;
    }
  }
  return isGood ? 0 : 1;
};
