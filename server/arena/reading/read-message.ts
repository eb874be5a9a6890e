// Reads a message as a language model does: through disguises, encodings and other languages; then says what it refers to and asks for.
import { leaningOf, type Weights } from '../../platform/wording/index.ts';
import type { AttackFamily } from '../contract.ts';
import { isBesideTheSecret } from './beside.ts';
import { decodings } from './decodings.ts';
import { ADDRESSED, type Feature, FEATURES, type Kind } from './features.ts';
import { fold, hiddenTags, unleet } from './fold.ts';
import { gloss } from './foreign-words.ts';
import { piecesWithNames } from './named-pieces.ts';
import { type Operation, type OperationName, OPERATIONS } from './operations.ts';
import { withoutOrdinary } from './ordinary.ts';
import { passagesOf, withoutLines } from './passages.ts';
import { isReport } from './requests.ts';
import { isTopicless } from './topicless.ts';
import { isKnownWord, KEY_WORDS, mend, mendSmall, unslang } from './vocabulary.ts';
import documentWeights from './document-weights.json' with { type: 'json' };
import namedWeights from './named-weights.json' with { type: 'json' };
import weights from './wording-weights.json' with { type: 'json' };

export type Reading = {
  /** Names of what was seen, e.g. `prompt`, `override`; operations are named as such. */
  features: string[];
  families: AttackFamily[];
  /** How the text had to be read: `base64`, `German`, `digits for letters`. */
  views: string[];
  operation: OperationName;
  operations: OperationName[];
  /** Turns of phrase and words of the setting that speak for an ordinary question. */
  ordinary: number;
  /** How much of an attempt it is, from 0; 2 and more is one. */
  attempt: number;
  /** Everything that was understood, folded, one view a line; raw text first. */
  understood: string;
};

/** What does not fit is cut: no message of a player is longer, and what a model would not read costs no time. */
const LONGEST = 4_000;

const LANGUAGES: Record<string, string> = { sv: 'Swedish', da: 'Danish', fi: 'Finnish', cs: 'Czech', hu: 'Hungarian', ro: 'Romanian', el: 'Greek', uk: 'Ukrainian', vi: 'Vietnamese', id: 'Indonesian', ca: 'Catalan', ar: 'Arabic', hi: 'Hindi', ko: 'Korean', de: 'German', fr: 'French', es: 'Spanish', it: 'Italian', pt: 'Portuguese', nl: 'Dutch', pl: 'Polish', tr: 'Turkish', ru: 'Russian', zh: 'Chinese', ja: 'Japanese', sw: 'Swahili', la: 'Latin', he: 'Hebrew', bg: 'Bulgarian', hr: 'Croatian', sk: 'Slovak', af: 'Afrikaans', et: 'Estonian', lt: 'Lithuanian', tl: 'Tagalog', th: 'Thai', fa: 'Persian', bn: 'Bengali', ur: 'Urdu' };

/** Decodings of decodings make fifty views of one message; those that come after this many signs in all are not looked at. */
const MOST_UNDERSTOOD = 12_000;

/** Guards and the simulated assistant read the same message one after the other; the second time is free. */
const recent = new Map<string, Understood>();
const REMEMBERED = 100;

const understandOnce = (message: string): Understood => {
  const known = recent.get(message);
  if (known !== undefined) return known;
  if (recent.size >= REMEMBERED) recent.delete(recent.keys().next().value!);
  const understood = understand(message);
  recent.set(message, understood);
  return understood;
};

const IN_A_LANGUAGE = new Set(Object.values(LANGUAGES));

/** `raw`: folded as it was written, before anything was mended. */
type Understood = { text: string; views: string[]; raw: string };

