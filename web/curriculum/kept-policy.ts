// A policy being edited, kept in this tab until it is saved: Back, a link or a reload would cost what somebody wrote.
import type { PolicyText } from '../../server/curriculum/schemas.ts';

/** `basedOn` is the version it began from: on a newer one it is refused when it is saved, and never laid over it unseen. */
export type KeptPolicy = { draft: PolicyText; whatChanged: string; basedOn: string };

// Under the person: another owner who signs in here has a draft of their own.
const keyOf = (personId: string): string => `beforetab.policy.${personId}`;

/** Storage is anybody's to write and may hold what an older page left there: what is no draft is none. */
export const asKept = (text: string | null): KeptPolicy | undefined => {
  try {
    const { draft, whatChanged, basedOn } = JSON.parse(text ?? 'null') as KeptPolicy;
    const lists = [draft.dataClasses, draft.tools, ...Object.values(draft.allowed)];
    const isWhole = [draft.title, whatChanged, basedOn].every((each) => typeof each === 'string') && lists.length === 6 && lists.every(Array.isArray);
    return isWhole ? { draft, whatChanged, basedOn } : undefined;
  } catch {
    return undefined;
  }
};

export const keptPolicy = (personId: string): KeptPolicy | undefined => {
  try {
    return asKept(sessionStorage.getItem(keyOf(personId)));
  } catch {
    return undefined;
  }
};

export const keepPolicy = (personId: string, kept: KeptPolicy): void => {
  try {
    sessionStorage.setItem(keyOf(personId), JSON.stringify(kept));
  } catch {
    // Storage is switched off or full: the draft lives as long as its page.
  }
};

export const dropPolicy = (personId: string): void => {
  try {
    sessionStorage.removeItem(keyOf(personId));
  } catch {
    // As above.
  }
};
