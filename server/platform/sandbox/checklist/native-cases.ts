// N: system calls, each made by a program of a few bytes in place of the engine. JavaScript cannot make most of them.
import type { NativeCase } from './escape-case.ts';

const CLONE_NEWUSER = 0x1000_0000;
const TOO_MUCH = 'it would do what it says to this machine';

// Arguments that succeed, or fail only on what they point at, where nothing refuses the call itself.
const CASES: readonly Omit<NativeCase, 'unfit'>[] = [
  { id: 'N01', name: 'socket (TCP)', call: 'socket', args: [2, 1, 0] },
  { id: 'N02', name: 'socket (unix)', call: 'socket', args: [1, 1, 0] },
  { id: 'N03', name: 'socket (netlink)', call: 'socket', args: [16, 3, 0] },
  { id: 'N04', name: 'socketpair', call: 'socketpair', args: [1, 1, 0, 0] },
  { id: 'N05', name: 'ptrace', call: 'ptrace', args: [0, 0, 0, 0] },
  { id: 'N06', name: 'unshare', call: 'unshare', args: [0] },
  { id: 'N07', name: 'setns', call: 'setns', args: [-1, 0] },
  { id: 'N08', name: 'clone without CLONE_THREAD', call: 'clone', args: [17, 0, 0, 0, 0] },
  { id: 'N09', name: 'clone into a new user name space', call: 'clone', args: [CLONE_NEWUSER + 17, 0, 0, 0, 0] },
  { id: 'N10', name: 'clone3', call: 'clone3', args: [0, 0] },
  { id: 'N11', name: 'io_uring_setup', call: 'io_uring_setup', args: [1, 0] },
  { id: 'N12', name: 'bpf', call: 'bpf', args: [0, 0, 0], isForRoot: true },
  { id: 'N13', name: 'keyctl', call: 'keyctl', args: [0, -3, 0] },
  { id: 'N14', name: 'perf_event_open', call: 'perf_event_open', args: [0, 0, -1, -1, 0] },
  { id: 'N15', name: 'userfaultfd', call: 'userfaultfd', args: [1] },
  { id: 'N16', name: 'memfd_create', call: 'memfd_create', args: [0x400000, 0] },
  { id: 'N17', name: 'process_vm_readv', call: 'process_vm_readv', args: [1, 0, 0, 0, 0, 0] },
  { id: 'N18', name: 'pidfd_open', call: 'pidfd_open', args: [1, 0] },
  { id: 'N19', name: 'kill', call: 'kill', args: [0, 0] },
  { id: 'N20', name: 'tgkill', call: 'tgkill', args: [-1, -1, 0] },
  { id: 'N21', name: 'mount', call: 'mount', args: [0, 0, 0, 0, 0] },
  { id: 'N22', name: 'chroot', call: 'chroot', args: [0] },
  { id: 'N23', name: 'prlimit64 with new limits', call: 'prlimit64', args: [0, 4, 0x400000, 0] },
  { id: 'N24', name: 'prctl beyond a thread’s name', call: 'prctl', args: [3, 0, 0, 0, 0] },
  { id: 'N25', name: 'ioctl on a terminal', call: 'ioctl', args: [0, 0x5412, 0] },
  { id: 'N26', name: 'execveat', call: 'execveat', args: [-1, 0, 0, 0, 0] },
  { id: 'N27', name: 'seccomp', call: 'seccomp', args: [3, 0, 0] },
  { id: 'N28', name: 'open_by_handle_at', call: 'open_by_handle_at', args: [-1, 0, 0], isForRoot: true },
  { id: 'N29', name: 'add_key', call: 'add_key', args: [0, 0, 0, 0, 0] },
  { id: 'N30', name: 'reboot', call: 'reboot', args: [0, 0, 0, 0], hasNoControl: TOO_MUCH },
  { id: 'N31', name: 'init_module', call: 'init_module', args: [0, 0, 0], isForRoot: true },
  { id: 'N32', name: 'setuid', call: 'setuid', args: [0], hasNoControl: 'whether it may without a jail depends on who runs the server' },
  { id: 'N33', name: 'a call by the 32-bit entry', call: 'int80:getpid', entry: 'int 0x80' },
  { id: 'N34', name: 'a call by the x32 entry', call: 'getpid', entry: 'x32' },
];

const NO_CODE = 'Deno runs no native code, and nothing filters its system calls';
export const NATIVE_CASES: readonly NativeCase[] = CASES.map((one) => ({ ...one, unfit: { deno: NO_CODE } }));

/** Calls that the filter refuses and its own table therefore does not name: x86_64, arm64. */
export const REFUSED_CALLS: Readonly<Record<string, readonly [x64: number, arm64: number]>> = {
  socket: [41, 198], socketpair: [53, 199], ptrace: [101, 117], unshare: [272, 97], setns: [308, 268], bpf: [321, 280], keyctl: [250, 219],
  perf_event_open: [298, 241], userfaultfd: [323, 282], memfd_create: [319, 279], process_vm_readv: [310, 270], pidfd_open: [434, 434],
  kill: [62, 129], tgkill: [234, 131], mount: [165, 40], chroot: [161, 51], execveat: [322, 281], seccomp: [317, 277],
  open_by_handle_at: [304, 265], add_key: [248, 217], reboot: [169, 142], init_module: [175, 105], setuid: [105, 146],
};
