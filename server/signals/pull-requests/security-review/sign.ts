// A word that proves nothing alone: how much it says for or against security stands in points.ts.

/** `words` run on lower-case text without Latin accents; a sign counts once a sentence, however often its words stand in it. */
export type Sign = { id: string; words: RegExp };
