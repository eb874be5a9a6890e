// What a text is cut into to be weighed: its words, pairs of neighbours, and beginnings of long words.

const LONGEST = 300;
const BEGINNING = 5;

/** `text` in lower case. Each piece once; in pairs `^` and `$` stand for its beginning and end, `reset~` is whatever begins so. */
export const piecesOf = (text: string): Set<string> => {
  const words = ['^', ...(text.match(/[a-z']+|[0-9]+|[?!]/g) ?? []).slice(0, LONGEST), '$'];
  const pieces = new Set(words.slice(1, -1));
  for (const [at, word] of words.entries()) {
    if (at > 0) pieces.add(`${words[at - 1]} ${word}`);
    if (word.length > BEGINNING) pieces.add(`${word.slice(0, BEGINNING)}~`);
  }
  return pieces;
};

/** A text, or the pieces of one together with others that its reader adds; those begin with a sign that no word has. */
export type Worded = string | ReadonlySet<string>;

export const asPieces = (said: Worded): ReadonlySet<string> => (typeof said === 'string' ? piecesOf(said) : said);
