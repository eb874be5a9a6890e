// The texts a PDF gives programs in place of what it draws (ActualText, Alt, E), which pdf.js passes over: read from the bytes, with streams unpacked in bounds.
import { inflateSync } from 'node:zlib';

const MOST_STREAM = 4_000_000;
const MOST_ALL = 24_000_000;
const MOST_FOUND = 5_000;
/** Streams that hold no text of this kind. */
const OTHER = /\/Subtype\s*\/(?:Image|Type1C|CIDFontType0C|OpenType|XML)\b|\/(?:Length1|DCTDecode|JPXDecode|CCITTFaxDecode|XRef|EmbeddedFile)\b/;
const TEXTS = /\/(?:ActualText|Alt|E)\s*(?:\(((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\)){1,4000})\)|<([0-9A-Fa-f\s]{4,8000})>)/g;

/** In the order of the file; encrypted files give none. `hasLayerList`: readers may switch its layers; `hasTrim`: its pages are cut after printing. */
export const readAlternatives = (bytes: Uint8Array): { texts: string[]; hasLayerList: boolean; hasTrim: boolean } => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const texts: string[] = [];
  let hasLayerList = false;
  let hasTrim = false;
  const read = { letters: 0 };
  const take = (part: Buffer): void => {
    read.letters += part.length;
    hasLayerList ||= part.includes('/Order') && /\/Order\s*\[\s*[\d[(]/.test(part.toString('latin1'));
    hasTrim ||= part.includes('/TrimBox');
    if (!part.includes('/ActualText') && !part.includes('/Alt') && !part.includes('/E')) return;
    for (const [, literal, hex] of part.toString('latin1').matchAll(TEXTS)) if (texts.length < MOST_FOUND) texts.push(decode(literal === undefined ? Buffer.from(hex!.replace(/\s/g, ''), 'hex') : unescapeLiteral(literal)));
  };
  for (let from = 0; from < file.length && read.letters < MOST_ALL; ) {
    const found = file.indexOf('stream', from);
    const start = found < 0 ? file.length : found;
    const head = file.subarray(from, start);
    if (head.length < MOST_STREAM) take(head);
    if (found < 0) break;
    const end = file.indexOf('endstream', start);
    const dictionary = head.subarray(-2_000).toString('latin1');
    if (!OTHER.test(dictionary.slice(dictionary.lastIndexOf(' obj')))) {
      const part = unpackStream(file.subarray(start + 6 + (file[start + 6] === 13 ? 2 : 1), end < 0 ? undefined : end), dictionary);
      if (part !== undefined) take(part);
    }
    // An open end is read to the end of the file once, and not again for each stream before it.
    from = end < 0 ? file.length : end + 9;
  }
  return { texts, hasLayerList, hasTrim };
};

const unpackStream = (data: Buffer, dictionary: string): Buffer | undefined => {
  if (!/\/F(?:ilter|l)\b/.test(dictionary)) return data.subarray(0, MOST_STREAM);
  if (!/\/(?:FlateDecode|Fl)\b/.test(dictionary)) return undefined;
  try {
    return inflateSync(data, { maxOutputLength: MOST_STREAM, finishFlush: 2 });
  } catch {
    return undefined;
  }
};

const SIGNS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '', f: '', '\n': '', '\r': '' };
const unescapeLiteral = (text: string): Buffer => Buffer.from(text.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, sign: string) => (/^[0-7]/.test(sign) ? String.fromCharCode(parseInt(sign, 8) & 255) : (SIGNS[sign] ?? sign))), 'latin1');
const decode = (bytes: Buffer): string => new TextDecoder(bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xef && bytes[1] === 0xbb ? 'utf-8' : 'latin1').decode(bytes);
