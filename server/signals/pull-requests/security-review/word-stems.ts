// The words of a sentence without their endings, and its pairs of neighbours: what points.ts has points for beside the signs.

const ENDINGS = ['ations', 'ation', 'ings', 'ing', 'ies', 'ied', 'edly', 'ed', 'es', 'ly', 's', "'s"];
const SHORTEST = 3;
/** A word, or one of the few marks of code that reviewers quote. */
const WORD = /[a-z_0-9]{1,40}(?:'[a-z]{1,5})?|\$\{|\.\.\/|\*|=>|==|\?/g;

const withoutEnding = (word: string): string => {
  const ending = ENDINGS.find((each) => word.endsWith(each) && word.length - each.length >= SHORTEST);
  return ending === undefined ? word : word.slice(0, -ending.length);
};

/** "checks the owner" gives "check", "the", "owner", "check the" and "the owner", each once. */
export const stemsIn = (sentence: string): Set<string> => {
  const stems = (sentence.match(WORD) ?? []).map(withoutEnding);
  return new Set([...stems, ...stems.slice(1).map((stem, index) => `${stems[index]!} ${stem}`)]);
};
