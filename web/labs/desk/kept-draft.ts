// What was written and not saved yet, kept in this browser until it is: for a closed lid, a lost connection, a tab that died.
import { areSame, type Files } from '../editor/draft.ts';

/** `base`: what the server had when this was written. */
type Kept = { base: Files; files: Files };

const keyOf = (opening: string): string => `beforetab.lab.${opening}`;

export const keepDraft = (opening: string, kept: Kept): void => {
  try {
    localStorage.setItem(keyOf(opening), JSON.stringify(kept));
  } catch {
    // Storage is full or switched off: what is open in the page is all there is.
  }
};

export const dropDraft = (opening: string): void => {
  try {
    localStorage.removeItem(keyOf(opening));
  } catch {
    // As above.
  }
};

/** What to show at first. `other`: unsaved work from before a change that another device saved; people choose. */
export const draftToOpen = (opening: string, server: Files): { files: Files; other: Files | undefined } => {
  const kept = readDraft(opening);
  if (kept === undefined || areSame(kept.files, server)) return { files: server, other: undefined };
  return areSame(kept.base, server) ? { files: kept.files, other: undefined } : { files: server, other: kept.files };
};

const readDraft = (opening: string): Kept | undefined => {
  try {
    const text = localStorage.getItem(keyOf(opening));
    return text === null ? undefined : (JSON.parse(text) as Kept);
  } catch {
    return undefined;
  }
};
