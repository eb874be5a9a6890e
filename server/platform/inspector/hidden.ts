// What was found: one hidden text, where it is, and how it is kept from a reader; and the list that readers of formats fill.
import { createHash } from 'node:crypto';
import { type Technique, TECHNIQUES } from './techniques.ts';
import { isInstruction } from './text/wording.ts';

export type Kind = 'markdown' | 'html' | 'docx' | 'pdf' | 'mail' | 'text';
/** `line` of a text file, `page` of a PDF, `part` of a package such as word/comments.xml, and the paragraph in it. */
export type Place = { line?: number; page?: number; part?: string; paragraph?: number };
export type Severity = 'high' | 'medium';
export type Hidden = { technique: Technique; title: string; why: string; severity: Severity; place: Place; text: string; fingerprint: string };
/** `seen`: letters a reader sees; `hidden`: letters kept from them, ordinary or not. */
export type Inspection = { kind: Kind; hidden: Hidden[]; letters: { seen: number; hidden: number }; problem?: string };
export type Note = (technique: Technique, place: Place, text: string) => void;

/** A few letters hidden are a slip, not a message. */
const LEAST_LETTERS = 8;
/** Whoever writes in code means every letter. */
const IN_CODE: ReadonlySet<Technique> = new Set(['unicode-tags', 'zero-width-bits', 'variation-bytes']);
const MOST_TEXT = 20_000;
const MOST_FOUND = 200;

export const countLetters = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** Texts noted at one place by one technique are read as one, so that a sentence drawn letter by letter stays one. */
export const collectHidden = (): { note: Note; hidden: () => Hidden[]; letters: () => number } => {
  const texts = new Map<string, { technique: Technique; place: Place; text: string }>();
  let letters = 0;
  const note: Note = (technique, place, text) => {
    letters += countLetters(text);
    const key = JSON.stringify([technique, place.line, place.page, place.part, place.paragraph]);
    const known = texts.get(key);
    if (known === undefined) texts.set(key, { technique, place, text: text.slice(0, MOST_TEXT) });
    else if (known.text.length < MOST_TEXT) known.text += /\s$/.test(known.text) ? text : ` ${text}`;
  };
  return { note, hidden: () => judge([...texts.values()]), letters: () => letters };
};

const judge = (texts: readonly { technique: Technique; place: Place; text: string }[]): Hidden[] => {
  const counts = new Map<string, number>();
  return texts.flatMap(({ technique, place, text }): Hidden[] => {
    const { group, title, why } = TECHNIQUES[technique];
    const isWorded = isInstruction(text) || technique === 'image-address';
    if (group === 'ordinary' ? !isWorded : countLetters(text) < (IN_CODE.has(technique) ? 2 : LEAST_LETTERS)) return [];
    const flat = text.replace(/\s+/g, ' ').trim();
    const words = `${technique}\0${place.part ?? ''}\0${flat.toLowerCase()}`;
    const which = (counts.get(words) ?? 0) + 1;
    counts.set(words, which);
    // Lines above may move and pages be added; technique and words stay.
    const fingerprint = createHash('sha256').update(`${words}\0${which}`).digest('hex').slice(0, 32);
    return [{ technique, title, why, severity: isWorded ? 'high' : 'medium', place, text: flat, fingerprint }];
  }).slice(0, MOST_FOUND);
};
