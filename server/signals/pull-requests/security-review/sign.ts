// A word that proves nothing alone: how much it says for or against security stands in wording-weights.json.

/** `words` run on lower-case text without Latin accents; a sign counts once a remark, however often its words stand in it. */
export type Sign = { id: string; words: RegExp };
