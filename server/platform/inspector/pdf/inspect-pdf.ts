// A PDF: what its pages draw against what a reader sees, and what stands beside the pages. Scripts are never run, and nothing is fetched.
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Unreadable } from '../docx/unpack.ts';
import type { Note } from '../hidden.ts';
import { findInvisible } from '../text/invisible.ts';
import { readAlternatives } from './alternatives.ts';
import { judgePage } from './judge-page.ts';
import { lettersBy, readOtherwise } from './letters.ts';
import { loadPdf } from './load.ts';
import { type Box, followDrawing } from './page.ts';

const MOST_PAGES = 2_000;

/** Returns the letters a reader sees; throws Unreadable. */
export const inspectPdf = async (bytes: Uint8Array, note: Note): Promise<number> => {
  const pdf = await loadPdf();
  const task = pdf.getDocument({ data: new Uint8Array(bytes), fontExtraProperties: true, isEvalSupported: false, useWorkerFetch: false, disableFontFace: true, useSystemFonts: true, enableXfa: false, isOffscreenCanvasSupported: false, isImageDecoderSupported: false, stopAtErrors: false, verbosity: 0 });
  try {
    const document = await task.promise;
    if (document.numPages > MOST_PAGES) throw new Unreadable(`it has more than ${MOST_PAGES} pages`);
    const names = new Map(Object.entries(pdf.OPS).map(([name, number]) => [number as number, name]));
    const { texts, ...file } = readAlternatives(bytes);
    const drawn: string[] = [];
    let seen = 0;
    for (let at = 1; at <= document.numPages; at++) {
      const page = await document.getPage(at);
      seen += await inspectPage({ document, page, names, ...file, note, drawn });
      page.cleanup();
    }
    const all = lettersOf(drawn.join(''));
    // A bookmark that repeats a heading says nothing that is not read.
    await beside(document, (technique, place, text) => {
      if (place.part?.startsWith('bookmark') !== true || !all.includes(lettersOf(text))) note(technique, place, text);
    });
    // What is drawn as well, as when a ligature is spelled out, is no other reading.
    for (const text of texts) if (!all.includes(lettersOf(text))) note('attribute', { part: 'alternative texts' }, text);
    return seen;
  } catch (error) {
    if ((error as Error).name === 'PasswordException') throw new Unreadable('it opens with a password only');
    throw error instanceof Unreadable ? error : new Unreadable('it is broken, or no PDF');
  } finally {
    await task.destroy();
  }
};

const lettersOf = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

type OnePage = { document: PDFDocumentProxy; page: PDFPageProxy; names: ReadonlyMap<number, string>; hasLayerList: boolean; hasTrim: boolean; note: Note; drawn: string[] };
const inspectPage = async ({ document, page, names, hasLayerList, hasTrim, note, drawn }: OnePage): Promise<number> => {
  const place = { page: page.pageNumber };
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 });
  const layers = await document.getOptionalContentConfig();
  const view = page.view as unknown as Box;
  const scale = page.userUnit;
  const drawing = followDrawing({ fnArray, argsArray, names, letterOf: lettersBy(page), layerOf: (group) => (layers.isVisible(group) ? undefined : (hasLayerList && isListed(layers.getOrder(), group)) || isPrinted(layers, group) ? 'held-back' : 'hidden-layer') });
  drawn.push(...drawing.texts.map(({ text }) => text));
  for (const each of drawing.texts) each.height *= scale;
  const { seen, hidden } = judgePage(drawing, view, hasTrim);
  for (const [technique, text] of hidden) note(technique, place, text);
  const told = readOtherwise(drawing.texts);
  if (told !== undefined) note('another-reading', place, told);
  findInvisible(drawing.texts.map(({ text }) => text).join(''), () => place, note, true);
  for (const each of (await page.getAnnotations()) as Annotation[]) annotation(each, view, place, note);
  alternatives(await page.getStructTree().catch(() => null), place, note);
  return seen;
};

/** Named in the list from which readers switch layers on: another language, a trade's part of a plan. */
const isListed = (order: unknown, group: unknown): boolean => {
  const { id, ids = [] } = group as { id?: string; ids?: string[] };
  const listed = new Set<unknown>();
  const add = (each: unknown, depth: number): void => {
    if (Array.isArray(each)) for (const one of each) add(one, depth + 1);
    else if (each !== null && typeof each === 'object' && depth < 20) add((each as { order?: unknown }).order ?? [], depth + 1);
    else listed.add(each);
  };
  add(order, 0);
  return [id, ...ids].some((each) => each !== undefined && listed.has(each));
};

type Layers = Awaited<ReturnType<PDFDocumentProxy['getOptionalContentConfig']>>;
/** Its use says that it appears on paper: a watermark, a stamp of copies. */
const isPrinted = (layers: Layers, group: unknown): boolean => {
  const { id } = group as { id?: string };
  const { usage } = (id === undefined ? {} : (layers.getGroup(id) ?? {})) as { usage?: { print?: { printState?: string } | null } };
  return usage?.print?.printState === 'ON';
};

type Annotation = { subtype?: string; annotationFlags?: number; rect?: number[]; contentsObj?: { str?: string }; titleObj?: { str?: string }; fieldValue?: unknown; alternativeText?: string; richText?: { str?: string }; textContent?: string[]; opacity?: number; file?: Attached; options?: { displayValue?: unknown }[]; defaultFieldValue?: unknown };

