// An e-mail: what its shown part hides, what stands in parts and headers that no reader is shown, and its attachments, each read as what it is.
import { countLetters, type Note, type Place } from '../hidden.ts';
import { inspectHtml } from '../html/inspect-html.ts';
import { inspectPlain } from '../inspect-text.ts';
import { findInvisible } from '../text/invisible.ts';
import { type Branch, type Message, type Part, readMessage, textOf } from './read-parts.ts';

/** Reads an attachment by its name and bytes, and notes what it hides. */
export type InspectAttachment = (name: string, bytes: Uint8Array, note: Note) => Promise<void>;
type Reading = { note: Note; attachment: InspectAttachment };

/** Returns the letters a reader sees in the message itself. */
export const inspectMail = async (bytes: Uint8Array, note: Note, attachment: InspectAttachment): Promise<number> => {
  const { headers, body } = readMessage(bytes);
  inspectHeaders(headers, note);
  return await inspectBranch(body, { note, attachment });
};

/** Programs of mail show these; the others are for machines. */
const SHOWN = new Set(['subject', 'from', 'to', 'cc', 'date', 'reply-to', 'sender']);
const inspectHeaders = (headers: Message['headers'], note: Note): void => {
  for (const [name, value] of headers) {
    const place = { part: `header ${name}` };
    if (value.length >= 8 && !SHOWN.has(name)) note('metadata', place, value);
    findInvisible(value, () => place, note, true);
  }
};

const inspectBranch = async (branch: Branch, reading: Reading): Promise<number> => {
  if (branch.kind === 'part') return await inspectPart(branch.part, reading);
  const { note } = reading;
  if (countLetters(branch.outside) > 0) note('not-rendered', { part: `around part ${branch.place}` }, branch.outside);
  // Of alternatives the last one that can be shown is shown.
  const shown = branch.type === 'multipart/alternative' ? branch.branches.findLast((each) => holdsHtml(each)) : undefined;
  let seen = 0;
  for (const each of branch.branches) {
    if (shown === undefined || each === shown || each.kind !== 'part' || !each.part.type.startsWith('text/')) seen += await inspectBranch(each, reading);
    else {
      const place = placeOf(each.part);
      const text = textOf(each.part.bytes, each.part.charset);
      note('not-rendered', place, text);
      findInvisible(text, () => place, note, true);
    }
  }
  return seen;
};
const holdsHtml = (branch: Branch): boolean => (branch.kind === 'part' ? branch.part.type === 'text/html' : branch.branches.some(holdsHtml));

const placeOf = ({ place, type, name }: Part): Place => ({ part: `part ${place} ${name || type}` });

const inspectPart = async (part: Part, { note, attachment }: Reading): Promise<number> => {
  const place = placeOf(part);
  const within: Note = (technique, inner, text) => note(technique, { ...inner, part: inner.part === undefined ? place.part! : `${place.part}, ${inner.part}` }, text);
  if (part.type === 'message/rfc822') return await inspectMail(part.bytes, within, attachment);
  if (part.type === 'text/html' && part.name === '') return inspectHtml({ html: textOf(part.bytes, part.charset), locate: () => place, note, isMail: true });
  if (part.type === 'text/plain' && part.name === '') return inspectPlain(textOf(part.bytes, part.charset), within);
  if (part.name !== '' || part.type.startsWith('text/')) await attachment(part.name || `part.${/\/(\w+)/.exec(part.type)?.[1] ?? 'txt'}`, part.bytes, within);
  return 0;
};
