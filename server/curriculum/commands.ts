// Commands of curriculum: `content:vet` looks at every content file and says what is wrong and how many minutes it takes.
import { relative, resolve } from 'node:path';
import { loadContent } from './load-content.ts';
import { type Mistake, showMistakes } from './mistake.ts';
import type { ContentPlaces } from './publish-all.ts';
import { readContent } from './read-content.ts';
import { vetFolder } from './vet-folder.ts';

/** 0 when all is well, else 1. A path restricts what is said to one folder or file; `apart` names folders of content that somebody else vets. */
export const vetContent = async ({ roots, kinds }: ContentPlaces, given: readonly string[], say: (line: string) => void, apart: readonly string[] = []): Promise<number> => {
  const folders = readContent(roots);
  const under = given.map((path) => relative(process.cwd(), resolve(path)).replaceAll('\\', '/').replace(/\/$/, ''));
  const isAsked = (file: string): boolean => under.length === 0 || under.some((path) => path === '' || file === path || file.startsWith(`${path}/`));
  const mistakes: Mistake[] = [];
  let minutes = 0;
  for (const loaded of loadContent(folders, kinds)) {
    const { findings, estimates } = vetFolder(loaded);
    mistakes.push(...[...loaded.mistakes, ...findings].filter(({ file }) => isAsked(file)));
    for (const { file, what, stated, estimated } of estimates.filter(({ file }) => isAsked(file))) {
      say(`${file}  ${what}: ${stated} minutes stated, ${estimated.toFixed(1)} estimated`);
      minutes += 1;
    }
  }
  const all = folders.flatMap(({ shownAs }) => [...shownAs.values()]);
  const isApart = (file: string): boolean => apart.some((folder) => file.includes(`content/${folder}/`));
  const asked = all.filter(isAsked);
  const looked = asked.filter((file) => !isApart(file)).length;
  if (looked === 0 && asked.length > 0) return 0;
  if (looked === 0) {
    const meant = given.flatMap((name) => all.filter((file) => file.includes(`/${name}/`)).map((file) => file.slice(0, file.indexOf(`/${name}/`) + name.length + 1)))[0];
    say(`There is no content at ${given.join(', ')}. ${meant === undefined ? 'Without a path, all of it is looked at.' : `There is ${meant}.`}`);
    return 1;
  }
  if (mistakes.length > 0) say(showMistakes(mistakes));
  say(mistakes.length === 0 ? `${looked} files and ${minutes} stated times are fine.` : `${mistakes.length} thing${mistakes.length === 1 ? '' : 's'} to mend in ${looked} files.`);
  return mistakes.length === 0 ? 0 : 1;
};
