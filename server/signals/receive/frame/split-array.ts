// A JSON array, of any length, element by element; or documents over several lines, one behind the other.
import { type Framed, type Framer, gather, MOST_BYTES } from './framer.ts';

const [QUOTE, ESCAPE, COMMA, OPEN, CLOSE, BRACE, UNBRACE] = [0x22, 0x5c, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d];

/** `depth` at which an element stands: 1 within an array, 0 for documents. */
export const splitArray = ({ record, mistake }: Framed, elementDepth: 0 | 1, most = MOST_BYTES): Framer => {
  const kept = gather(most);
  let [line, depth] = [0, 0];
  let [isText, isEscaped, hasBegun] = [false, false, false];
  const close = (): void => {
    if (!hasBegun) return void kept.take();
    hasBegun = false;
    line += 1;
    const whole = kept.take();
    if (whole === undefined) mistake(line, 'too-long');
    else record(line, whole);
  };
  /** Whether the sign at `at` stands between elements, rather than in one. */
  const steps = (byte: number): boolean => {
    if (isEscaped) isEscaped = false;
    else if (isText) {
      if (byte === ESCAPE) isEscaped = true;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) isText = true;
    else if (byte === OPEN || byte === BRACE) return (depth += 1) <= elementDepth;
    else if (byte === CLOSE || byte === UNBRACE) return (depth = Math.max(0, depth - 1)) === 0;
    else return byte === COMMA && depth === elementDepth;
    return false;
  };
  return {
    write(piece) {
      let from = 0;
      for (let at = 0; at < piece.length; at += 1) {
        const byte = piece[at]!;
        const isBetween = steps(byte);
        if (!isBetween) {
          hasBegun ||= byte > 0x20;
          continue;
        }
        const isOwn = elementDepth === 0 && (byte === UNBRACE || byte === CLOSE);
        kept.add(piece.subarray(from, isOwn ? at + 1 : at));
        hasBegun ||= isOwn;
        close();
        from = at + 1;
      }
      kept.add(piece.subarray(from));
    },
    end(isWhole) {
      if (isWhole && hasBegun) close();
    },
    line: () => line,
  };
};
