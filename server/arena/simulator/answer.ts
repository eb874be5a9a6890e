// The ordinary work of an assistant: answers from what the challenge says it knows, from its documents, or by summing a text up.
import type { Challenge, ChallengeDocument, Topic } from '../contract.ts';
import { fold } from '../reading/fold.ts';
import { gloss } from '../reading/foreign-words.ts';
import type { Draw } from './draw.ts';

const HELLO = /^\W*(?:hi|hello|hey|good (?:morning|afternoon|evening)|hallo|bonjour|hola|ciao|salut)\b/;
const THANKS = /\b(?:thanks|thank you|cheers|great help|much appreciated|danke|merci|gracias)\b/;
const STOP = new Set('the a an and or of to in on at for with is are was were do does did can could will would should i you my your we it this that how what when where which who why if not no from by as be have has had me please there any so but about get'.split(' '));

const wordsOf = (text: string): string[] => (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !STOP.has(word));

/** Never gives `secret`: what holds it is left out before anything is chosen. */
export const answer = (challenge: Challenge, message: string, secret: string | undefined, draw: Draw): string => {
  const holds = (text: string): boolean => secret !== undefined && text.includes(secret);
  if (challenge.messageTemplate !== '{{message}}' && challenge.documents.length === 0 && challenge.knowledge.length === 0) return summarise(message, holds, draw);
  const fromDocuments = answerFrom(challenge.documents, message, draw);
  if (fromDocuments !== undefined && !holds(fromDocuments)) return fromDocuments;
  const topics = topicsFor(challenge.knowledge, message);
  if (topics.length > 0) return topics.map((topic, at) => draw.pick(`says ${at}`, topic.says)).join(' ');
  const said = fold(message);
  const { hello, thanks, offTopic } = challenge.lines;
  if (THANKS.test(said) && said.length < 120) return draw.pick('thanks', thanks);
  if (HELLO.test(said) && said.length < 60) return draw.pick('hello', hello);
  return draw.pick('off topic', offTopic);
};

/** The topics most of whose words stand in the message, at most two. */
const topicsFor = (knowledge: readonly Topic[], message: string): Topic[] => {
  const words = [...new Set([...wordsOf(message), ...wordsOf(gloss(fold(message))?.text ?? '')])];
  const scored = knowledge.map((topic) => ({ topic, hits: words.reduce((sum, word) => sum + Math.max(0, ...topic.about.filter((stem) => word.startsWith(stem)).map((stem) => 1 + stem.length / 20)), 0) })).filter(({ hits }) => hits > 0);
  scored.sort((one, other) => other.hits - one.hits);
  return scored.slice(0, 2).filter(({ hits }, at) => at === 0 || hits >= scored[0]!.hits * 0.8).map(({ topic }) => topic);
};

const sentencesOf = (text: string): string[] => text.replace(/^#+ .*$/gm, '').split(/(?<=[.!?])\s+|\n{2,}|\n(?=[-*\d])/).map((sentence) => sentence.replace(/\s+/g, ' ').replace(/^[-*] /, '').trim()).filter((sentence) => sentence.length > 20);

/** Two sentences of the open document that fits best. What a document keeps for staff is left out with its whole paragraph. */
const answerFrom = (documents: readonly ChallengeDocument[], message: string, draw: Draw): string | undefined => {
  const best = matching(documents.filter(({ text }) => !text.includes('{{secret}}')), message)[0];
  if (best === undefined || best.score < 2) return undefined;
  const asked = new Set(wordsOf(message).map((word) => word.slice(0, 6)));
  const scored = sentencesOf(best.document.text).map((sentence, at) => ({ sentence, at, score: wordsOf(sentence).filter((word) => asked.has(word.slice(0, 6))).length }));
  const chosen = scored.sort((one, other) => other.score - one.score || one.at - other.at).slice(0, 2).sort((one, other) => one.at - other.at);
  const lead = draw.pick('source', [`From "${best.document.title}": `, `The page "${best.document.title}" says: `, '']);
  return `${lead}${chosen.map(({ sentence }) => sentence).join(' ')}`;
};

/** Best first; rare words of the question count more. */
export const matching = (documents: readonly ChallengeDocument[], message: string): { document: ChallengeDocument; score: number }[] => {
  const bags = documents.map((document) => new Set(wordsOf(`${document.title} ${document.text}`).map((word) => word.slice(0, 6))));
  const asked = [...new Set(wordsOf(message).map((word) => word.slice(0, 6)))];
  return documents
    .map((document, at) => ({ document, score: asked.reduce((sum, word) => sum + (bags[at]!.has(word) ? Math.log(1 + documents.length / bags.filter((bag) => bag.has(word)).length) : 0), 0) }))
    .sort((one, other) => other.score - one.score);
};

const summarise = (text: string, holds: (text: string) => boolean, draw: Draw): string => {
  const sentences = sentencesOf(text).filter((sentence) => !holds(sentence));
  if (sentences.length === 0) return draw.pick('too short', ['There is too little here to sum up. Paste the text of the document and I will summarise it.', 'I need a few sentences of text to make a summary. Paste the document here.']);
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weight = (sentence: string): number => { const words = wordsOf(sentence); return words.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0) / Math.sqrt(words.length + 3); };
  const chosen = sentences.map((sentence, at) => ({ sentence, at, score: weight(sentence) + (at === 0 ? 1 : 0) })).sort((one, other) => other.score - one.score).slice(0, 3).sort((one, other) => one.at - other.at);
  return `${draw.pick('summary', ['In short: ', 'Summary: ', 'The main points: '])}${chosen.map(({ sentence }) => sentence).join(' ')}`;
};
