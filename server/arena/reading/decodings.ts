// What a text would say if parts of it were base64, hex, a shifted alphabet, Morse, pig Latin, backwards or pulled apart.
import { readability, segment } from './vocabulary.ts';

export type View = { name: string; text: string };

const isText = (text: string): boolean => text.length >= 4 && (text.match(/[\p{L}\p{N}\p{P}\p{Z}\s$+<=>^`|~]/gu) ?? []).length / [...text].length > 0.95;
const fromBytes = (bytes: readonly number[]): string => Buffer.from(bytes).toString('utf8');

const replaced = (text: string, pattern: RegExp, decode: (found: string) => string | undefined): string | undefined => {
  let hits = 0;
  const out = text.replace(pattern, (found) => {
    const decoded = decode(found);
    if (decoded === undefined || !isText(decoded)) return found;
    hits += 1;
    return ` ${decoded} `;
  });
  return hits > 0 ? out : undefined;
};

const base64 = (text: string): string | undefined =>
  replaced(text, /(?:[A-Za-z0-9+/_-]{4,76}(?:\r?\n)?)*[A-Za-z0-9+/_-]{8,}={0,2}/g, (found) => {
    const joined = found.replace(/\s/g, '');
    if (joined.length < 12 || !/[A-Z]/.test(joined) || !/[a-z]/.test(joined)) return undefined;
    const decoded = Buffer.from(joined, 'base64').toString('utf8');
    return decoded.includes('\uFFFD') ? undefined : decoded;
  });

const base32 = (text: string): string | undefined =>
  replaced(text, /\b[A-Z2-7]{16,}={0,6}/g, (found) => {
    const bits = [...found.replace(/=/g, '')].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('');
    const decoded = fromBytes((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
    return decoded.includes('\uFFFD') ? undefined : decoded;
  });

const hex = (text: string): string | undefined =>
  replaced(text, /(?:(?:\\x|0x|%|\\u00|&#x)?[0-9a-fA-F]{2}[\s:,;-]{0,2}){6,}/g, (found) => {
    const pairs = found.replace(/\\x|0x|%|\\u00|&#x/g, '').match(/[0-9a-fA-F]{2}/g) ?? [];
    const isMeant = /[a-fA-F]|\\x|0x|%/.test(found) || pairs.length > 10;
    const decoded = fromBytes(pairs.map((pair) => Number.parseInt(pair, 16)));
    return isMeant && !decoded.includes('\uFFFD') ? decoded : undefined;
  });

const percent = (text: string): string | undefined => replaced(text, /(?:[\w.~-]*%[0-9a-fA-F]{2}){3,}[\w.~-]*/g, (found) => {
  try {
    return decodeURIComponent(found);
  } catch {
    return undefined;
  }
});

const binary = (text: string): string | undefined => replaced(text, /(?:[01]{7,8}[\s,]*){4,}/g, (found) => fromBytes((found.match(/[01]{7,8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))));

const decimal = (text: string): string | undefined =>
  replaced(text, /(?:(?:&#)?\b\d{2,3}\b;?[\s,]*){6,}/g, (found) => {
    const numbers = (found.match(/\d+/g) ?? []).map(Number);
    return numbers.every((number) => number >= 32 && number < 127) ? fromBytes(numbers) : undefined;
  });

const MORSE: Record<string, string> = Object.fromEntries(
  '.-:a -...:b -.-.:c -..:d .:e ..-.:f --.:g ....:h ..:i .---:j -.-:k .-..:l --:m -.:n ---:o .--.:p --.-:q .-.:r ...:s -:t ..-:u ...-:v .--:w -..-:x -.--:y --..:z -----:0 .----:1 ..---:2 ...--:3 ....-:4 .....:5 -....:6 --...:7 ---..:8 ----.:9'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);
export const MORSE_OF: Record<string, string> = Object.fromEntries(Object.entries(MORSE).map(([code, letter]) => [letter, code]));

export const morse = (text: string): string | undefined =>
  replaced(text.replace(/[·•]/g, '.').replace(/[−–—_]/g, '-'), /[.-]{1,6}(?:[ /|\n]+[.-]{1,6}){5,}/g, (found) =>
    found
      .split(/\s*[/|\n]\s*|\s{2,}/)
      .map((word) => word.split(' ').map((code) => MORSE[code] ?? '').join(''))
      .join(' '),
  );

const shift = (text: string, by: number): string => text.replace(/[a-zA-Z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - (letter < 'a' ? 65 : 97) + by) % 26) + (letter < 'a' ? 65 : 97)));
export const rot13 = (text: string): string => shift(text, 13);
export const backwards = (text: string): string => [...text].reverse().join('');

/** The better reading of `text` among `candidates`, when it is clearly better than the text as it stands or a line of it. */
const better = (text: string, make: (part: string) => string[]): string | undefined => {
  let found = false;
  const parts = text.split(/(?<=[:\n()])/).map((part) => {
    if ((part.match(/[a-z]/gi) ?? []).length < 8) return part;
    const now = readability(part.toLowerCase());
    const best = make(part).map((said) => ({ said, at: readability(said.toLowerCase()) })).sort((one, other) => other.at - one.at)[0];
    if (best === undefined || best.at < 0.45 || best.at < now + 0.25) return part;
    found = true;
    return best.said;
  });
  return found ? parts.join('') : undefined;
};

const shifted = (text: string): string | undefined => better(text, (part) => Array.from({ length: 25 }, (_, by) => shift(part, by + 1)));
const atbash = (text: string): string | undefined => better(text, (part) => [part.toLowerCase().replace(/[a-z]/g, (letter) => String.fromCharCode(219 - letter.charCodeAt(0)))]);
const reversed = (text: string): string | undefined => better(text, (part) => [backwards(part), part.replace(/[A-Za-z']+/g, backwards), part.split(/\s+/).reverse().join(' ')]);
const pigLatin = (text: string): string | undefined =>
  better(text, (part) => [
    part.toLowerCase().replace(/[a-z']+/g, (word) => {
      if (!word.endsWith('ay')) return word;
      const rest = word.slice(0, -2).replace(/w$/, (end) => (/^[aeiou]/.test(word) ? '' : end));
      // The consonants at the end go to the front again; how many they were is whatever makes a known word.
      const turns = [0, 1, 2, 3].map((count) => (count === 0 ? rest : rest.slice(-count) + rest.slice(0, -count)));
      return turns.find((turn) => readability(turn) === 1) ?? turns[1] ?? word;
    }),
  ]);

/** `s e c r e t`, `s-e-c-r-e-t`, `s.e.c.r.e.t`: single letters with something between them, joined and cut into words. */
const pulledApart = (text: string): string | undefined =>
  replaced(text, /\b\p{L}(?:[ .\-_*|/,·]{1,3}\p{L}\b){3,}/gu, (found) => {
    const gap = /^\p{L}([^\p{L}]+)/u.exec(found)?.[1] ?? ' ';
    const words = found.split(/\s{2,}|\s?[/|]\s?/).map((word) => word.replace(/[^\p{L}]/gu, '')).filter((word) => word !== '');
    const letters = found.replace(/[^\p{L}]/gu, '').toLowerCase();
    return words.length > 1 && gap.length < 3 && words.some((word) => word.length > 2) ? words.join(' ') : (segment(letters) ?? letters);
  });

const joinedUp = (text: string): string | undefined =>
  replaced(text, /\b[A-Za-z]{2,}(?:[A-Z_-][a-z]*){2,}\b|\b[a-z]{3,}(?:[A-Z][a-z]+)+\b|\b[a-z]{14,}\b/g, (found) => {
    const cut = found.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]/g, ' ').toLowerCase();
    return cut.includes(' ') ? (readability(cut) > 0.5 ? cut : undefined) : segment(cut);
  });

/** `a = "sec"; b = "ret"; print(a + b)`: pieces that are put together again. */
const putTogether = (text: string): string | undefined => {
  const pieces = new Map([...text.matchAll(/\b(\w+)\s*(?:=|:|is)\s*["'“]([^"'”\n]{1,40})["'”]/g)].map((found) => [found[1]!, found[2]!]));
  const sum = /\b\w+\b(?:\s*(?:\+|&|\.\.|and then|followed by|and|,)\s*\b\w+\b)+/g;
  const joined = [...text.matchAll(sum)].map(([all]) => all.split(/\s*(?:\+|&|\.\.|and then|followed by|and|,)\s*/)).filter((names) => names.length > 1 && names.every((name) => pieces.has(name)));
  const quoted = [...text.matchAll(/["'“]([a-z]{1,12})["'”](?:\s*(?:\+|&|and|,|plus|followed by)\s*["'“][a-z]{1,12}["'”])+/gi)].map(([all]) => [...all.matchAll(/["'“]([a-z]{1,12})["'”]/gi)].map((piece) => piece[1]!).join(''));
  const letters = new Map([...text.matchAll(/\b([a-z])\s*=\s*["']?([a-z]{2,14})["']?(?=\s*(?:[,;.\n]|and\b|$))/gi)].map((found) => [found[1]!, found[2]!]));
  const words = letters.size < 2 ? [] : [...text.matchAll(/\b[a-z]{2,6}\b/gi)].map(([word]) => word).filter((word) => [...word].every((letter) => letters.has(letter)));
  const apart = [...text.matchAll(/["“]([^"”\n]{2,60})["”]/g)].map((piece) => piece[1]!);
  const said = [...words.map((word) => [...word].map((letter) => letters.get(letter)).join('')), ...(apart.length > 1 && apart.length < 8 ? [apart.join('')] : []), ...joined.map((names) => names.map((name) => pieces.get(name)).join('')), ...joined.map((names) => names.map((name) => pieces.get(name)).join(' ')), ...quoted];
  return said.length === 0 ? undefined : `${text} ${said.join(' ')}`;
};

/** `Take the first letter of each word: Tigers eat lettuce.` The initials of words or lines, where somebody speaks of first letters. */
const initials = (text: string): string | undefined => {
  if (!/\b(?:first|initial|leading|starting) letters?\b|\binitials\b|\bacrostic\b/i.test(text)) return undefined;
  const parts = [...text.split(/[:\n"“”]/).map((part) => part.match(/[\p{L}]+/gu) ?? []), text.split('\n').map((line) => /\p{L}+/u.exec(line)?.[0] ?? '')];
  const said = parts.filter((words) => words.length >= 6).map((words) => segment(words.map((word) => word[0] ?? '').join('').toLowerCase())).filter((found) => found !== undefined && readability(found) > 0.9);
  return said.length === 0 ? undefined : `${text}\n${said.join('\n')}`;
};

const DECODINGS: Record<string, (text: string) => string | undefined> = {
  base64, base32, hex, 'percent-encoded': percent, binary, 'character codes': decimal, morse, 'pulled apart': pulledApart, 'joined up': joinedUp, 'put together': putTogether, 'first letters': initials, backwards: reversed, 'shifted alphabet': shifted, atbash, 'pig latin': pigLatin,
};

/** Every decoding that makes sense of `text`, and of what that yields, two layers deep. */
export const decodings = (text: string, depth = 2): View[] => {
  const found: View[] = [];
  for (const [name, decode] of Object.entries(DECODINGS)) {
    const decoded = decode(text);
    if (decoded === undefined || decoded === text) continue;
    found.push({ name, text: decoded });
    if (depth > 1) found.push(...decodings(decoded, depth - 1).map((inner) => ({ name: `${name}, ${inner.name}`, text: inner.text })));
    if (found.length > 12) break;
  }
  return found;
};
