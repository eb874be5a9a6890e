// Writes the kernel's filter for a jailed process (classic BPF, as bubblewrap's --seccomp reads it): an allow-list by system call.
import { ALLOWED, type Machine, syscallNumber, UNKNOWN_HERE } from './syscalls.ts';

const LOAD = 0x20; // BPF_LD | BPF_W | BPF_ABS
const AND = 0x54; // BPF_ALU | BPF_AND | BPF_K
const IF_EQUAL = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
const IF_AT_LEAST = 0x35; // BPF_JMP | BPF_JGE | BPF_K
const RETURN = 0x06; // BPF_RET | BPF_K

const KILL = 0x8000_0000;
const ALLOW = 0x7fff_0000;
const refuse = (errno: number): number => 0x0005_0000 | errno;
const EPERM = 1;
const ENOSYS = 38;

// struct seccomp_data { int nr; __u32 arch; __u64 instruction_pointer; __u64 args[6]; }, little-endian on both machines.
const NUMBER = 0;
const ARCH = 4;
const low = (argument: number): number => 16 + 8 * argument;
const high = (argument: number): number => low(argument) + 4;

const ARCHITECTURE: Record<Machine, number> = { x64: 0xc000_003e, arm64: 0xc000_00b7 };
/** On x86_64 the same kernel entry takes the x32 calls, numbered from here on. */
const X32 = 0x4000_0000;

const CLONE_THREAD = 0x0001_0000;
/** CLONE_NEWTIME is below the others and means an exit signal here. */
const CLONE_NEW_ANYTHING = 0x7e02_0000;
const PR_SET_NAME = 15;
const IOCTLS = [0x5401 /* TCGETS */, 0x541b /* FIONREAD */, 0x5421 /* FIONBIO */, 0x5450 /* FIONCLEX */, 0x5451 /* FIOCLEX */];

type Step = readonly [code: number, ifTrue: number, ifFalse: number, value: number];

const load = (offset: number): Step => [LOAD, 0, 0, offset];
const end = (value: number): Step => [RETURN, 0, 0, value];
/** Runs `then`, which must end, where the loaded word equals `value`; else goes on behind it. */
const when = (value: number, then: readonly Step[]): Step[] => [[IF_EQUAL, 0, then.length, value], ...then];

const examined = (machine: Machine): [name: string, then: Step[]][] => [
  // Threads only, and in no name space of their own: no fork, whatever else the flags say.
  ['clone', [load(low(0)), [AND, 0, 0, CLONE_THREAD | CLONE_NEW_ANYTHING], ...when(CLONE_THREAD, [end(ALLOW)]), end(refuse(EPERM))]],
  ['prctl', [load(low(0)), ...when(PR_SET_NAME, [end(ALLOW)]), end(refuse(EPERM))]],
  ['ioctl', [load(low(1)), ...IOCTLS.flatMap((request) => when(request, [end(ALLOW)])), end(refuse(EPERM))]],
  // Reading one's limits, not setting them.
  ['prlimit64', [load(low(2)), ...when(0, [load(high(2)), ...when(0, [end(ALLOW)])]), end(refuse(EPERM))]],
  ...UNKNOWN_HERE.map((name): [string, Step[]] => [name, [end(refuse(ENOSYS))]]),
  ...ALLOWED.filter((name) => syscallNumber(name, machine) !== undefined).map((name): [string, Step[]] => [name, [end(ALLOW)]]),
];

const steps = (machine: Machine): Step[] => [
  load(ARCH),
  [IF_EQUAL, 1, 0, ARCHITECTURE[machine]],
  end(KILL),
  load(NUMBER),
  ...(machine === 'x64' ? [[IF_AT_LEAST, 0, 1, X32] as const, end(KILL)] : []),
  // Nothing is loaded in between: whatever examines an argument also ends.
  ...examined(machine).flatMap(([name, then]) => when(syscallNumber(name, machine)!, then)),
  end(refuse(EPERM)),
];

/** The filter as bytes: 8 for each instruction (struct sock_filter). */
export const seccompFilter = (machine: Machine): Buffer => {
  const program = steps(machine);
  const bytes = Buffer.alloc(program.length * 8);
  program.forEach(([code, ifTrue, ifFalse, value], at) => {
    bytes.writeUInt16LE(code, at * 8);
    bytes.writeUInt8(ifTrue, at * 8 + 2);
    bytes.writeUInt8(ifFalse, at * 8 + 3);
    bytes.writeUInt32LE(value >>> 0, at * 8 + 4);
  });
  return bytes;
};
