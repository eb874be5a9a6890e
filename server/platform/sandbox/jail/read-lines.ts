// Puts a stream back into lines, and stops at the first that is longer than allowed: a flood is not collected.

/** Feed it chunks; it gives the whole lines so far, or 'too long'. `rest` is what follows the last newline, in bytes. */
export const lineReader = (maxBytes: number): { take: (chunk: Buffer) => string[] | 'too long'; rest: () => number } => {
  let parts: Buffer[] = [];
  let size = 0;
  const take = (chunk: Buffer): string[] | 'too long' => {
    const lines: string[] = [];
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      if (size + at - from > maxBytes) return 'too long';
      lines.push(Buffer.concat([...parts, chunk.subarray(from, at)]).toString());
      parts = [];
      size = 0;
      from = at + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
    size += chunk.length - from;
    return size > maxBytes ? 'too long' : lines;
  };
  return { take, rest: () => size };
};
