// Unpacks the parts of an office package that hold text, within bounds: what a package says of its size is checked before a byte is unpacked.
import { strFromU8, unzipSync } from 'fflate';

const MOST_BYTES = 64e6;
const MOST_PARTS = 5_000;
const WANTED = /^(?:word\/(?:document\d*|header\d*|footer\d*|comments\w*|footnotes|endnotes|styles|settings|numbering|theme\/theme\d+|glossary\/document)\.xml|word\/[^/]*\.(?:html?|mht)|word\/_rels\/document\d*\.xml\.rels|docProps\/\w+\.xml|customXml\/item\d+\.xml)$/i;

/** What a document carries within it: a chart's data, a sheet, another document. Of each only what holds text. */
const EMBEDDED = /^word\/embeddings\/[^/]+\.(?:xls[xm]|ppt[xm]|doc[xm])$/i;
const WANTED_INSIDE = /^(?:xl\/(?:sharedStrings|comments\d*|worksheets\/sheet\d+)|ppt\/(?:slides\/slide|notesSlides\/notesSlide)\d+|word\/(?:document|comments|header\d*|footer\d*))\.xml$/i;
const MOST_EMBEDDED = 20;

export class Unreadable extends Error {}

export const unpack = (bytes: Uint8Array): Map<string, string> => new Map([...unzip(bytes, WANTED)].map(([name, part]) => [name, decode(part)]));

/** The texts of embedded packages, by `embedded.xlsx: part`; one that is broken has none. */
export const unpackEmbedded = (bytes: Uint8Array): Map<string, string> => {
  const found = new Map<string, string>();
  let left = MOST_BYTES;
  for (const [name, inner] of [...unzip(bytes, EMBEDDED)].slice(0, MOST_EMBEDDED)) {
    try {
      for (const [part, text] of unzip(inner, WANTED_INSIDE, left)) {
        left -= text.length;
        found.set(`${name}: ${part}`, decode(text));
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
    }
  }
  return found;
};

const unzip = (bytes: Uint8Array, wanted: RegExp, most = MOST_BYTES): Map<string, Uint8Array> => {
  let total = 0;
  let count = 0;
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize, size }) => {
        if (++count > MOST_PARTS) throw new Unreadable('it holds more than 5,000 parts');
        if (!wanted.test(name)) return false;
        total += originalSize;
        if (total > most) throw new Unreadable('its text would unpack to more than 64 MB');
        return size > 0;
      },
    });
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('its package is broken');
  }
  return new Map(Object.entries(parts));
};

const decode = (part: Uint8Array): string => {
  if (part[0] === 0xff && part[1] === 0xfe) return new TextDecoder('utf-16le').decode(part);
  if (part[0] === 0xfe && part[1] === 0xff) return new TextDecoder('utf-16be').decode(part);
  return strFromU8(part).replace(/^\uFEFF/, '');
};