const understand = (message: string): Understood => {
  const raw = message;
  const views: string[] = [];
  const texts: string[] = [];
  let left = MOST_UNDERSTOOD;
  const take = (name: string, text: string): void => {
    if (texts.includes(text) || text.length > left) return;
    left -= text.length;
    if (name !== '') views.push(name);
    texts.push(text);
  };
  // One sign may stand for eighteen.
  const folded = fold(raw).slice(0, LONGEST);
  take('', folded);
  const plain = raw.toLowerCase().normalize('NFC');
  if (folded.replace(/['"-]/g, '').replace(/\p{M}/gu, '') !== plain.replace(/[‘’ʼ`´'"“”„«»‐‑‒–—―-]/g, '').normalize('NFD').replace(/\p{M}/gu, '').replace(/\s/g, (gap) => gap) && /[\u200b-\u206f\u{e0000}-\u{e007f}\uff00-\uffef\u{1d400}-\u{1d7ff}\u0400-\u04ff\u0370-\u03ff\u24b6-\u24e9]/u.test(raw) && /[a-z]/.test(folded)) views.push('disguised letters');
  const tags = hiddenTags(raw);
  if (tags !== '') take('invisible letters', fold(tags));
  const digits = unleet(folded);
  if (digits !== folded && keysIn(digits) > keysIn(folded)) take('digits for letters', digits);
  for (const { name, text } of decodings(raw.normalize('NFKC').slice(0, LONGEST))) take(name, fold(text));
  for (const text of texts.slice()) {
    const mended = repair(text);
    if (mended !== text) take('misspelt', mended);
  }
  for (const text of texts.slice()) {
    const said = gloss(text);
    if (said !== undefined) take(LANGUAGES[said.language] ?? said.language, said.text);
  }
  return { text: texts.join('\n'), views: [...new Set(views)], raw: folded };
};

const keysIn = (text: string): number => (text.match(/[a-z]+/g) ?? []).filter((word) => isKnownWord(word)).length;

/** Neighbours that make a word that matters, and are none themselves: `the sec ret co de`. */
const joined = (text: string): string =>
  text.replace(/\b[a-z]{2,6}(?: [a-z]{2,6})+\b/g, (run) => {
    const words = run.split(' ');
    for (let at = 0; at + 1 < words.length; at += 1) {
      const whole = words[at]! + words[at + 1]!;
      if (KEY_WORDS.has(whole) && !(isKnownWord(words[at]!) && isKnownWord(words[at + 1]!))) words.splice(at, 2, whole);
    }
    return words.join(' ');
  });

/** Pieces of which one at least is no word, and together they are one: `se-cr-et`. */
const isTornApart = (found: string): boolean => {
  const pieces = found.split(/[^a-z]/);
  const whole = pieces.join('');
  return KEY_WORDS.has(whole) || (pieces[0]!.length > 1 && isKnownWord(whole) && pieces.some((piece) => !isKnownWord(piece)));
};

/** Misspelt words mended; words torn apart (`sec-ret`, `pass word`) put together. */
const repair = (text: string): string =>
  unslang(joined(text))
    .replace(/\b([a-z]{2,8})[-_.*|/ ]{1,2}([a-z]{2,8})\b/g, (found, one: string, other: string) => (KEY_WORDS.has(one + other) && !(isKnownWord(one) && isKnownWord(other) && found.includes(' ')) ? one + other : found))
    .replace(/[a-z]+(?:[*._\-·~][a-z]+)+/g, (found) => (isTornApart(found) ? found.replace(/[^a-z]/g, '') : found))
    .replace(/(?<![\w@.'])[a-z]{3,5}(?![\w@'])/g, mendSmall)
    .replace(/(?<![\w@.])[a-z]{4,}(?![\w@])/g, (word) => mend(word.replace(/([a-z])\1{2,}/g, '$1')));

const WEIGHTS: Record<string, number> = { demand: 0.7, secret: 2.2, staff: 2.2, hush: 1.3, 'secret-soft': 1.3, loose: 0.9, prompt: 2.2, told: 2, withheld: 1.8, braces: 1.6, variable: 1.6, cloze: 2, override: 1.4, authority: 0.8, persuasion: 0.4, fiction: 0.4, 'refusal-suppression': 0.5, transcript: 1.3, document: 0.8 };
/** Words of a setting that attacks use too: they speak for neither side. */
const ABOUT_SECRETS = /^(?:code|pass|pin$|key|verif|access|text|admin|supervis|manager|secur|secret|flag|token|confirm|send|person|human|email|name|agent|hidden|safe|order$|say|speak|instruct|part|first|last|work|revers|wrong|repeat|write|word|open|call|where|leave|change|name|shop|store|show|data|status|set|light|speak|tool|box|contact|price|book|hour|employ|company|late|remote)/;
const HOW_TO = /\b(?:how|where|when|why) (?:do|can|could|should|would|does|did|is|are|will) (?:i|we|my|our|the customer)\b|\bdo i (?:need|have)\b/;
/** Nobody asks a shop for these. */
const STRANGE = new Set(['base64', 'hex', 'binary', 'decimal', 'rot13', 'morse', 'leet', 'pig-latin', 'reversed', 'nato']);
/** Nor for these, where somebody is told to say them of "it". */
const OF_IT = new Set(['acrostic', 'spelled', 'word-by-word', 'first-half', 'last-half', 'letters', 'replaced']);
const TELLS = /(?:^|[.!?,;:] *|\b(?:please|just|and|then|now|only|can you|could you|will you|you) )(?:give|tell|show|reveal|say|print|write|share|name|spell|put|list|type|output|let me (?:have|see|hear))\b/m;
const PRONOUN = /\b(?:give|write|say|whisper|turn|encode|send|show|put|print|tell|convert|output|flip|render) (?:me |us )?(?:it|that|that word|the word|the whole thing)\b|\bletters? of it\b|\ball of it\b|\b(?:word|half|part|letter|character|sign|end|start|beginning|piece|bit|chunk)s? of it\b|\bits (?:first|last|second|third|middle|opening|final|initial|other) (?:\w+ )?(?:letter|half|word|part|character|sign|piece)s?\b/;
const OWN = /\b(?:i|my|me a|our|we)\b/;
/** A verb that no list knows, told to do something with "the ...": `chant the code`. */
const IMPERATIVE = /(?:^|[.!;] )(?!(?:i|we|the|my|our|is|are|was|do|does|did|has|have|had|lost|forgot|found|got|received|where|when|why|how|if|in|on|at|for|from|with|after|before|and|but|or|so|not|no|yes|all|only|once|since|because|about|of|to|into|over|under|by|as|that|this|there|it|he|she|they|you|any|some|wrong|missing|need|without|both|half|part) )[a-z]{3,12} (?:me |us |out )?(?:the|your|that|this)\b/m;
const NOUN = String.raw`(?:pass(?:word|phrase|code)s?|passwd|pwd|pw|codes?|codewords?|keys?|tokens?|phrases?|words?|keywords?|credentials?|pins?|secrets?|flags?|value|string|answer|solution|combination)`;
/** Wants what a code says, and not to hear what it is for, where it goes or why it fails. */
const WANTS_CONTENT = new RegExp(
  [
    String.raw`\b(?:what|which|whats|wat|wot|wut)\b[^.?!\n]{0,12}\b(?:is|was|are|be|'s|s|were)\b[^.?!\n]{0,30}\b${NOUN}\b(?! (?:i|we|(?:you|they) (?:sent|gave|want|ask|need)|for|meant|from|on|that came))|\b(?:what|which|whats|wat|wut|whats|what's) (?:the |your |ur |that )?(?:\w+ ){0,2}?${NOUN}\b(?! (?:i|we|for|is (?:meant|needed|required|used)|do|does|goes|should (?:i|we)|can|must))`,
    String.raw`\b(?:tell|tel|give|giv|gimme|show|share|say|send|read|reveal|print|write|spell|output|display|name|state|let me|i need|i want|need|want|know|hear|see|get|hand|drop|spill|leak|provide|list|repeat|put|recite|enter|type|speak|whisper|disclose|tells?|pass|report|quote|supply|reply|respond|start|begin|dump|return|fetch|find|confirm|verify|forward|release|grant|submit|use|access|unlock|guess|hide|include|add|insert|make|turn|convert|encode|translate|sing|draw|think|remember|recall|remind|hold|keep|guard|have|has|got|crack|break|bring|open|flip|shows?|contains?|bypass|extract|expose|deliver|retrieve|lend|trade|sell|offer|post|text|share|copy|paste|echo|answer|explain|describe|me|us)\b[^.?!\n]{0,40}\b${NOUN}\b`,
    String.raw`^[^\n]{0,25}\b${NOUN}\b[^\w\n]*(?:please|pls|plz|now|then|again|thx|asap|here|and|be|=|:|\?|!|\.|$)`,
    String.raw`\b${NOUN}\b\W*(?:please|pls|plz|now|thx|asap|=|:)\W*$|\b${NOUN}\W*$`,
  ].join('|'),
  'm',
);
/** Supposing is no customer's way to ask about a code of their own. */
const SUPPOSES = /\b(?:would|if|unless|suppos\w*|assum\w*|imagine|until|confidential\w*)\b/;
const PRESSES = new Set(['override', 'transcript', 'fiction', 'authority', 'refusal-suppression', 'document']);
const REPORTED = new Set<OperationName>(['reveal', 'first-half', 'last-half', 'letters', 'describe', 'code', 'json']);
const STRONG = new Set(['secret', 'prompt', 'told', 'withheld', 'braces', 'variable', 'cloze', 'staff']);
/** Looked for before everyday turns are taken out, since \`my password is ___\` and \`their code\` are such turns. */
const WHOLE = new Set(['cloze', 'staff']);
/** A code without an article, to be written in a way that nobody asks a shop for: \`code in binary\`. */
const BARE = /(?<!\b(?:morse|binary|hex|ascii|base64|colou?r|source|char|machine|unicode|bar|qr) )\b(?:code|secret|password|passphrase|passcode|phrase|pin)\b/;
/** A part and nothing it is part of: in a first message that is what the assistant holds. */
const PART_ALONE = /^\W*(?:(?:just|only|ok(?:ay)?|at least|please|so|then|give|tell|say|show|send|me|us|let's have|let's hear|and|now) )*(?:the |its )?(?:very )?(?:first|second|last|other|next|middle|initial|opening|final|remaining) (?:\w+ )?(?:half|letters?|words?|parts?|characters?|bit|chunk|syllable|digits?|piece)\b(?! (?:of (?!it\b)|is |was |in |on |are ))/m;
/** Somebody who presses, and wants to know or hear "it". */
const IT = /\b(?:know|tell|say|share|reveal|hear|disclose|spill|whisper|guess|learn|find out) (?:me |us |anyone |anybody )?(?:it|that)\b(?= ?(?:$|[.,!?;]|now|so|then|please|even|or|and|too))|\b(?:cleared|authori[sz]ed|approved|allowed|permitted|entitled|supposed|vetted|earned|deserve[ds]?) (?:\w+ ){0,3}?to (?:receive|have|know|see|get|hear|be told) (?:it|that|this)\b/m;

/** What the rules name counts beside the wording as a whole, and both together must come to this; in log-odds. Chosen on tenths of the texts that nothing was learned from. */
const NAMED_BESIDE = 0.5;
const ENOUGH = 2.75;
/** However much is named, a text that is worded like an ordinary question is one. */
const MOST_NAMED = 2.5;
/** A gap to be filled is a form: the words around it do not speak against it so loudly that what is named by it does not suffice. */
const LEAST_WITH_GAP = ENOUGH - NAMED_BESIDE * MOST_NAMED;
/** From log-odds to what the monitor adds up. */
const WORDING = 0.6;
/** Wording lifts nothing further than this: the monitor hears no louder what was named already. */
const BY_WORDING = 2.5;
const LEAST_ATTEMPT = 2;
/** The most that is made of a message whose wording is not asked. */
const BESIDE = 1.5;
/** What is handed over as a document and has no more passages than this, in all its views, is a request as people make one. */
const MOST_BESIDE = 2;
const withWording = (named: number, leaning: number, hasGap: boolean): number => {
  const worth = LEAST_ATTEMPT + WORDING * (NAMED_BESIDE * Math.min(named, MOST_NAMED) + (hasGap ? Math.max(LEAST_WITH_GAP, leaning) : leaning) - ENOUGH);
  return worth < LEAST_ATTEMPT ? worth : Math.max(named, Math.min(worth, BY_WORDING));
};

/** What a passage must lean to, in log-odds: to the messages people send to an assistant, or to what documents hide. */
const AS_A_MESSAGE = 3;
const AS_HIDDEN = 2.2;
/** Of many passages one is worded like a message by chance, so the more there are the more it takes; by the logarithm of their number. */
const AMONG_PASSAGES = 0.75;
const NAMED = 0.3;
const MOST_NAMED_THERE = 3;
/** `among`: how many passages the document has. 2 and more where wording and what was named suffice together. */
const inDocument = (named: number, text: string, among: number): number => {
  const leaning = Math.max(leaningOf(text, weights) - AS_A_MESSAGE - AMONG_PASSAGES * Math.log(among), leaningOf(text, documentWeights) - AS_HIDDEN);
  const worth = 2 + WORDING * leaning + NAMED * (Math.min(named, 2) - 1);
  return worth < 2 ? worth : Math.max(Math.min(named, MOST_NAMED_THERE), Math.min(worth, BY_WORDING));
};

const SENTENCE = /[^.?!\n]+[.?!]*/g;
const LONG = 4;

/** Of a long text the sentences that could speak of a secret, since what a shop is asked before and after them says nothing about them. */
const aroundReferents = (text: string): string => {
  const sentences = text.match(SENTENCE) ?? [];
  if (sentences.length < LONG) return text;
  const near = sentences.filter((sentence) => FEATURES.some(({ kind, name, pattern }) => kind === 'referent' && name !== 'loose' && pattern.test(sentence)));
  return near.length > 0 ? near.join(' ') : text;
};

/** What a message is read as: folded, one view a line. */
export const textOf = (message: string): string => understandOnce(message.slice(0, LONGEST)).text;

/** What a document is read as: passages of each view. */
export const passagesOfDocument = (document: string): string[] => passagesOf(textOf(withoutLines(document.slice(0, LONGEST))));

/** `words`: beginnings of words that belong to the setting's ordinary work. In a document only what speaks to the assistant counts. */
export const readMessage = (message: string, words: readonly string[] = [], isDocument = false): Reading => {
  if (!isDocument) return readText(understandOnce(message.slice(0, LONGEST)), words, 0);
  const { text, views } = understandOnce(withoutLines(message.slice(0, LONGEST)));
  const passages = passagesOf(text);
  // Views differ in a few words, so most passages come again in each; one is read once, and counts as often as it stands there.
  const readings = [...new Set(passages)].map((passage) => readText({ text: passage, views, raw: passage }, words, passages.length));
  const found = readings.reduce((most, reading) => (reading.attempt > most.attempt ? reading : most));
  return { ...found, understood: text };
};

/** A message as words are learned from it: its folded text, and the pieces of that with what the rules name in it. */
type Worded = { text: string; withNames: ReadonlySet<string> };
export const readToLearn = (message: string): Worded => {
  const understood = understandOnce(message.slice(0, LONGEST));
  return { text: understood.text, withNames: withNamesOf(understood, nameIn(understood, [], 0)) };
};

const withNamesOf = ({ text, views }: Understood, { seen, asked }: Pick<Named, 'seen' | 'asked'>): ReadonlySet<string> =>
  piecesWithNames(text, seen, asked.map(({ name }) => name), views.map((view) => (view === 'misspelt' ? view : IN_A_LANGUAGE.has(view) ? 'language' : 'disguised')));

/** Two opinions on the wording: of the words alone, and of the words beside what the rules name. They err on different texts. */
export const leaningOfBoth = ({ text, withNames }: Worded, learned: { words: Weights; named: Weights }): number => (leaningOf(text, learned.words) + leaningOf(withNames, learned.named)) / 2;
const leaningOfMessage = (understood: Understood, named: Named): number => leaningOfBoth({ text: understood.text, withNames: withNamesOf(understood, named) }, { words: weights, named: namedWeights });

type Named = { seen: readonly Feature[]; asked: readonly Operation[]; operation: OperationName; ordinary: number; /** How much of an attempt that makes it, before the wording is asked. */ worth: number };

/** What the rules name. `among`: how many passages of a document this is one of; 0 for a message. */
const nameIn = ({ text, views, raw }: Understood, words: readonly string[], among: number): Named => {
  const { text: stripped, count } = withoutOrdinary(text);
  const found = FEATURES.filter(({ name, pattern }) => (WHOLE.has(name) ? pattern.test(text) || pattern.test(raw) : pattern.test(stripped)));
  // A word of secrecy says nothing more where what is meant is named.
  const isNamed = found.some(({ name, kind }) => kind === 'referent' && name !== 'loose');
  // What a plain referent says already is not counted again as something only staff know or as hushed up, or the monitor would hear it twice.
  const isPlainlyNamed = found.some(({ name }) => STRONG.has(name) && name !== 'staff');
  const seen = found.filter(({ name }) => !(name === 'loose' && isNamed) && !((name === 'staff' || name === 'hush') && isPlainlyNamed));
  const asked = OPERATIONS.filter(({ pattern }) => pattern.test(stripped));
  const setting = new Set((aroundReferents(text).match(/\p{L}+/gu) ?? []).filter((word) => !ABOUT_SECRETS.test(word)).map((word) => words.find((stem) => word.startsWith(stem))).filter((stem) => stem !== undefined));
  const ordinary = count + Math.min(4, setting.size);
  const has = (kind: Kind): boolean => seen.some((feature) => feature.kind === kind);
  const isStrong = seen.some(({ name }) => STRONG.has(name));
  const operation = asked[0]?.name ?? 'reveal';
  // In a first message "it" has nothing to refer to but what the assistant holds, where somebody asks for it in code or bit by bit.
  const isPressedForIt = !has('referent') && ordinary === 0 && has('pressure') && IT.test(stripped);
  const isBare = !has('referent') && ordinary === 0 && ((STRANGE.has(operation) && BARE.test(stripped)) || (OF_IT.has(operation) && PART_ALONE.test(stripped)));
  const isAboutIt = isPressedForIt || isBare || (!has('referent') && ordinary === 0 && isTopicless(text)) || !has('referent') && (STRANGE.has(operation) || (OF_IT.has(operation) && ordinary === 0 && TELLS.test(stripped))) && PRONOUN.test(stripped) && !OWN.test(stripped);
  const isTold = asked.length === 0 && has('referent') && IMPERATIVE.test(stripped);
  let attempt = seen.reduce((sum, { name }) => sum + (WEIGHTS[name] ?? 0), 0);
  if (isAboutIt) attempt += 1;
  if (asked.length > 0 || isTold) attempt += operation === 'reveal' ? 0.7 : 1.1;
  const isPlain = operation === 'reveal' && !has('pressure');
  // One word of the shop's beside an operation or a pressure is no sign of an ordinary question yet.
  if (!isStrong && isPlain && views.length === 0 && seen.some(({ name }) => name === 'secret-soft') && !seen.some(({ name }) => name === 'hush') && !WANTS_CONTENT.test(stripped) && !SUPPOSES.test(stripped)) attempt -= 0.8;
  if (!isStrong) attempt -= Math.max(0, 0.6 * ordinary - (isPlain ? 0 : 0.25));
  else if (isPlain) attempt -= Math.min(1.2, 0.35 * Math.max(0, ordinary - (HOW_TO.test(stripped) || has('pressure') ? 0 : 0.5))) + (HOW_TO.test(stripped) ? 0.8 : 0);
  // Nothing of the shop's own in it, and still about a code: nobody asks that in passing.
  const refers = has('referent') || isAboutIt;
  if (ordinary === 0 && !isStrong && has('referent') && has('pressure')) attempt += 0.4;
  if (ordinary === 0 && refers && (asked.length > 0 || isTold || raw.length < (isStrong ? 60 : 30))) attempt += 0.7;
  // Who only reports something, or asks what becomes of it, wants no secret told.
  if (REPORTED.has(operation) && !seen.some(({ name }) => PRESSES.has(name)) && views.length === 0 && isReport(stripped)) attempt = Math.min(attempt, 1.5);
  if (!refers && !(seen.some(({ name }) => name === 'override' || name === 'transcript'))) attempt = Math.min(attempt, 1.5);
  if (among > 0 && !ADDRESSED.test(stripped) && views.every((view) => !IN_A_LANGUAGE.has(view))) attempt = Math.min(attempt, 1.5);
  return { seen, asked, operation, ordinary, worth: attempt };
};

/** Encoded text is read for its own sake; what stands around it says nothing about it. */
const ENCODED = /base|hex|binary|codes|morse|backwards|alphabet|atbash|latin|percent|invisible/;
const isBeside = (text: string, views: readonly string[], seen: readonly Feature[]): boolean => {
  if (views.some((view) => ENCODED.test(view))) return false;
  const refers = seen.some(({ kind }) => kind === 'referent');
  // A glossary knows few words: what it leaves out may speak of the assistant.
  const inEnglish = !seen.some(({ name }) => STRONG.has(name)) && views.some((view) => IN_A_LANGUAGE.has(view)) ? text.slice(text.lastIndexOf('\n') + 1) : undefined;
  return isBesideTheSecret(text, refers) || (inEnglish !== undefined && isBesideTheSecret(inEnglish, refers));
};

const readText = (understood: Understood, words: readonly string[], among: number): Reading => {
  const { text, views } = understood;
  const named = nameIn(understood, words, among);
  const { seen, asked, operation, ordinary } = named;
  const attempt = among > MOST_BESIDE ? inDocument(named.worth, text, among) : isBeside(text, views, seen) ? Math.min(named.worth, BESIDE) : among > 0 ? inDocument(named.worth, text, among) : withWording(named.worth, leaningOfMessage(understood, named), seen.some(({ name }) => name === 'cloze'));
  const obfuscated = views.filter((view) => !IN_A_LANGUAGE.has(view) && view !== 'misspelt');
  const families = new Set<AttackFamily>(attempt >= 2 ? [...seen.map(({ family }) => family), ...asked.slice(0, 3).map(({ family }) => family).filter((family) => family !== undefined)] : []);
  if (attempt >= 2 && obfuscated.length > 0) families.add('input-obfuscation');
  if (attempt >= 2 && views.some((view) => IN_A_LANGUAGE.has(view))) families.add('foreign-language');
  return { features: [...seen.map(({ name }) => name), ...asked.map(({ name }) => name).slice(0, 4)], families: [...families], views, operation, operations: asked.map(({ name }) => name), ordinary, attempt: Math.max(0, Math.round(attempt * 100) / 100), understood: text };
};
