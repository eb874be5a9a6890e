// The filter, run by an interpreter of classic BPF as the kernel would run it, on both machines.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { REFUSED_CALLS } from '../checklist/native-cases.ts';
import { seccompFilter } from './seccomp.ts';
import { ALLOWED, type Machine, syscallNumber, UNKNOWN_HERE } from './syscalls.ts';

const ARCH = { x64: 0xc000003e, arm64: 0xc00000b7 } as const;
const [ALLOW, KILL, EPERM, ENOSYS] = [0x7fff0000, 0x80000000, 0x00050001, 0x00050026];

/** What the kernel would do with a call; `args` are 64 bits wide. */
const decide = (machine: Machine, number: number, args: readonly bigint[] = [], arch: number = ARCH[machine]): number => {
  const program = seccompFilter(machine);
  const data = Buffer.alloc(64);
  data.writeUInt32LE(number >>> 0, 0);
  data.writeUInt32LE(arch >>> 0, 4);
  args.forEach((value, at) => data.writeBigUInt64LE(BigInt.asUintN(64, value), 16 + 8 * at));
  let [at, loaded] = [0, 0];
  for (let steps = 0; steps < 10_000; steps += 1) {
    const [code, ifTrue, ifFalse, value] = [program.readUInt16LE(at * 8), program.readUInt8(at * 8 + 2), program.readUInt8(at * 8 + 3), program.readUInt32LE(at * 8 + 4)];
    at += 1;
    if (code === 0x06) return value;
    if (code === 0x20) loaded = data.readUInt32LE(value);
    else if (code === 0x54) loaded = (loaded & value) >>> 0;
    else if (code === 0x15) at += loaded === value ? ifTrue : ifFalse;
    else if (code === 0x35) at += loaded >= value ? ifTrue : ifFalse;
    else throw new Error(`an instruction nobody wrote: ${code}`);
  }
  throw new Error('no end');
};

for (const machine of ['x64', 'arm64'] as const) {
  const call = (name: string): number => syscallNumber(name, machine)!;
  describe(`the system call filter on ${machine}`, () => {
    it('allows what it lists and nothing else', () => {
      const listed = new Map(ALLOWED.map((name) => [syscallNumber(name, machine), name]));
      listed.delete(undefined);
      const examined = new Set(['clone', 'prctl', 'ioctl', 'prlimit64', ...UNKNOWN_HERE].map(call));
      for (let number = 0; number < 600; number += 1) {
        if (examined.has(number)) continue;
        assert.equal(decide(machine, number), listed.has(number) ? ALLOW : EPERM, `call ${number} (${listed.get(number) ?? 'not listed'})`);
      }
      assert.ok(listed.size > 50);
    });

    it('refuses the calls of the checklist', () => {
      for (const [name, numbers] of Object.entries(REFUSED_CALLS)) assert.equal(decide(machine, numbers[machine === 'x64' ? 0 : 1]), EPERM, name);
    });

    it('makes threads but no process and no name space', () => {
      const clone = (flags: bigint): number => decide(machine, call('clone'), [flags]);
      assert.equal(clone(0x3d0f00n), ALLOW); // what a thread is made with
      assert.equal(clone(17n), EPERM);
      for (const space of [0x00020000n, 0x02000000n, 0x04000000n, 0x08000000n, 0x10000000n, 0x20000000n, 0x40000000n]) assert.equal(clone(0x3d0f00n | space), EPERM);
    });

    it('answers clone3 and io_uring as if they did not exist, so that libraries fall back', () => {
      for (const name of UNKNOWN_HERE) assert.equal(decide(machine, call(name)), ENOSYS, name);
    });

    it('looks at the arguments of prctl, ioctl and prlimit64', () => {
      assert.equal(decide(machine, call('prctl'), [15n]), ALLOW);
      assert.equal(decide(machine, call('prctl'), [22n]), EPERM);
      assert.equal(decide(machine, call('ioctl'), [0n, 0x5421n]), ALLOW);
      assert.equal(decide(machine, call('ioctl'), [0n, 0x5412n]), EPERM);
      assert.equal(decide(machine, call('prlimit64'), [0n, 7n, 0n]), ALLOW);
      assert.equal(decide(machine, call('prlimit64'), [0n, 7n, 0x7fffn]), EPERM);
      assert.equal(decide(machine, call('prlimit64'), [0n, 7n, 0x7f00_0000_0000n]), EPERM, 'an address with a clear lower half');
    });

    it('ends a process that enters as another machine', () => {
      assert.equal(decide(machine, call('read'), [], ARCH[machine === 'x64' ? 'arm64' : 'x64']), KILL);
      assert.equal(decide(machine, call('read'), [], 0x40000003), KILL, 'i386');
      if (machine === 'x64') assert.equal(decide(machine, call('read') + 0x4000_0000), KILL, 'x32');
    });
  });
}
