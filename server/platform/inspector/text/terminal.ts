// Finds what a terminal does not leave to be read: concealed letters, and lines written over.
import type { Note } from '../hidden.ts';
import type { Locate } from './invisible.ts';

const ESCAPE = '\u001B[';
const SEQUENCE = new RegExp(`${ESCAPE.replace('[', '\\[')}([\\d;:]*)m`, 'g');
const LONGEST_LINE = 20_000;
/** What stands before the sign that erases its line. */
const ERASED = new RegExp(String.raw`([^\n\u001B]{8,2000})\u001B\[[12]K`, 'g');

export const findConcealed = (text: string, locate: Locate, note: Note): void => {
  if (text.includes(ESCAPE)) concealed(text, locate, note);
  // Where no line ends otherwise, this is how lines end.
  if (/\r(?!\n)|[\b]/.test(text) && text.includes('\n')) overwritten(text, locate, note);
  if (text.includes(ESCAPE)) for (const { 1: words = '', index } of text.matchAll(ERASED)) note('overwritten', locate(index), words);
};

const concealed = (text: string, locate: Locate, note: Note): void => {
  let from: number | undefined;
  const end = (to: number): void => {
    if (from !== undefined) note('concealed', locate(from), text.slice(from, to));
    from = undefined;
  };
  for (const { 0: found, 1: codes = '', index } of text.matchAll(SEQUENCE)) {
    // Numbers behind 38, 48 and 58 choose a colour.
    const plain = codes.replace(/\b[345]8[;:](?:5[;:]\d*|2(?:[;:]\d*){3})/g, '').split(/[;:]/);
    if (plain.some((code) => /^0*8$/.test(code)) || isSameInk(plain)) from ??= index + found.length;
    else if (codes === '' || plain.some((code) => /^(?:0+|28)$/.test(code))) end(index);
  }
  end(text.length);
};

/** Letters and ground set to one colour. */
const isSameInk = (codes: readonly string[]): boolean => {
  const last = (first: string): string | undefined => codes.findLast((code) => code.length === first.length + 1 && code.startsWith(first) && code !== `${first}9` && code !== `${first}8`)?.at(-1);
  return last('3') !== undefined && last('3') === last('4');
};

const overwritten = (text: string, locate: Locate, note: Note): void => {
  let start = 0;
  for (const line of text.split('\n')) {
    const plain = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (plain.length < LONGEST_LINE && /[\r\b]/.test(plain)) {
      for (const part of plain.split('\r').slice(0, -1)) note('overwritten', locate(start), part);
      for (const [, words = '', back = ''] of plain.matchAll(/([^\r\b]+)([\b]{4,})/g)) note('overwritten', locate(start), words.slice(-back.length));
    }
    start += line.length + 1;
  }
};
