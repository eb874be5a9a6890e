// The handbook's own pages; answers link to them, and to nothing else.
export const HANDBOOK = 'https://handbook.fernwood.example';

/** Whether a word is an address of somebody else, as a browser reads it: http: needs no slashes, and \\ are two. */
export function leadsElsewhere(whole: string): boolean {
  // What ends a sentence is no part of it.
  const word = whole.replace(/[.,;:!?]+$/, '');
  if (!/[\\/]{2}.|https?:./i.test(word)) return false;
  try {
    return !(/^(?:https?:)?[\\/]{2}/i.test(word) && new URL(word, HANDBOOK).host === new URL(HANDBOOK).host);
  } catch {
    return true;
  }
}
