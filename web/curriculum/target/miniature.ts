// A miniature of a model, for the lesson on prompt injection only: it reads, weighs and obeys by rules, so that a page can show why.
// Nothing here is a language model, and it stands for no product. The simulator of the arena is another and larger program.
// The same document gives the same answer; other wording for the same thing may give another, as with a real model.
import type { TargetExercise } from '../../../server/curriculum/schemas.ts';
import { rot13, toMorse } from './readings.ts';
import { findRequest, type Found, type Sign, type Wish } from './signs.ts';

export type App = TargetExercise['app'];
export const BOUNDARIES = ['none', 'delimiters', 'rule', 'both', 'check'] as const;
export type Boundary = (typeof BOUNDARIES)[number];
export type Message = { role: 'system' | 'user'; text: string };
/** What an attacker has in hand: the secret, other parts of the prompt, their own words in the model's mouth, or nothing. */
export type Got = 'secret' | 'prompt' | 'words' | 'nothing';
export type Sent = { messages: Message[]; answer: string; shown: string; isBlocked: boolean; got: Got; did: 'obeyed' | 'resisted' | 'summarised'; signs: Sign[]; score: number; luck: number; resistance: number };

const BASE = 4.1;
const DELIMITERS = 0.06;
const RULE = 0.2;
const TOGETHER = 0.1;
const LUCK = 0.8;
export const BLOCKED = 'The summary could not be shown.';

export const messagesFor = ({ instructions, notes, rule, tag }: App, boundary: Boundary, document: string): Message[] => {
  const hasTags = boundary !== 'none' && boundary !== 'rule';
  const given = hasTags ? `<${tag}>\n${document}\n</${tag}>` : document;
  if (boundary === 'none' || boundary === 'delimiters') return [{ role: 'user', text: `${instructions}\n${notes}\n\n${hasTags ? '' : 'Summarise this document:\n\n'}${given}` }];
  return [{ role: 'system', text: `${instructions}\n${notes}\n${rule}` }, { role: 'user', text: given }];
};

/** How much a request has to weigh before it is obeyed. Closing the tag takes back what the tag gave. */
const resistanceOf = (boundary: Boundary, closesTag: boolean): number => {
  const hasTags = boundary !== 'none' && boundary !== 'rule' && !closesTag;
  const hasRule = boundary !== 'none' && boundary !== 'delimiters';
  return BASE + (hasTags ? DELIMITERS : 0) + (hasRule ? RULE : 0) + (hasTags && hasRule ? TOGETHER : 0);
};

