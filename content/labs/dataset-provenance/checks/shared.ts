// What an attacker makes of a file and of a store: another text of the same CRC-32, records with more fields, two stores in one.

export type Store = Record<string, string>;

/** Letters whose last bit can change, and the set of them that changes nothing in the sum. */
export function ofTheSameChecksum(text: string): string {
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
