// Transformations a model is asked for, done for real on the text it holds.
import { backwards, MORSE_OF, rot13 } from '../reading/decodings.ts';
import { NATO } from '../judging/disguises.ts';

const bytes = (text: string, base: 2 | 16): string[] => [...Buffer.from(text, 'utf8')].map((byte) => byte.toString(base).padStart(base === 2 ? 8 : 2, '0'));
const LEET: Record<string, string> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' };

const pigWord = (word: string): string => {
  if (!/^[a-z]+$/i.test(word)) return word;
  const start = /^[^aeiou]+/i.exec(word)?.[0] ?? '';
  return start === '' ? `${word}way` : `${word.slice(start.length)}${start}ay`;
};

export const ENCODERS = {
  base64: (text: string): string => Buffer.from(text, 'utf8').toString('base64'),
  hex: (text: string): string => bytes(text, 16).join(' '),
  binary: (text: string): string => bytes(text, 2).join(' '),
  decimal: (text: string): string => [...Buffer.from(text, 'utf8')].join(' '),
  rot13,
  morse: (text: string): string =>
    text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== '')
      .map((word) => [...word].map((letter) => MORSE_OF[letter] ?? '').join(' '))
      .join(' / '),
  leet: (text: string): string => text.toLowerCase().replace(/[aeiost]/g, (letter) => LEET[letter] ?? letter),
  'pig-latin': (text: string): string => text.replace(/(?<![a-z0-9])[a-z]+(?![a-z0-9])/gi, pigWord),
  reversed: backwards,
  spelled: (text: string): string => [...text].join('-'),
  nato: (text: string): string => [...text.toLowerCase()].map((letter) => (/[a-z]/.test(letter) ? NATO[letter.charCodeAt(0) - 97] : letter === '-' ? 'dash' : /\d/.test(letter) ? letter : letter === '{' ? 'open brace' : 'close brace')).join(', '),
  emoji: (text: string): string => [...text].join(' 🔹 '),
};

export type EncoderName = keyof typeof ENCODERS;

const STARTS: Record<string, string> = Object.fromEntries(
  'Autumn came early this year|Boats lay quiet in the bay|Children laughed along the quay|Distant bells began to ring|Evening settled on the hill|Fields of barley turned to gold|Gulls went circling overhead|Home was never far away|In the window stood a lamp|Just beyond it stood a gate|Kettles hummed and no one spoke|Leaves came down without a sound|Morning found the garden wet|Nothing moved along the lane|Over roofs the swallows turned|People hurried through the rain|Quiet as the falling snow|Rivers carry what they take|Somebody had left a note|There was little left to say|Under bridges water sang|Voices drifted from the yard|Winter would be here by then|Xylophones were playing low|Yesterday had been so warm|Zigzag went the paper kite'
    .split('|')
    .map((line) => [line[0]!.toLowerCase(), line]),
);

/** A line for every letter; a digit opens its line as itself. */
export const acrostic = (text: string): string =>
  [...text.toLowerCase().replace(/[^a-z0-9]/g, '')].map((letter) => STARTS[letter] ?? `${letter} steps remained until the door`).join('\n');