const annotation = (each: Annotation, view: Box, place: { page: number }, note: Note): void => {
  if (each.subtype === 'Popup') return;
  const [l = 0, b = 0, r = 0, t = 0] = each.rect ?? [];
  // Bits of PDF 32000, 12.5.3: invisible, hidden, not viewed.
  const isHidden = ((each.annotationFlags ?? 0) & 0b100011) !== 0 || Math.abs(r - l) < 0.5 || Math.abs(t - b) < 0.5 || r < view[0] || l > view[2] || t < view[1] || b > view[3] || each.opacity === 0;
  for (const text of [each.contentsObj?.str, typeof each.fieldValue === 'string' ? each.fieldValue : undefined, each.alternativeText, each.richText?.str, each.textContent?.join(' '), each.titleObj?.str, typeof each.defaultFieldValue === 'string' ? each.defaultFieldValue : undefined]) {
    if (text !== undefined && text.length > 3) note(isHidden ? (each.subtype === 'Widget' || each.subtype === 'Link' ? 'not-rendered' : 'hidden-annotation') : 'note', place, text);
    if (text !== undefined) findInvisible(text, () => place, note, true);
  }
  for (const { displayValue } of each.options ?? []) if (typeof displayValue === 'string') note('not-rendered', place, displayValue);
  if (each.file !== undefined) attached('', each.file, note);
};

type Node = { alt?: string; children?: Node[]; actualText?: string };
const alternatives = (node: unknown, place: { page: number }, note: Note, depth = 0): void => {
  if (node === null || typeof node !== 'object' || depth > 200) return;
  const { alt, children = [] } = node as Node;
  if (typeof alt === 'string') note('attribute', place, alt);
  for (const child of children) alternatives(child, place, note, depth + 1);
};

const beside = async (document: PDFDocumentProxy, note: Note): Promise<void> => {
  const { info, metadata } = (await document.getMetadata().catch(() => ({ info: {}, metadata: null }))) as { info: Record<string, unknown>; metadata: { getRaw?(): string } | null };
  const custom = (info['Custom'] ?? {}) as Record<string, unknown>;
  for (const value of [...Object.values(info), ...Object.values(custom)]) {
    if (typeof value !== 'string' || value.length < 8) continue;
    note('metadata', { part: 'properties' }, value);
    findInvisible(value, () => ({ part: 'properties' }), note, true);
  }
  const raw = metadata?.getRaw?.();
  if (typeof raw === 'string') note('metadata', { part: 'XMP' }, raw.replace(/<[^>]*>/g, (tag) => ` ${[...tag.matchAll(/=\s*(?:"([^"]{12,})"|'([^']{12,})')/g)].map(([, one, other]) => one ?? other).join(' ')} `).slice(0, 20_000));
  const files = ((await document.getAttachments().catch(() => null)) ?? {}) as Record<string, Attached>;
  for (const [name, file] of Object.entries(files).slice(0, MOST_NAMES)) attached(name, file, note);
  await names(document, note);
};

type Attached = { filename?: string; description?: string; content?: Uint8Array };
const attached = (name: string, { filename = name, description = '', content = new Uint8Array() }: Attached, note: Note): void => note('not-rendered', { part: `attachment ${filename}` }, `${filename} ${description} ${new TextDecoder().decode(content.subarray(0, 20_000))}`);

const MOST_NAMES = 100;
type Outline = { title: string; items: Outline[] };
/** Bookmarks, names of pages and of places in them, scripts, and fields that stand on no page. */
const names = async (document: PDFDocumentProxy, note: Note): Promise<void> => {
  const mark = ({ title, items }: Outline, depth: number): void => {
    note('metadata', { part: `bookmark ${title.slice(0, 60)}` }, title);
    if (depth < 20) for (const each of items.slice(0, MOST_BOOKMARKS)) mark(each, depth + 1);
  };
  const outline = (await document.getOutline().catch(() => null)) as Outline[] | null;
  for (const each of (outline ?? []).slice(0, MOST_BOOKMARKS)) mark(each, 0);
  const labels = (await document.getPageLabels().catch(() => null)) ?? [];
  for (const label of new Set(labels)) if (label.length > 7) note('metadata', { part: 'page labels' }, label);
  const places = (await document.getDestinations().catch(() => null)) ?? {};
  for (const name of Object.keys(places).slice(0, MOST_BOOKMARKS)) if (name.length > 7) note('metadata', { part: `place ${name.slice(0, 60)}` }, name);
  const scripts = { ...(await document.getJSActions().catch(() => null)) } as Record<string, string[]>;
  for (const text of Object.values(scripts).flat()) if (typeof text === 'string') note('not-rendered', { part: 'scripts' }, text);
  const fields = { ...(await document.getFieldObjects().catch(() => null)) } as Record<string, { value?: unknown; defaultValue?: unknown }[]>;
  for (const { value, defaultValue } of Object.values(fields).slice(0, MOST_BOOKMARKS).flat()) for (const text of [value, defaultValue]) if (typeof text === 'string' && text.length > 7) note('not-rendered', { part: 'form fields' }, text);
};
const MOST_BOOKMARKS = 2_000;
