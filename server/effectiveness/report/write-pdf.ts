// A document as a tagged PDF with its fonts inside: headings, lists and tables a screen reader can walk through (PDF/UA).
import PDFDocument from 'pdfkit';
import type { Block, TableBlock } from './document.ts';
import { type Doc, type Style, type WordSetter, wordSetter } from './set-words.ts';

const [MARGIN, BODY, SMALL] = [56, 10.5, 9];
const SIZES = { title: 22, heading: 15, part: 12 } as const;
const TAGS = { title: 'H1', heading: 'H2', part: 'H3' } as const;
const [CELL_X, CELL_Y] = [4, 3];
const INDENT = 12;
/** A heading never stands at the foot of a page without something of what it is about. */
const UNDER_HEADING = 110;

type Element = ReturnType<Doc['struct']>;
type Page = { doc: Doc; words: WordSetter };

/** A row that is higher than its page cannot be set; what people type here is shorter. */
const LONGEST_CELL = 1_000;
// What turns, ends, joins or parts signs is not one itself.
const UNSEEN = /[\p{Cc}\p{Cs}\p{Cf}\ufe00-\ufe0f]/gu;

/** One line of words, without signs that cannot be seen. */
const asWords = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(UNSEEN, '').normalize('NFC');
/** As it is shown, and what it says where that is something else; then a reader is told the words themselves. */
const asSaid = ({ words }: Page, text: string, most = Number.POSITIVE_INFINITY): { text: string; actual: { actual?: string } } => {
  const said = asWords(text);
  const shown = words.shown(said.length > most ? said.slice(0, most).toWellFormed() : said);
  const cut = said.length > most || shown.length > most ? `${shown.slice(0, most).toWellFormed()}…` : shown;
  return { text: cut, actual: shown === said.trim() || said === '' ? {} : { actual: said.slice(0, LONGEST_CELL).toWellFormed() } };
};

/** Throws nothing of its own; signs outside Latin, Greek and Cyrillic are shown by their numbers, and read out as they are. */
export const writePdf = async (name: string, blocks: readonly Block[], language = 'en'): Promise<Buffer> => {
  // Typed without what makes it PDF/UA; all of it is in pdfkit's documentation on accessibility.
  const options = { pdfVersion: '1.7', subset: 'PDF/UA', tagged: true, lang: language, displayTitle: true, info: { Title: name }, size: 'A4', margin: MARGIN, font: null, bufferPages: true };
  const doc = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions);
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => doc.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', resolve).on('error', reject));
  const page: Page = { doc, words: await wordSetter(doc) };
  const root = doc.struct('Document');
  doc.addStructure(root);
  for (const block of blocks) writeBlock(page, root, block);
  root.end();
  numberPages(page);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
};

const writeBlock = (page: Page, root: Element, block: Block): void => {
  const { doc, words } = page;
  if (block.kind === 'new-page') return void (doc.y > MARGIN && doc.addPage());
  if (block.kind === 'table') return writeTable(page, root, block);
  if (block.kind === 'list') return writeList(page, root, block.items);
  const isHeading = block.kind !== 'text';
  const style: Style = { weight: isHeading ? 600 : 400, size: isHeading ? SIZES[block.kind as keyof typeof SIZES] : BODY, gap: 2 };
  if (isHeading) skip(page, 0.6);
  roomFor(doc, isHeading ? UNDER_HEADING : 20);
  const { text, actual } = asSaid(page, block.text);
  root.add(doc.struct(isHeading ? TAGS[block.kind as keyof typeof TAGS] : 'P', actual, () => {
    doc.fillColor('#1d2030');
    words.set(text, MARGIN, widthOf(doc), style);
  }));
  skip(page, 0.35);
};

const writeList = (page: Page, root: Element, items: readonly string[]): void => {
  const { doc, words } = page;
  const element = doc.struct('L');
  root.add(element);
  for (const item of items) {
    roomFor(doc, 20);
    const { text, actual } = asSaid(page, item);
    const style: Style = { weight: 400, size: BODY, gap: 2 };
    element.add(doc.struct('LI', {}, [doc.struct('LBody', actual, () => {
      const top = doc.y;
      words.set('•', MARGIN, INDENT, style);
      doc.y = top;
      words.set(text, MARGIN + INDENT, widthOf(doc) - INDENT, style);
    })]));
  }
  element.end();
  skip(page, 0.35);
};