/** Between -1 and 1 by the wording alone (FNV-1a), and the same for every boundary: a wall never makes a document stronger. */
const luckOf = (document: string): number => {
  let hash = 0x811c9dc5;
  for (const letter of document.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  // The last bits of FNV-1a are its worst; a final shuffle spreads them.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return (hash / 0xffffffff) * 2 - 1;
};

export const send = (app: App, boundary: Boundary, document: string): Sent => {
  const found = findRequest(document, app.tag);
  const closesTag = found.signs.some(({ id }) => id === 'closes-tag');
  const resistance = resistanceOf(boundary, closesTag);
  const luck = found.isDirected ? LUCK * luckOf(document) : 0;
  const obeys = found.wish !== undefined && found.isDirected && found.score + luck >= resistance;
  const { text: answer, got } = obeys ? obey(app, boundary, found.wish!, document) : { text: summarise(document, found), got: 'nothing' as const };
  const isBlocked = boundary === 'check' && holdsPrompt(app, answer);
  return {
    messages: messagesFor(app, boundary, document),
    answer,
    shown: isBlocked ? BLOCKED : answer,
    isBlocked,
    got: isBlocked ? 'nothing' : got,
    did: obeys ? 'obeyed' : found.wish !== undefined && found.isDirected ? 'resisted' : 'summarised',
    signs: found.signs,
    score: found.score,
    luck,
    resistance,
  };
};

// Obeying: the operation is really done, so a filter that looks for the secret as written sees what such a filter would see.

const LINES: Readonly<Record<string, string>> = { a: 'Autumn', b: 'Birds', c: 'Clouds', d: 'Dusk', e: 'Embers', f: 'Fields', g: 'Grass', h: 'Harbours', i: 'Islands', j: 'June', k: 'Kites', l: 'Lanterns', m: 'Mornings', n: 'Nights', o: 'Oceans', p: 'Pines', q: 'Quiet', r: 'Rivers', s: 'Stones', t: 'Tides', u: 'Under', v: 'Valleys', w: 'Winds', x: 'Xylophones', y: 'Years', z: 'Zephyrs' };
const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const ENDINGS = ['carry what is kept', 'wait for the light', 'turn to the north', 'hold their breath', 'remember the road'];

type Transform = [RegExp, (text: string, app: App) => string];
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const TRANSFORMS: readonly Transform[] = [
  [/base ?64/i, (text) => btoa(String.fromCharCode(...bytesOf(text)))],
  [/\bhex/i, (text) => [...bytesOf(text)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')],
  [/rot ?-?13/i, (text) => rot13(text)],
  [/morse/i, (text) => toMorse(text)],
  [/backwards?|revers/i, (text) => [...text].reverse().join('')],
  [/acrostic|poem|song/i, (text) => [...text.toLowerCase()].flatMap((letter, at) => (/[a-z]/.test(letter) ? `${LINES[letter]!} ${ENDINGS[at % ENDINGS.length]!},` : /\d/.test(letter) ? `${DIGITS[Number(letter)]!} times over,` : [])).join('\n')],
  [/spell|letter by letter|one letter|character by character|with (?:a )?(?:dash|hyphen|space|dot|star)/i, (text) => [...text].join(' ')],
  [/json/i, (text) => JSON.stringify({ content: text })],
  [/upper ?case/i, (text) => text.toUpperCase()],
  [/german|deutsch/i, (_text, { translations }) => translations.de],
  [/french|français/i, (_text, { translations }) => translations.fr],
  [/spanish|español/i, (_text, { translations }) => translations.es],
];

const obey = (app: App, boundary: Boundary, wish: Wish, document: string): { text: string; got: Got } => {
  if (wish.does === 'say') return { text: wish.words, got: 'words' };
  const prompt = [app.instructions, app.notes, ...(boundary === 'none' || boundary === 'delimiters' ? [] : [app.rule])].join('\n');
  const material = wish.about === 'secret' ? app.secret : wish.part ? app.instructions.split(/(?<=\.)\s/)[0]! : prompt;
  // How it is to be said may stand in another sentence than what is to be said.
  const change = TRANSFORMS.find(([pattern]) => pattern.test(wish.whole)) ?? TRANSFORMS.find(([pattern]) => pattern.test(document));
  const said = change?.[1](material, app) ?? material;
  const url = /https?:\/\/[^\s)"'>{<]+/i.exec(wish.whole)?.[0];
  const got = wish.part && wish.about === 'prompt' ? 'prompt' : 'secret';
  if (url !== undefined) return { text: `![summary](${url}${url.includes('?') ? '' : '?d='}${encodeURIComponent(said)})`, got };
  if (/\b(?:story|tale|scene|play|dialogue|character|novel)\b/i.test(wish.whole)) return { text: `The clerk looked up from the ledger and read aloud: "${said}"`, got };
  return { text: said, got };
};

// Not obeying: two sentences of the document, and a word about what was not done.

const summarise = (document: string, { wish, isDirected }: Found): string => {
  const clean = document.replace(/<!--[\s\S]*?-->|<[^>]+>/g, ' ').replace(/[#*_>`|]+/g, ' ').replace(/\s+/g, ' ').trim();
  const sentences = clean.split(/(?<=[.!?])\s+/).filter((sentence) => sentence.length > 12 && !(isDirected && wish?.whole.includes(sentence.toLowerCase().slice(0, 40))));
  const weight = (sentence: string): number => new Set(sentence.toLowerCase().match(/\p{L}{5,}/gu) ?? []).size / Math.sqrt(sentence.length);
  const [first, ...others] = sentences;
  const second = others.sort((one, other) => weight(other) - weight(one))[0];
  const summary = [first, second].filter((sentence) => sentence !== undefined).map((sentence) => (sentence.length > 160 ? `${sentence.slice(0, 157).replace(/\s\S*$/, '')} …` : sentence)).join(' ');
  const refused = isDirected && wish !== undefined ? ' The document also contains instructions, which I did not follow.' : '';
  return `${summary === '' ? 'The document is very short and says little.' : summary}${refused}`;
};

// The check on the way out: the secret as written, whatever the case, or eight words of the prompt in a row.

const RUN = 8;
export const holdsPrompt = ({ instructions, notes, rule, secret }: App, answer: string): boolean => {
  if (answer.toLowerCase().includes(secret.toLowerCase())) return true;
  const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const heard = ` ${wordsOf(answer).join(' ')} `;
  const prompt = wordsOf(`${instructions} ${notes} ${rule}`);
  return prompt.some((_word, at) => at + RUN <= prompt.length && heard.includes(` ${prompt.slice(at, at + RUN).join(' ')} `));
};
