// A document as a tagged PDF with its fonts inside: headings, lists and tables a screen reader can walk through (PDF/UA).
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Block, TableBlock } from './document.ts';

const [MARGIN, BODY, SMALL] = [56, 10.5, 9];
const SIZES = { title: 22, heading: 15, part: 12 } as const;
const TAGS = { title: 'H1', heading: 'H2', part: 'H3' } as const;
const [CELL_X, CELL_Y] = [4, 3];

const require = createRequire(import.meta.url);
const fontOf = (weight: 400 | 600): Promise<Buffer> => readFile(require.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff`));

type Doc = InstanceType<typeof PDFDocument>;
type Element = ReturnType<Doc['struct']>;

// The writer of pages looks for a place to break a word letter by letter: at some hundred letters that takes seconds.
const LONGEST_WORD = 80;
const LONG_WORD = new RegExp(`\\S{${LONGEST_WORD}}(?=\\S)`, 'gu');
/** A row that is higher than its page cannot be set; what people type here is shorter. */
const LONGEST_CELL = 1_000;
const UNSEEN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;

/** One line of words, without signs that turn or end it; a word too long for a column is broken by spaces. */
const asWords = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(UNSEEN, '').replaceAll(LONG_WORD, '$& ');
const asCell = (text: string): string => {
  const words = asWords(text);
  return words.length > LONGEST_CELL ? `${words.slice(0, LONGEST_CELL).toWellFormed()}…` : words;
};

const inWords = (block: Block): Block => {
  if (block.kind === 'list') return { ...block, items: block.items.map(asWords) };
  if (block.kind !== 'table') return { ...block, text: asWords(block.text) };
  return { ...block, caption: asWords(block.caption), head: block.head.map(asCell), rows: block.rows.map((cells) => cells.map(asCell)) };
};

/** Throws nothing of its own; signs outside Latin scripts are shown as a box by the font. */
export const writePdf = async (name: string, blocks: readonly Block[], language = 'en'): Promise<Buffer> => {
  // Typed without what makes it PDF/UA; all of it is in pdfkit's documentation on accessibility.
  const options = { pdfVersion: '1.7', subset: 'PDF/UA', tagged: true, lang: language, displayTitle: true, info: { Title: name }, size: 'A4', margin: MARGIN, font: null, bufferPages: true };
  const doc = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions);
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => doc.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', resolve).on('error', reject));
  doc.registerFont('plain', await fontOf(400)).registerFont('strong', await fontOf(600));
  doc.font('plain').fontSize(BODY);
  const root = doc.struct('Document');
  doc.addStructure(root);
  for (const block of blocks) writeBlock(doc, root, inWords(block));
  root.end();
  numberPages(doc);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
};

const writeBlock = (doc: Doc, root: Element, block: Block): void => {
  if (block.kind === 'table') return writeTable(doc, root, block);
  if (block.kind === 'list') return writeList(doc, root, block.items);
  const isHeading = block.kind !== 'text';
  if (isHeading) doc.moveDown(0.6);
  roomFor(doc, isHeading ? 60 : 20);
  root.add(doc.struct(isHeading ? TAGS[block.kind as keyof typeof TAGS] : 'P', {}, () => {
    doc.font(isHeading ? 'strong' : 'plain').fontSize(isHeading ? SIZES[block.kind as keyof typeof SIZES] : BODY).fillColor('#1d2030').text(block.text, MARGIN, doc.y, { width: widthOf(doc), lineGap: 2 });
  }));
  doc.moveDown(0.35);
};

const writeList = (doc: Doc, root: Element, items: readonly string[]): void => {
  const element = doc.struct('L');
  root.add(element);
  for (const item of items) {
    roomFor(doc, 20);
    element.add(doc.struct('LI', {}, [doc.struct('LBody', {}, () => void doc.font('plain').fontSize(BODY).text(`•  ${item}`, MARGIN, doc.y, { width: widthOf(doc), lineGap: 2 }))]));
  }
  element.end();
  doc.moveDown(0.35);
};

const writeTable = (doc: Doc, root: Element, { caption, head, rows }: TableBlock): void => {
  roomFor(doc, 60);
  const element = doc.struct('Table');
  root.add(element);
  element.add(doc.struct('Caption', {}, () => void doc.font('strong').fontSize(SMALL).text(caption, MARGIN, doc.y, { width: widthOf(doc) })));
  doc.moveDown(0.2);
  const widths = columnsOf(head, rows, widthOf(doc));
  for (const [at, cells] of [head, ...rows].entries()) writeRow(doc, element, cells, widths, at === 0);
  element.end();
  doc.x = MARGIN;
  doc.moveDown(0.6);
};

const writeRow = (doc: Doc, parent: Element, cells: readonly string[], widths: readonly number[], isHead: boolean): void => {
  doc.font(isHead ? 'strong' : 'plain').fontSize(SMALL);
  const height = Math.max(...cells.map((cell, at) => doc.heightOfString(cell === '' ? ' ' : cell, { width: widths[at]! - 2 * CELL_X }))) + 2 * CELL_Y;
  roomFor(doc, height);
  const top = doc.y;
  const row = doc.struct('TR');
  parent.add(row);
  let left = MARGIN;
  for (const [at, cell] of cells.entries()) {
    const [x, width] = [left + CELL_X, widths[at]! - 2 * CELL_X];
    row.add(doc.struct(isHead || at === 0 ? 'TH' : 'TD', {}, () => void doc.font(isHead || at === 0 ? 'strong' : 'plain').text(cell === '' ? ' ' : cell, x, top + CELL_Y, { width })));
    left += widths[at]!;
  }
  row.end();
  // Lines carry nothing to be read.
  doc.markContent('Artifact', { type: 'Layout' });
  doc.moveTo(MARGIN, top + height).lineTo(MARGIN + widthOf(doc), top + height).lineWidth(0.5).strokeColor('#c9c9d2').stroke();
  doc.endMarkedContent();
  doc.y = top + height;
};

const widthOf = (doc: Doc): number => doc.page.width - 2 * MARGIN;

/** Wide enough for their words, and no column starves: by the square root of what they hold. */
const columnsOf = (head: readonly string[], rows: readonly (readonly string[])[], width: number): number[] => {
  const weights = head.map((name, at) => Math.sqrt(Math.max(name.length, ...rows.map((row) => Math.min(row[at]?.length ?? 0, 160)), 4)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (width * weight) / sum);
};

const roomFor = (doc: Doc, height: number): void => {
  if (doc.y + height > doc.page.height - MARGIN) doc.addPage();
};

const numberPages = (doc: Doc): void => {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.font('plain').fontSize(8).fillColor('#5a5d6b').text(`${page + 1} / ${count}`, MARGIN, doc.page.height - 36, { width: widthOf(doc), align: 'right' });
    doc.endMarkedContent();
  }
};
