// Memory of the engine in WebAssembly: takes the place of engine/memory.ts in the build.
export function byteAt(at: i32): i32 {
  return i32(load<u8>(at));
}

export function putByte(at: i32, value: i32): void {
  store<u8>(at, u8(value));
}

export function wordAt(at: i32): i32 {
  return load<i32>(at);
}

export function putWord(at: i32, value: i32): void {
  store<i32>(at, value);
}

export function divide(a: i32, b: i32): i32 {
  return a / b;
}
