// What a model makes of disguised text: hidden characters, look-alikes, leet, spaced letters, base64, hex, rot13, Morse, backwards.

export type Disguise = 'plain' | 'hidden' | 'look-alike' | 'spaced' | 'leet' | 'base64' | 'hex' | 'rot13' | 'morse' | 'backwards';
export type Reading = { by: Disguise; text: string };

const LOOK_ALIKES: Readonly<Record<string, string>> = { а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ѕ: 's', ԁ: 'd', ո: 'n', α: 'a', ε: 'e', ι: 'i', ο: 'o', ρ: 'p', ν: 'v' };
const LEET: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' };
const MORSE_CODE = '.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..'.split(' ');
const MORSE_DIGITS = '----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----.'.split(' ');

/** Words by which text is recognised as meant for reading. */
const COMMON = /\b(the|and|your?|all|this|that|with|for|before|above|repeat|print|show|reveal|ignore|instructions?|previous|system|prompt|document|summary|write|tell|code|secret|in|of|to)\b/g;
const wordsIn = (text: string): number => text.match(COMMON)?.length ?? 0;

export const toMorse = (text: string): string =>
  [...text.toLowerCase()].map((letter) => (/[a-z]/.test(letter) ? MORSE_CODE[letter.charCodeAt(0) - 97]! : /\d/.test(letter) ? MORSE_DIGITS[Number(letter)]! : '/')).join(' ');

export const rot13 = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });

const fromMorse = (text: string): string =>
  text
    .split(/\s*\/\s*|\s{2,}/)
    .map((word) => word.trim().split(/\s+/).map((code) => (MORSE_CODE.includes(code) ? String.fromCharCode(97 + MORSE_CODE.indexOf(code)) : MORSE_DIGITS.includes(code) ? String(MORSE_DIGITS.indexOf(code)) : '')).join(''))
    .join(' ');

const fromBase64 = (text: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(text.replace(/\s/g, '')), (letter) => letter.charCodeAt(0)));
  } catch {
    return '';
  }
};
const fromHex = (text: string): string => (text.match(/[0-9a-f]{2}/gi) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('');
const isText = (text: string): boolean => text.length > 7 && /^[\p{L}\p{N}\p{P}\p{Zs}\n]+$/u.test(text);

/** Letters that are drawn as no letter at all: the tag block of Unicode spells ASCII. */
const unhide = (text: string): string => text.replace(/[\u{E0020}-\u{E007E}]/gu, (letter) => String.fromCodePoint(letter.codePointAt(0)! - 0xe0000)).replace(/[\u200B-\u200D\u2060\uFEFF\u00AD\u{E0001}\u{E007F}]/gu, '');
const unspace = (text: string): string => text.replace(/(?<![\p{L}\p{N}])(?:\p{L}[ ._-]){2,}\p{L}(?![\p{L}\p{N}])/gu, (run) => run.replace(/[ ._-]/g, ''));
const unleet = (text: string): string => text.replace(/(?=\S*[a-z])(?=\S*[0134578@$])[a-z0-9@$]{3,}/gi, (word) => word.replace(/[013457@$]/g, (letter) => LEET[letter]!));

/** The plain reading first, then what was found behind each disguise; all in small letters. */
export const readingsOf = (text: string): Reading[] => {
  const found: Reading[] = [];
  // A sentence goes on over the end of a line that only wraps.
  const joined = text.replace(/\r\n?/g, '\n').replace(/(?<![.!?:;>\n])\n(?=[\p{Ll}\d("“])/gu, ' ');
  const add = (by: Disguise, reading: string): void => void found.push({ by, text: reading.toLowerCase().replace(/[^\S\n]{2,}/g, ' ') });
  const seen = unhide(joined);
  const plain = [...seen.normalize('NFKC')].map((letter) => LOOK_ALIKES[letter.toLowerCase()] ?? letter).join('');
  add(seen === joined ? (plain === joined.normalize('NFKC') ? 'plain' : 'look-alike') : 'hidden', plain);
  // Two blanks part the words of spaced letters, so they are kept until the letters are joined.
  if (unspace(plain) !== plain) add('spaced', unspace(plain));
  if (unleet(plain) !== plain) add('leet', unleet(plain));
  for (const [run] of plain.matchAll(/[A-Za-z0-9+/]{16,}={0,2}/g)) if (isText(fromBase64(run))) add('base64', fromBase64(run));
  for (const [run] of plain.matchAll(/(?:\b(?:0x)?[0-9a-f]{2}[ ,]?){12,}/gi)) if (isText(fromHex(run.replace(/0x/g, '')))) add('hex', fromHex(run.replace(/0x/g, '')));
  for (const [run] of plain.matchAll(/(?:[.-]{1,5}(?:\s*\/\s*|\s+)){6,}[.-]{1,5}/g)) add('morse', fromMorse(run));
  for (const line of plain.split('\n')) {
    const turned = [...line].reverse().join('');
    if (wordsIn(rot13(line.toLowerCase())) > wordsIn(line.toLowerCase()) + 1) add('rot13', rot13(line));
    if (wordsIn(turned.toLowerCase()) > wordsIn(line.toLowerCase()) + 1) add('backwards', turned);
  }
  return found;
};
