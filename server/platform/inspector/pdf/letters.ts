// The letters that a font draws, by the names in its encoding, against the letters it tells programs. A font without such names keeps its secret.
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The letter drawn for a code, where its name is one: `/R`, `/space`. */
export type LetterOf = (font: unknown, code: number | undefined) => string | undefined;

type Font = { differences?: readonly (string | undefined)[]; defaultEncoding?: readonly (string | undefined)[]; composite?: boolean };

export const lettersBy = (page: PDFPageProxy): LetterOf => {
  const fonts = new Map<unknown, Font>();
  const fontOf = (id: unknown): Font => {
    const known = fonts.get(id) ?? ((typeof id === 'string' && page.commonObjs.has(id) ? page.commonObjs.get(id) : {}) as Font);
    fonts.set(id, known);
    return known;
  };
  return (id, code) => {
    const { differences, defaultEncoding, composite } = fontOf(id);
    const name = composite === true || code === undefined ? undefined : (differences?.[code] ?? defaultEncoding?.[code]);
    return name === 'space' ? ' ' : name !== undefined && /^[A-Za-z]$/.test(name) ? name : undefined;
  };
};

/** Two Latin letters that are not one letter in another case, as small capitals are. */
export const isOther = (drawn: string | undefined, told: string | undefined): boolean => drawn !== undefined && told !== undefined && /^[A-Za-z]$/.test(drawn) && /^[A-Za-z]$/.test(told) && drawn.toLowerCase() !== told.toLowerCase();

const LEAST_LETTERS = 12;
/** Some producers name the letters of a font as they come, A, B, C: what those names spell is no language. */
const WORDS = /\b(?:the|of|and|to|in|is|for|that|with|are|was|on|as|by|der|die|das|und|den|von|mit|ist|le|la|les|de|et|des|un|une|el|los|que|en|il|di|che|een|het|van)\b/gi;

/** What programs are told where the page shows other words. */
export const readOtherwise = (texts: readonly { text: string; drawn: string; others: number }[]): string | undefined => {
  const other = texts.filter(({ others }) => others > 0);
  const isEnough = other.reduce((sum, { others }) => sum + others, 0) >= LEAST_LETTERS;
  return isEnough && (other.map(({ drawn }) => drawn).join(' ').match(WORDS)?.length ?? 0) >= 2 ? other.map(({ text }) => text).join(' ') : undefined;
};
