// Memory of the engine in plain JavaScript; simd/memory.ts stands in its place when the same sources become WebAssembly.
let bytes: Uint8Array = new Uint8Array(0);
let words: Int32Array = new Int32Array(0);

export function useMemory(memory: ArrayBuffer): void {
  bytes = new Uint8Array(memory);
  words = new Int32Array(memory);
}

export function byteAt(at: i32): i32 {
  return bytes[at]!;
}

export function putByte(at: i32, value: i32): void {
  bytes[at] = value;
}

/** Addresses of words are multiples of four. */
export function wordAt(at: i32): i32 {
  return words[at >> 2]!;
}

export function putWord(at: i32, value: i32): void {
  words[at >> 2] = value;
}

/** Division of whole numbers, which the two languages write alike and mean differently. */
export function divide(a: i32, b: i32): i32 {
  return Math.trunc(a / b);
}
