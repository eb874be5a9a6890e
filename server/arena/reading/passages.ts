// Cuts what a document says into passages: what is hidden in one stands together, and words of a page far apart add up to nothing.

/** Shorter pieces go with the next one: `5.`, `encl.` */
const FEWEST_WORDS = 10;
/** Tables and lists have no sentences; they are cut by length. */
const MOST_WORDS = 40;
/** A page is read in no more than about this many, in longer ones if need be, since each is weighed by itself. */
const MOST_PASSAGES = 80;

const wordsIn = (text: string): number => (text.match(/[\p{L}\p{N}']+/gu) ?? []).length;

/** `text`: views of a document as the reading gives them, one a line. Each passage has a sentence or a few short ones, and belongs to one view. */
export const passagesOf = (text: string): string[] => text.split('\n').flatMap(passagesOfView);

const passagesOfView = (view: string): string[] => {
  const fewest = Math.max(FEWEST_WORDS, Math.ceil(wordsIn(view) / MOST_PASSAGES));
  const passages: string[] = [];
  let begun: string[] = [];
  let words = 0;
  for (const piece of view.split(/(?<=[.?!])\s+|(?<=[;}\]|])\s*/)) {
    begun.push(piece);
    words += wordsIn(piece);
    if (words < fewest) continue;
    passages.push(...cut(begun.join(' '), Math.max(MOST_WORDS, fewest)));
    [begun, words] = [[], 0];
  }
  if (begun.length > 0) passages.push([passages.pop(), ...begun].filter((piece) => piece !== undefined).join(' '));
  return passages;
};

const cut = (passage: string, most: number): string[] => {
  const words = passage.split(' ');
  return Array.from({ length: Math.ceil(words.length / most) }, (_, at) => words.slice(at * most, (at + 1) * most).join(' '));
};

/** Lines of a page that was wrapped go together, other lines stay apart; a reading gives a line to each of its views. */
export const withoutLines = (document: string): string => document.trim().replace(/(?<=[^\s.?!:;]) *\r?\n[ \t]*(?=\p{Ll})/gu, ' ').replace(/\s*[\r\n]+\s*/g, '; ');