const writeTable = (page: Page, root: Element, { caption, head, rows }: TableBlock): void => {
  const { doc, words } = page;
  const all = [head, ...rows].map((cells) => cells.map((cell) => asSaid(page, cell, LONGEST_CELL)));
  const widths = columnsOf(all.map((cells) => cells.map((cell) => cell.text)), widthOf(doc));
  const heights = all.map((cells, at) => rowHeight(page, cells, widths, at === 0));
  // Its caption and head are no table yet.
  roomFor(doc, 20 + heights[0]! + (heights[1] ?? 0));
  const element = doc.struct('Table');
  root.add(element);
  const { text, actual } = asSaid(page, caption);
  element.add(doc.struct('Caption', actual, () => words.set(text, MARGIN, widthOf(doc), { weight: 600, size: SMALL })));
  skip(page, 0.2);
  for (const [at, cells] of all.entries()) {
    // Seen on every page the table goes over, and read out once.
    if (roomFor(doc, heights[at]!) && at > 0) drawHead(page, all[0]!, widths, heights[0]!);
    writeRow(page, element, cells, { widths, height: heights[at]!, isHead: at === 0 });
  }
  element.end();
  doc.x = MARGIN;
  skip(page, 0.6);
};

type Cells = readonly ReturnType<typeof asSaid>[];
const cellStyle = (at: number, isHead: boolean): Style => ({ weight: isHead || at === 0 ? 600 : 400, size: SMALL });

const rowHeight = ({ words }: Page, cells: Cells, widths: readonly number[], isHead: boolean): number => Math.max(...cells.map(({ text }, at) => words.heightOf(text, widths[at]! - 2 * CELL_X, cellStyle(at, isHead)))) + 2 * CELL_Y;

const drawHead = ({ doc, words }: Page, cells: Cells, widths: readonly number[], height: number): void => {
  const top = doc.y;
  doc.markContent('Artifact', { type: 'Pagination' });
  let left = MARGIN;
  for (const [at, { text }] of cells.entries()) {
    doc.y = top + CELL_Y;
    words.set(text, left + CELL_X, widths[at]! - 2 * CELL_X, cellStyle(at, true));
    left += widths[at]!;
  }
  doc.endMarkedContent();
  ruleUnder(doc, top + height);
};

/** Lines carry nothing to be read. */
const ruleUnder = (doc: Doc, at: number): void => {
  doc.markContent('Artifact', { type: 'Layout' });
  doc.moveTo(MARGIN, at).lineTo(MARGIN + widthOf(doc), at).lineWidth(0.5).strokeColor('#c9c9d2').stroke();
  doc.endMarkedContent();
  doc.y = at;
};

const writeRow = ({ doc, words }: Page, parent: Element, cells: Cells, { widths, height, isHead }: { widths: readonly number[]; height: number; isHead: boolean }): void => {
  const top = doc.y;
  const row = doc.struct('TR');
  parent.add(row);
  let left = MARGIN;
  for (const [at, { text, actual }] of cells.entries()) {
    const [x, width] = [left + CELL_X, widths[at]! - 2 * CELL_X];
    row.add(doc.struct(isHead || at === 0 ? 'TH' : 'TD', actual, () => {
      doc.y = top + CELL_Y;
      words.set(text, x, width, cellStyle(at, isHead));
    }));
    left += widths[at]!;
  }
  row.end();
  ruleUnder(doc, top + height);
};

/** So many lines of ordinary words. */
const skip = ({ doc, words }: Page, lines: number): void => void (doc.y += lines * words.heightOf(' ', widthOf(doc), { weight: 400, size: BODY }));

const widthOf = (doc: Doc): number => doc.page.width - 2 * MARGIN;

/** Wide enough for their words, and no column starves: by the square root of what they hold. */
const columnsOf = ([head, ...rows]: readonly (readonly string[])[], width: number): number[] => {
  const weights = head!.map((name, at) => Math.sqrt(rows.reduce((most, row) => Math.max(most, Math.min(row[at]?.length ?? 0, 160)), Math.max(Math.min(name.length, 160), 4))));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (width * weight) / sum);
};

/** Whether that took a new page. */
const roomFor = (doc: Doc, height: number): boolean => {
  const isFull = doc.y + height > doc.page.height - MARGIN;
  if (isFull) doc.addPage();
  return isFull;
};

const numberPages = ({ doc, words }: Page): void => {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.fillColor('#5a5d6b');
    doc.y = doc.page.height - 36;
    words.set(`${page + 1} / ${count}`, doc.page.width - MARGIN - 60, 60, { weight: 400, size: 8 });
    doc.endMarkedContent();
  }
};
