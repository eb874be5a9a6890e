// In development: a saved file is published at once, and its mistakes are printed.
import { existsSync, type FSWatcher, watch } from 'node:fs';
import type { Ctx } from '../platform/context.ts';
import { showMistakes } from './mistake.ts';
import { type ContentPlaces, publishAll, type Published } from './publish-all.ts';

const SETTLE_MS = 100;

/** Answers how to stop it. A folder that is not there yet is seen after the next start. */
export const watchContent = (ctx: Ctx, places: ContentPlaces, say: (line: string) => void): (() => void) => {
  let settling: NodeJS.Timeout | undefined;
  let publishing = Promise.resolve();
  const publishSoon = (): void => {
    clearTimeout(settling);
    settling = setTimeout(() => (publishing = publishing.then(publish)), SETTLE_MS);
  };
  const publish = async (): Promise<void> => {
    try {
      for (const line of publishedLines(await publishAll(ctx, places))) say(line);
    } catch (error) {
      say(`Content was not published: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const watchers: FSWatcher[] = places.roots.filter(({ dir }) => existsSync(dir)).map(({ dir }) => watch(dir, { recursive: true }, publishSoon));
  return () => {
    clearTimeout(settling);
    for (const watcher of watchers) watcher.close();
  };
};

// More are a first start or an update, where thirty names tell nobody anything.
const MOST_NAMED = 5;
const placesOf = (paths: readonly string[]): string => (paths.length > MOST_NAMED ? '' : ` in ${paths.map((path) => path || 'the files at the top').join(', ')}`);

/** What a person at the terminal wants to know; nothing when nothing changed. */
export const publishedLines = ({ changed, refused, newVersions, mistakes }: Published): string[] => [
  ...(changed.length === 0 ? [] : [`Content is published: ${newVersions} new version${newVersions === 1 ? '' : 's'}${placesOf(changed)}.`]),
  ...(refused.length === 0 ? [] : [`Not published, because of the mistakes below (what was published before goes on): ${refused.map((path) => path || 'the files at the top').join(', ')}.`, showMistakes(mistakes)]),
];
