// Bytes that come in pieces, held until they are whole: a sender chooses how small the pieces are, and each costs a hundred bytes beside what is in it.

export type Pieces = {
  /** Keeps `piece` itself, not a copy of it. */
  add(piece: Uint8Array): void;
  /** Bytes so far. */
  size(): number;
  /** All of them in their order; they stay. */
  whole(): Buffer;
};

/** So many small ones become one. */
const TOGETHER = 256;
/** On average; larger ones are left alone, since putting them together would be copied for nothing. */
const SMALL_BYTES = 1024;

export const heldPieces = (): Pieces => {
  const held: Uint8Array[] = [];
  let loose: Uint8Array[] = [];
  let [looseSize, size] = [0, 0];
  return {
    add(piece) {
      loose.push(piece);
      looseSize += piece.byteLength;
      size += piece.byteLength;
      if (loose.length < TOGETHER) return;
      if (looseSize < TOGETHER * SMALL_BYTES) held.push(Buffer.concat(loose, looseSize));
      else held.push(...loose);
      [loose, looseSize] = [[], 0];
    },
    size: () => size,
    whole() {
      const [only, ...more] = [...held, ...loose];
      if (only === undefined) return Buffer.alloc(0);
      return more.length === 0 ? Buffer.from(only.buffer, only.byteOffset, only.byteLength) : Buffer.concat([only, ...more], size);
    },
  };
};
