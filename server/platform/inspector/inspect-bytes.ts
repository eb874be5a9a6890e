// One document from its bytes: says by its content and its name what it is, and has it read.
import { inspectDocx } from './docx/inspect-docx.ts';
import { Unreadable } from './docx/unpack.ts';
import { collectHidden, type Inspection, type Kind, type Note } from './hidden.ts';
import { inspectHtml } from './html/inspect-html.ts';
import { inspectMarkdown, inspectPlain, locateIn } from './inspect-text.ts';
import { inspectMail } from './mail/inspect-mail.ts';
import { inspectPdf } from './pdf/inspect-pdf.ts';

const MARKDOWN = /\.(?:md|markdown|mdx|mdc|mkd|qmd|rmd)$|(?:^|\/)(?:\.cursorrules|\.windsurfrules|\.clinerules|\.goosehints|\.roorules[\w-]*|readme|claude|agents|gemini)$/i;
const PACKAGE = [0x50, 0x4b];

/** Never throws for what the bytes are: what cannot be read is said in `problem`. */
export const inspectBytes = async (name: string, bytes: Uint8Array): Promise<Inspection> => {
  const kind = kindOf(name, bytes);
  const collected = collectHidden();
  if (typeof kind !== 'string') return { kind: 'text', hidden: [], letters: { seen: 0, hidden: 0 }, problem: kind.problem };
  try {
    const seen = await readKind(kind, bytes, collected.note);
    return { kind, hidden: collected.hidden(), letters: { seen, hidden: collected.letters() } };
  } catch (error) {
    const problem = error instanceof Unreadable ? error.message : 'it could not be read to its end';
    return { kind, hidden: collected.hidden(), letters: { seen: 0, hidden: collected.letters() }, problem };
  }
};

const kindOf = (name: string, bytes: Uint8Array): Kind | { problem: string } => {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (start.includes('%PDF-')) return 'pdf';
  if (bytes[0] === PACKAGE[0] && bytes[1] === PACKAGE[1]) return 'docx';
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) return { problem: 'it is an old or encrypted office file; save it as DOCX without a password' };
  if (/\.(?:pdf|docx)$/i.test(name)) return { problem: `its name says ${/pdf$/i.test(name) ? 'PDF' : 'DOCX'}, and its content is something else` };
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!isWide && bytes.subarray(0, 8000).includes(0)) return { problem: 'it is no document this can read (Markdown, HTML, DOCX, PDF, e-mail, text)' };
  if (/\.(?:eml|mht|mhtml)$/i.test(name)) return 'mail';
  if (/\.(?:x?html?|svg|xml)$/i.test(name) || /^\s*(?:<!doctype html|<html)/i.test(start)) return 'html';
  return MARKDOWN.test(name) || /(?:^|\/)(?:copilot-instructions|SKILL)/.test(name) ? 'markdown' : 'text';
};

/** Of an attachment that cannot be read nothing is said: pictures and archives are everyday. */
const inspectAttachment = async (name: string, bytes: Uint8Array, note: Note): Promise<void> => {
  const kind = kindOf(name, bytes);
  if (typeof kind !== 'string') return;
  try {
    await readKind(kind, bytes, note);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
  }
};

const readKind = async (kind: Kind, bytes: Uint8Array, note: Note): Promise<number> => {
  if (kind === 'pdf') return await inspectPdf(bytes, note);
  if (kind === 'docx') return inspectDocx(bytes, note);
  if (kind === 'mail') return await inspectMail(bytes, note, inspectAttachment);
  const text = new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8').decode(bytes);
  if (kind === 'html') return inspectHtml({ html: text, locate: locateIn(text), note });
  return kind === 'markdown' ? inspectMarkdown(text, note) : inspectPlain(text, note);
};
