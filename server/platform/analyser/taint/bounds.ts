// How far one file is followed before it is left where it is.

/** Calls inside calls of one file. */
export const DEEPEST = 7;
/** … and through several files. */
export const DEEPEST_ACROSS = 10;
/** Expressions looked at in one file; a generated giant is left where it is. */
export const MOST_STEPS = 400_000;
/** … of one that only brings others together. */
export const MOST_BETWEEN = 60_000;
/** … and those looked at for it in other files. */
export const MOST_ELSEWHERE = 100_000;
