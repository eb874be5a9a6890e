// The shape of a rule: a word that speaks of security by itself, or two kinds of words that do when they stand together.

/** Patterns run on lower-case text without Latin accents (`plain-text.ts`). */
export type Rule = { id: string; pattern: RegExp } | { id: string; one: RegExp; other: RegExp; within: number };

/** A pattern over several lines: its alternatives, each a line. */
export const any = (...alternatives: readonly string[]): RegExp => new RegExp(`(?<![\\p{L}\\p{N}_])(?:${alternatives.join('|')})`, 'gu');
