// What a jailed Node may ask of the kernel, with the numbers of both machines; everything else is refused.
// Numbers: Linux's arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h.

export type Machine = 'x64' | 'arm64';

/** Columns: x86_64, arm64; a dash where the machine has no such call. */
const TABLE = `
read 0 63              write 1 64             readv 19 65            writev 20 66           pread64 17 67
close 3 57             fstat 5 80             newfstatat 262 79      statx 332 291          lseek 8 62
openat 257 56          readlinkat 267 78      faccessat 269 48       faccessat2 439 439     getdents64 217 61
getcwd 79 17           fcntl 72 25            mmap 9 222             munmap 11 215          mprotect 10 226
mremap 25 216          madvise 28 233         brk 12 214             rt_sigaction 13 134    rt_sigprocmask 14 135
rt_sigreturn 15 139    sigaltstack 131 132    getpid 39 172          gettid 186 178         getuid 102 174
geteuid 107 175        getgid 104 176         getegid 108 177        capget 125 90          exit 60 93
exit_group 231 94      execve 59 221          wait4 61 260           futex 202 98           set_robust_list 273 99
rseq 334 293           set_tid_address 218 96 sched_yield 24 124     sched_getaffinity 204 123  sched_getparam 143 121
sched_getscheduler 145 120  getrandom 318 278 clock_gettime 228 113  clock_getres 229 114   clock_nanosleep 230 115
nanosleep 35 101       gettimeofday 96 169    getrusage 98 165       times 100 153          epoll_create1 291 20
epoll_ctl 233 21       epoll_pwait 281 22     epoll_pwait2 441 441   eventfd2 290 19        pipe2 293 59
ppoll 271 73           uname 63 160           sysinfo 99 179         restart_syscall 219 128  membarrier 324 283
arch_prctl 158 -       open 2 -               stat 4 -               lstat 6 -              access 21 -
readlink 89 -          poll 7 -               epoll_wait 232 -       pipe 22 -              time 201 -
getrlimit 97 163
clone 56 220           prctl 157 167          ioctl 16 29            prlimit64 302 261
clone3 435 435         io_uring_setup 425 425 io_uring_enter 426 426 io_uring_register 427 427
`;

const rows = new Map([...TABLE.matchAll(/(\w+) (\d+) (\d+|-)/g)].map(([, name, x64, arm64]) => [name!, { x64: x64!, arm64: arm64! }]));

/** The number of a call on a machine; undefined where it has none. */
export const syscallNumber = (name: string, machine: Machine): number | undefined => {
  const given = rows.get(name)?.[machine];
  return given === undefined || given === '-' ? undefined : Number(given);
};

/** Looked at more closely, or answered with "no such call" so that libraries fall back to older ones. */
export const EXAMINED = ['clone', 'prctl', 'ioctl', 'prlimit64'] as const;
export const UNKNOWN_HERE = ['clone3', 'io_uring_setup', 'io_uring_enter', 'io_uring_register'] as const;

const special: readonly string[] = [...EXAMINED, ...UNKNOWN_HERE];
/** Allowed whatever their arguments are. */
export const ALLOWED: readonly string[] = [...rows.keys()].filter((name) => !special.includes(name));
