// NDJSON: a record a line, whether lines end with LF or CRLF; empty lines are none.
import { type Framed, type Framer, gather, MOST_BYTES } from './framer.ts';

const [LF, CR] = [0x0a, 0x0d];

export const splitLines = ({ record, mistake }: Framed, most = MOST_BYTES): Framer => {
  const kept = gather(most);
  let line = 0;
  const close = (): void => {
    line += 1;
    const whole = kept.take();
    if (whole === undefined) return mistake(line, 'too-long');
    const bytes = whole.at(-1) === CR ? whole.subarray(0, -1) : whole;
    if (!isBlank(bytes)) record(line, bytes);
  };
  return {
    write(piece) {
      for (let from = 0; from <= piece.length; ) {
        // A body of nothing but line ends is millions of empty lines.
        if (kept.size() === 0) for (; piece[from] === LF; from += 1) line += 1;
        const end = piece.indexOf(LF, from);
        kept.add(piece.subarray(from, end < 0 ? piece.length : end));
        if (end < 0) return;
        close();
        from = end + 1;
      }
    },
    end(isWhole) {
      if (isWhole && kept.size() > 0) close();
    },
    line: () => line,
  };
};

const isBlank = (bytes: Buffer): boolean => bytes.length < 64 && bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === CR);
