// Sets words line by line in a PDF, each sign in a font that has it; a sign that none has is named by its number.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type PDFDocument from 'pdfkit';

export type Doc = InstanceType<typeof PDFDocument>;
export type Weight = 400 | 600;
type Run = { font: string; text: string };
type Line = Run[];
/** How words are set: a weight, points, and points between lines. */
export type Style = { weight: Weight; size: number; gap?: number };

/** The subsets that Inter comes in, the commonest first. Other scripts would take fonts of many megabytes. */
const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'] as const;
const WEIGHTS: readonly Weight[] = [400, 600];
const MEASURED_AT = 1_000;

const require = createRequire(import.meta.url);
const nameOf = (subset: string, weight: Weight): string => `${subset} ${weight}`;

/** What pdfkit keeps of a font, untyped there: the one place that knows which signs it has. */
type Opened = { _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } } };

export type WordSetter = {
  /** As it is shown: signs of no font by their numbers, e.g. `U+5B89`. */
  shown(text: string): string;
  heightOf(text: string, width: number, style: Style): number;
  /** From the document's place on, over as many pages as it takes; leaves the place behind the last line. */
  set(text: string, left: number, width: number, style: Style): void;
};

export const wordSetter = async (doc: Doc): Promise<WordSetter> => {
  for (const weight of WEIGHTS) for (const subset of SUBSETS) doc.registerFont(nameOf(subset, weight), await readFile(require.resolve(`@fontsource/inter/files/inter-${subset}-${weight}-normal.woff`)));
  const [subsets, advances] = [new Map<string, string | undefined>(), new Map<string, number>()];
  const subsetOf = (sign: string): string | undefined => {
    if (!subsets.has(sign)) subsets.set(sign, SUBSETS.find((subset) => (doc.font(nameOf(subset, 400)) as unknown as Opened)._font.font.hasGlyphForCodePoint(sign.codePointAt(0)!)));
    return subsets.get(sign);
  };
  const fontOf = (sign: string, weight: Weight): string => nameOf(subsetOf(sign) ?? SUBSETS[0], weight);
  /** Without what neighbours save: a line is never longer than this says. */
  const advance = (sign: string, { weight, size }: Style): number => {
    const key = `${weight} ${sign}`;
    const known = advances.get(key) ?? doc.font(fontOf(sign, weight)).fontSize(MEASURED_AT).widthOfString(sign);
    advances.set(key, known);
    return (known * size) / MEASURED_AT;
  };
  const widthOf = (text: string, style: Style): number => Array.from(text).reduce((sum, sign) => sum + advance(sign, style), 0);
  const linesOf = (text: string, width: number, style: Style): string[] => {
    const lines: string[] = [];
    let [line, used] = ['', 0];
    const push = (): void => void ([line, used] = (lines.push(line), ['', 0]));
    for (const word of text.split(' ')) {
      const own = widthOf(word, style);
      const blank = line === '' ? 0 : advance(' ', style);
      if (line !== '' && used + blank + own > width) push();
      if (own <= width) {
        used += (line === '' ? 0 : blank) + own;
        line += line === '' ? word : ` ${word}`;
        continue;
      }
      for (const sign of word) {
        const next = advance(sign, style);
        if (line !== '' && used + next > width) push();
        line += sign;
        used += next;
      }
    }
    push();
    return lines;
  };
  const runsOf = (line: string, weight: Weight): Line => {
    const runs: Line = [];
    for (const sign of line) {
      const font = fontOf(sign, weight);
      if (runs.at(-1)?.font === font) runs.at(-1)!.text += sign;
      else runs.push({ font, text: sign });
    }
    return runs;
  };
  const lineHeight = ({ weight, size, gap = 0 }: Style): number => doc.font(nameOf(SUBSETS[0], weight)).fontSize(size).currentLineHeight(true) + gap;
  return {
    shown: (text) => Array.from(text, (sign) => (sign === ' ' || subsetOf(sign) !== undefined ? sign : ` U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')} `)).join('').replaceAll(/ +/g, ' ').trim(),
    heightOf: (text, width, style) => linesOf(text, width, style).length * lineHeight(style),
    set: (text, left, width, style) => {
      const height = lineHeight(style);
      for (const line of linesOf(text, width, style)) {
        if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.addPage();
        const top = doc.y;
        let x = left;
        for (const run of runsOf(line === '' ? ' ' : line, style.weight)) {
          doc.font(run.font).fontSize(style.size).text(run.text, x, top, { lineBreak: false });
          x += doc.widthOfString(run.text);
        }
        doc.x = left;
        doc.y = top + height;
      }
    },
  };
};
