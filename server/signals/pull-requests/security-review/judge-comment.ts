// Judges whether a review comment speaks of security: by what rules name in it, the signs it holds and how it is worded, weighed together; answers names of rules, never the text.
import { leaningOf } from '../../../platform/wording/index.ts';
import { CONCERNS } from './concerns.ts';
import { BY_FAMILY } from './concerns-by-family.ts';
import { BY_LANGUAGE } from './concerns-by-language.ts';
import { CONCERNS_ELSEWHERE } from './concerns-elsewhere.ts';
import { IN_GENERAL } from './concerns-in-general.ts';
import { IN_HABITS } from './concerns-in-habits.ts';
import { IN_PASSING } from './concerns-in-passing.ts';
import { IN_SENTENCES } from './concerns-in-sentences.ts';
import { OF_MEMORY } from './concerns-of-memory.ts';
import { BOILERPLATE, LOOKS, PHRASES, REPLIES, STILL_ASKS } from './looks-alike.ts';
import { isInAnotherTongue, LOOKS_ELSEWHERE } from './other-tongues.ts';
import { plainText } from './plain-text.ts';
import { piecesOfRemark, type ReadRemark, signOf, textOfRemark } from './remark-pieces.ts';
import type { Rule } from './rule.ts';
import { defencesSuggested } from './suggested-code.ts';
import learned from './wording-weights.json' with { type: 'json' };

export type Judgement = { isSecurity: boolean; rules: readonly string[] };

/** Log-odds of security that a remark needs. Chosen for a precision of .95 on what strangers wrote: a false alarm makes a team look reviewed that is not. */
const ENOUGH = 0.4;
const NO: Judgement = { isSecurity: false, rules: [] };
const ALL: readonly Rule[] = [...CONCERNS, ...IN_SENTENCES, ...BY_FAMILY, ...IN_GENERAL, ...IN_PASSING, ...IN_HABITS, ...OF_MEMORY, ...CONCERNS_ELSEWHERE];
const ALL_AND_ELSEWHERE: readonly Rule[] = [...ALL, ...BY_LANGUAGE];

/** Who wrote it is judged elsewhere: bots and the pull request's author are no reviewers, whatever they say. */
export const judgeComment = (comment: string): Judgement => {
  const remark = readComment(comment);
  // Nothing was learned of other languages, nor of code alone: there the rules decide.
  const rules = hasWording(remark) ? weigh(remark) : remark.named;
  return rules.length > 0 ? { isSecurity: true, rules } : NO;
};

/** Whether its words say something to the weights: there are some, and they are English. */
export const hasWording = (remark: ReadRemark): boolean => textOfRemark(remark) !== '' && !isInAnotherTongue(textOfRemark(remark));

const WEIGHTS: Readonly<Record<string, number>> = learned.weights;
/** Why it counts: what the rules name, else the signs that speak for security. Where there is neither, words alone are no reason: "Where?" is worded like a worry. */
const weigh = (remark: ReadRemark): readonly string[] => {
  const pieces = piecesOfRemark(remark);
  if (leaningOf(pieces, learned) < ENOUGH) return [];
  return remark.named.length > 0 ? remark.named : [...pieces].filter((piece) => (WEIGHTS[piece] ?? 0) > 0).flatMap((piece) => signOf(piece) ?? []).map((id) => `sign-${id}`);
};

/** What the rules name in a comment, and the sentences that signs and wording are looked for in. */
export const readComment = (comment: string): ReadRemark => {
  const text = plainText(comment);
  if (BOILERPLATE.some((pattern) => pattern.test(text))) return { named: [], sentences: [] };
  const said = withoutPhrases(withoutReply(text));
  const isElsewhere = isInAnotherTongue(said);
  const named = [...defencesSuggested(comment), ...rulesNaming(isElsewhere ? withoutLooksElsewhere(said) : said, isElsewhere)];
  return { named, sentences: sentencesBeside(said) };
};

const rulesNaming = (said: string, isElsewhere: boolean): string[] => {
  const isAboutLooks = LOOKS.test(said);
  return (isElsewhere ? ALL_AND_ELSEWHERE : ALL).filter((rule) => (isAboutLooks ? isNamedOutsideLooks(rule, said) : matches(rule, said))).map(({ id }) => id);
};

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?。！？])\s+|\n+|(?<=[。！？])/u).filter((sentence) => sentence.trim() !== '');

const withoutPhrases = (text: string): string => PHRASES.reduce((rest, phrase) => rest.replace(phrase, ' ~ '), text);
const withoutLooksElsewhere = (said: string): string => sentencesOf(said).filter((sentence) => !LOOKS_ELSEWHERE.test(sentence)).join(' ');
const sentencesBeside = (said: string): string[] => sentencesOf(said).filter((sentence) => !LOOKS.test(sentence) && !LOOKS_ELSEWHERE.test(sentence));
/** "Fixed in 3f2a1b, thanks." goes, and what follows it unless it still asks for something. */
const withoutReply = (text: string): string => {
  if (!REPLIES.test(text)) return text;
  return sentencesOf(text)
    .filter((sentence) => STILL_ASKS.test(sentence))
    .join(' ');
};

const isNamedOutsideLooks = (rule: Rule, text: string): boolean =>
  'pattern' in rule && sentencesOf(text).some((sentence) => !LOOKS.test(sentence) && matches(rule, sentence));

const matches = (rule: Rule, text: string): boolean => {
  if ('pattern' in rule) return text.search(rule.pattern) >= 0;
  const others = spansOf(rule.other, text);
  return others.length > 0 && spansOf(rule.one, text).some((one) => others.some((other) => areNear(one, other, rule.within)));
};

type Span = { from: number; to: number };
/** A pasted page may hold thousands; the first hundreds decide. */
const MOST_SPANS = 300;

const spansOf = (pattern: RegExp, text: string): Span[] => {
  const spans: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    spans.push({ from: match.index, to: match.index + match[0].length });
    if (spans.length === MOST_SPANS) break;
  }
  return spans;
};

/** Two different places, at most so many characters between them. */
const areNear = (one: Span, other: Span, within: number): boolean => {
  const gap = one.from < other.from ? other.from - one.to : one.from - other.to;
  return gap >= 0 && gap <= within;
};
