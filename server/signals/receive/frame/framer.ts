// What cuts a stream of bytes into records: fed piece by piece, it holds no more than one record, and none over the limit.
import { heldPieces } from '../../../platform/pieces.ts';
import type { MistakeCode } from '../../schemas.ts';

/** Lines count from 1 as they were sent; of a JSON array, its elements. */
export type Framer = {
  write(piece: Buffer): void;
  /** `isWhole` is false where the body broke off: what is left over is then half a record, and no mistake of its writer's. */
  end(isWhole: boolean): void;
  /** The last record that was whole. */
  line(): number;
};
export type Framed = { record(line: number, bytes: Buffer): void; mistake(line: number, code: MistakeCode): void };

/** Images and long conversations fit; what does not is counted and passed by. */
export const MOST_BYTES = 8 * 1024 * 1024;

/** Before each text of a JSON sequence (RFC 7464). */
const RECORD_MARK = 0x1e;
const withoutMark = (record: Buffer): Buffer => {
  const first = record.subarray(0, 8).findIndex((byte) => byte !== 0x0a && byte !== 0x0d);
  return record[first] === RECORD_MARK ? record.subarray(first + 1) : record;
};

/** The bytes of one record that came in several pieces. */
export const gather = (most: number) => {
  let pieces = heldPieces();
  let size = 0;
  let isOver = false;
  return {
    add(piece: Buffer): void {
      if (piece.length === 0) return;
      size += piece.length;
      if (size > most && !isOver) [isOver, pieces] = [true, heldPieces()];
      if (!isOver) pieces.add(piece);
    },
    /** The record, or undefined when it was too long; begins the next one. */
    take(): Buffer | undefined {
      const whole = isOver ? undefined : withoutMark(pieces.whole());
      pieces = heldPieces();
      size = 0;
      isOver = false;
      return whole;
    },
    size: () => size,
  };
};
