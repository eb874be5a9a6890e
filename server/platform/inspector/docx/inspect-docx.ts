// A Word document: its body, headers and notes by what Word shows, its comments, properties and data by their words. Links to the outside are never followed.
import type { Note } from '../hidden.ts';
import { readColour } from '../html/colours.ts';
import { inspectHtml } from '../html/inspect-html.ts';
import type { Technique } from '../techniques.ts';
import { findInvisible } from '../text/invisible.ts';
import { readPart } from './read-part.ts';
import { readStyles } from './styles.ts';
import { Unreadable, unpack, unpackEmbedded } from './unpack.ts';

/** What else comes as such a package, by the names in it. */
const packageProblem = (bytes: Uint8Array): string => {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const kind = names.includes('xl/workbook') ? 'a spreadsheet (XLSX)' : names.includes('ppt/presentation') ? 'a presentation (PPTX)' : /mimetypeapplication\/vnd\.oasis\.opendocument/.test(names) || names.includes('META-INF/manifest.xml') ? 'an OpenDocument file (ODT, ODS or ODP)' : undefined;
  return kind === undefined ? 'it is a package, but no Word document' : `it is ${kind}, which this does not read; save it as DOCX, PDF or HTML and inspect that`;
};

/** Returns the letters a reader sees; throws Unreadable. */
export const inspectDocx = (bytes: Uint8Array, note: Note): number => {
  const parts = unpack(bytes);
  if (![...parts.keys()].some((name) => /^word\/document\d*\.xml$/.test(name))) throw new Unreadable(packageProblem(bytes));
  const styles = readStyles(parts.get('word/styles.xml') ?? '', [...parts].find(([name]) => name.startsWith('word/theme/'))?.[1] ?? '');
  const isPainted = /<w:displayBackgroundShape(?!\s+w:val="(?:0|false)")/.test(parts.get('word/settings.xml') ?? '');
  const painted = /<w:background[^>]*w:color="([0-9A-Fa-f]{6})"/.exec(parts.get('word/document.xml') ?? '')?.[1];
  const page = isPainted && painted !== undefined ? readColour(painted) : undefined;
  let seen = 0;
  const unused = unusedParts(parts);
  for (const [name, xml] of parts) {
    if (name.endsWith('.rels')) continue;
    if (unused.has(name)) readPart({ name, xml, styles, note, channel: 'not-rendered' });
    else if (/^word\/(?:document\d*|header\d*|footer\d*)\.xml$/.test(name)) seen += readPart({ name, xml, styles, note, ...(page === undefined ? {} : { page }) });
    else if (/^word\/(?:footnotes|endnotes)\.xml$/.test(name)) notes(name, xml, styles, note);
    else if (/^word\/comments\.xml$/.test(name)) for (const one of each(xml, 'w:comment')) readPart({ name, xml: one, styles, note: (technique, place, text) => note(technique, { ...place, paragraph: paragraphOf(xml, one) }, text), channel: 'note' });
    else if (/\.(?:html?|mht)$/i.test(name)) seen += inspectHtml({ html: xml, locate: () => ({ part: name }), note });
    else if (!/^word\/(?:styles|numbering|theme)/.test(name)) properties(name, xml, note);
  }
  // A reader sees a picture of it at most.
  for (const [name, xml] of unpackEmbedded(bytes)) properties(name, xml, note, 'not-rendered');
  return seen;
};

/** Headers and footers that no section asks for. */
const unusedParts = (parts: ReadonlyMap<string, string>): ReadonlySet<string> => {
  const relations = parts.get('word/_rels/document.xml.rels') ?? '';
  const asked = new Set([...(parts.get('word/document.xml') ?? '').matchAll(/<w:(?:header|footer)Reference[^>]*r:id="([^"]+)"/g)].map(([, id]) => id));
  const given = [...relations.matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [/\bId="([^"]*)"/.exec(tag)?.[1], /\bTarget="\/?(?:word\/)?([^"]*)"/.exec(tag)?.[1]] as const);
  return new Set(given.flatMap(([id, target]) => (target !== undefined && /^(?:header|footer)\d*\.xml$/.test(target) && !asked.has(id) ? [`word/${target}`] : [])));
};

const each = (xml: string, tag: string): string[] => xml.match(new RegExp(`<${tag}[ >][\\s\\S]*?</${tag}>`, 'g')) ?? [];
const paragraphOf = (xml: string, one: string): number => xml.slice(0, xml.indexOf(one)).split('<w:comment ').length;

/** Seen by those who look down: what Word hides in them counts, and what it shows by its words. */
const notes = (name: string, xml: string, styles: ReturnType<typeof readStyles>, note: Note): void => {
  readPart({ name, xml, styles, note });
  readPart({ name, xml, styles, note: (technique, place, text) => technique === 'note' && note(technique, place, text), channel: 'note' });
};

const properties = (name: string, xml: string, note: Note, technique: Technique = name.startsWith('word/glossary') ? 'not-rendered' : 'metadata'): void => {
  for (const [, value = ''] of xml.matchAll(/>([^<>]{8,})</g)) {
    note(technique, { part: name }, unescape(value));
    findInvisible(value, () => ({ part: name }), note, true);
  }
  for (const [, value = ''] of xml.matchAll(/\s(?:w:val|val|descr|title)="([^"]{12,})"/g)) note(technique, { part: name }, unescape(value));
};
const unescape = (text: string): string => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_, hex?: string, ten?: string) => String.fromCodePoint(Math.min(hex === undefined ? Number(ten) : parseInt(hex, 16), 0x10ffff))).replace(/&amp;/g, '&');
