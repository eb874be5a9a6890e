// Makes another text of the same CRC-32, for a check that a digest is more than a checksum.

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
