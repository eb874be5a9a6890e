// How bytes are packed, by how they begin; the command that sends and the product that takes must agree.

/** RFC 1952 and RFC 8878. Of a piece shorter than the mark its beginning is enough: nothing else is written that begins so. */
export const packingOf = (first: Buffer): 'gzip' | 'zstd' | undefined => {
  if (first[0] === 0x1f && (first.length < 2 || first[1] === 0x8b)) return 'gzip';
  return first[0] === 0x28 && first[1] === 0xb5 && (first.length < 4 || first.readUInt32LE() === 0xfd2fb528) ? 'zstd' : undefined;
};
