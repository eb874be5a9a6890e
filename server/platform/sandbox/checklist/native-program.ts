// Writes the smallest program there is for one system call: it makes the call and says by how it ends what came of it.
import type { Machine } from '../jail/syscalls.ts';

export type NativeCall = { number: number; args: readonly (number | bigint)[]; entry?: 'int 0x80' };

/** It ends with this and the error's number, or with this alone: nothing that only failed to start it ends so. */
export const SAID_FROM = 40;

const BASE = 0x400000n;
const HEADERS = 64 + 56;

const qword = (value: bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt.asUintN(64, value));
  return bytes;
};

/** mov rax|rdi|rsi|rdx|r10|r8|r9, value; the call; then exit_group(SAID_FROM + (result < 0 ? -result : 0)). */
const codeForX64 = ({ number, args, entry }: NativeCall): Buffer => {
  // int 0x80 takes its number and arguments in eax, ebx, ecx, edx, esi, edi.
  const registers = entry === 'int 0x80' ? ['48bb', '48b9', '48ba', '48be', '48bf'] : ['48bf', '48be', '48ba', '49ba', '49b8', '49b9'];
  const load = args.map((value, at) => Buffer.concat([Buffer.from(registers[at]!, 'hex'), qword(BigInt(value))]));
  const begin = Buffer.concat([Buffer.from('48b8', 'hex'), qword(BigInt(number))]);
  const call = Buffer.from(entry === 'int 0x80' ? 'cd80' : '0f05', 'hex');
  // movsxd rax, eax (the 32-bit entry leaves the upper half clear); neg rax; jg over; xor rax, rax; mov rdi, rax; add rdi, SAID_FROM; mov eax, 231; syscall
  const widen = entry === 'int 0x80' ? '4863c0' : '';
  return Buffer.concat([...load, begin, call, Buffer.from(`${widen}48f7d84885c07f034831c04889c74883c7`, 'hex'), Buffer.from([SAID_FROM]), Buffer.from('b8e70000000f05', 'hex')]);
};

/** movz/movk x0…x5 and x8; svc; then exit_group(SAID_FROM + (result < 0 ? -result : 0)). */
const codeForArm64 = ({ number, args }: NativeCall): Buffer => {
  const words: number[] = [];
  const load = (register: number, value: bigint): void => {
    for (const part of [0, 1, 2, 3]) {
      const bits = Number((BigInt.asUintN(64, value) >> BigInt(16 * part)) & 0xffffn);
      words.push((part === 0 ? 0xd2800000 : 0xf2800000) + part * 0x200000 + bits * 32 + register);
    }
  };
  args.forEach((value, at) => load(at, BigInt(value)));
  load(8, BigInt(number));
  // svc #0; neg x1, x0; cmp x0, #0; csel x0, x1, xzr, lt; add x0, x0, #SAID_FROM; mov x8, #94; svc #0
  words.push(0xd4000001, 0xcb0003e1, 0xf100001f, 0x9a9fb020, 0x91000000 + SAID_FROM * 0x400, 0xd2800bc8, 0xd4000001);
  const bytes = Buffer.alloc(words.length * 4);
  words.forEach((word, at) => bytes.writeUInt32LE(word, at * 4));
  return bytes;
};

/** An ELF file with one segment that may be read and executed. */
export const nativeProgram = (machine: Machine, call: NativeCall): Buffer => {
  const code = machine === 'x64' ? codeForX64(call) : codeForArm64(call);
  const size = BigInt(HEADERS + code.length);
  const header = Buffer.alloc(64);
  header.write('\x7fELF\x02\x01\x01', 'latin1');
  header.writeUInt16LE(2, 16); // an executable
  header.writeUInt16LE(machine === 'x64' ? 62 : 183, 18);
  header.writeUInt32LE(1, 20);
  header.writeBigUInt64LE(BASE + BigInt(HEADERS), 24); // begins here
  header.writeBigUInt64LE(64n, 32); // where the segment is described
  header.writeUInt16LE(64, 52);
  header.writeUInt16LE(56, 54);
  header.writeUInt16LE(1, 56);
  const segment = Buffer.alloc(56);
  segment.writeUInt32LE(1, 0); // to be loaded
  segment.writeUInt32LE(5, 4); // read, execute
  for (const [at, value] of [[8, 0n], [16, BASE], [24, BASE], [32, size], [40, size], [48, 0x1000n]] as const) segment.writeBigUInt64LE(value, at);
  return Buffer.concat([header, segment, code]);
};
