// What an attacker makes of a file and of a store: nearly the same text, another one of the same CRC-32, records with more fields, two stores in one, other signatures.

export type Store = Record<string, string>;
/** Where in a store's words something stands, and what. */
export type Words = { at: number; part: string }[];

/** Letters whose last bit can change, and the set of them that changes nothing in the sum. */
function ofTheSameChecksum(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const crc = (): number => {
    let sum = -1;
    for (const byte of bytes) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return sum;
  };
  const flip = (at: number): void => void (bytes[at]! ^= 1);
  const letters = [...bytes.keys()].filter((at) => bytes[at]! >= 98 && bytes[at]! <= 121).slice(-200).filter((_at, index) => index % 4 === 0).slice(0, 40);
  const before = crc();
  const rows: { sum: number; of: Set<number> }[] = [];
  for (const at of letters) {
    flip(at);
    let sum = crc() ^ before;
    flip(at);
    const of = new Set([at]);
    for (const row of rows) {
      if ((sum ^ row.sum) >>> 0 >= sum >>> 0) continue;
      sum ^= row.sum;
      for (const one of row.of) if (!of.delete(one)) of.add(one);
    }
    if (sum === 0) {
      of.forEach(flip);
      break;
    }
    rows.push({ sum, of });
    rows.sort((a, b) => (b.sum >>> 0) - (a.sum >>> 0));
  }
  return new TextDecoder().decode(bytes);
}

export const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** JSON, in which 1.0 stays 1.0: what was signed may have been written so. */
const asWritten = (text: string): unknown => parsed(text.replace(/([:[,]\s*)(-?\d+\.\d+)(?=\s*[,}\]])/g, '$1"\\u0001$2"'));
const written = (value: unknown): string => JSON.stringify(value).replace(/"\\u0001(-?[\d.]+)"/g, '$1');

/** Every record with all the words of the code as further fields, which a signature of named fields does not cover. */
export function claiming(store: Store, words: readonly string[], value: unknown): Store {
  const claims = Object.fromEntries(words.filter((word) => /^[a-z]\w{1,23}$/i.test(word)).map((word) => [word, value]));
  const within = (one: unknown): unknown => (Array.isArray(one) ? one.map(within) : typeof one !== 'object' || one === null ? one : { ...(Object.values(one).some((field) => typeof field === 'string') && claims), ...Object.fromEntries(Object.entries(one).map(([name, field]) => [name, within(field)])) });
  return Object.fromEntries(Object.entries(store).map(([at, text]) => [at, typeof asWritten(text) === 'object' ? written(within(asWritten(text))) : text]));
}

/** Both stores in one; where two texts are JSON, the fields of both, ours first. */
export const beside = (ours: Store, theirs: Store): Store => ({
  ...theirs,
  ...Object.fromEntries(Object.entries(ours).map(([at, text]) => {
    const [one, two] = [asWritten(text), asWritten(theirs[at] ?? '')];
    return [at, [one, two].every((each) => typeof each === 'object' && each !== null && !Array.isArray(each)) ? written({ ...(two as object), ...(one as object) }) : text];
  })),
});

/** Every copy of a text in a store, also inside of JSON as Python writes it. */
export function exchange(storage: Store, from: string, to: string): Store {
  const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);
  const ascii = (text: string): string => escaped(text).replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const spelt = [(text: string) => text, escaped, ascii].map((spell) => [spell(from), spell(to)] as const);
  return Object.fromEntries(Object.entries(storage).map(([at, text]) => [at, spelt.reduce((now, [one, other]) => now.replaceAll(one, () => other), text)]));
}

/** What is nearly the same text, a line or a letter each: a digest of less than every sign, in its place, holds still while one of these is made. */
export const changes: ((lines: string[], tag: string) => string[] | string)[] = [
  (lines) => lines.with(-1, lines.at(-1)!.replace('fine', 'rude')),
  (lines) => lines.with(3, lines[3]!.replace('Größe', 'Grüße')),
  (lines) => lines.with(5, lines[5]!.replace('Größe', 'größe')),
  (lines) => lines.with(6, lines[6]!.replace('Größe ', 'Größe')),
  (lines) => lines.with(0, ` ${lines[0]!}`),
  (lines) => lines.with(4, lines[4]!.normalize('NFD')),
  (lines) => lines.with(7, lines[7]!.replace('ß', 'é')),
  (lines) => lines.with(2, lines[2]!.replace(' ', '\u200b ')),
  (lines) => lines.with(9, `${lines[9]!},${lines[10]!}`).toSpliced(10, 1),
  (lines) => lines.with(8, lines[8]!.replace(' 8,fine', ' 8f,ine')),
  (lines) => lines.with(12, lines[12]!.replace('€', '☃')),
  (lines) => lines.with(13, lines[13]!.replace('one\ntwo', 'one\r\ntwo')),
  (lines) => lines.with(14, lines[14]!.replace('\v', '\n')),
  (lines) => lines.with(15, lines[15]!.replaceAll('"', '')),
  (lines) => lines.with(16, lines[16]!.replace('10', '10.0')),
  (lines) => lines.with(17, lines[17]!.replace('bdb', 'cbc')),
  (lines) => lines.with(-1, `${lines.at(-1)!} `),
  (lines) => lines.toSpliced(20, 0, lines[20]!),
  (lines) => lines.toSpliced(21, 0, ''),
  (lines, tag) => lines.toSpliced(22, 0, `# ${tag},fine`),
  (lines) => lines.with(1, lines[2]!).with(2, lines[1]!),
  (lines) => ofTheSameChecksum(lines.join('\n')),
  (lines) => `\ufeff${lines.join('\n')}`,
  (lines, tag) => `${lines.join('\n')}\0\n${tag},fine`,
];

/** Whatever the format: the words of a store, paths and texts, and what stands between them. */
const partsOf = (storage: Store): string[] => JSON.stringify(Object.entries(storage)).split(/([\w+/=-]+)/);
const joinedFrom = (parts: readonly string[]): Store[] => {
  try {
    return [Object.fromEntries(JSON.parse(parts.join('')) as [string, string][])];
  } catch {
    return [];
  }
};

/** The words that differ between the same registrations under two keys: signatures, and salts beside them. */
export const keyed = (one: Store, two: Store): Words => {
  const [parts, others] = [partsOf(one), partsOf(two)];
  return parts.length === others.length ? parts.flatMap((part, at) => (part === others[at] ? [] : [{ at, part }])) : [];
};

/** A store with other words where its signatures are. */
export const signedBy = (storage: Store, where: Words, make: (part: string, at: number) => string): Store => {
  const parts = partsOf(storage);
  where.forEach(({ at }, index) => (parts[at] = make(parts[at] ?? '', index)));
  return joinedFrom(parts)[0] ?? {};
};
