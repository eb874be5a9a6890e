// How much a jailed process may use, and how much it may say.

const MB = 1024 * 1024;

export const LIMITS = {
  /** One request to a program, from the question to the answer. */
  answerMs: 2_000,
  /** From start to ready, without the time it had no processor. */
  startMs: 20_000,
  /** One SQL statement. */
  sqlMs: 500,
  messageBytes: MB,
  rows: 500,
  /** Private memory of the whole process: Node and Pyodide begin at about 800 MB of it, most of it never touched. */
  dataBytes: 1_200 * MB,
  /** Behind the timers: a process that serves 50 runs stays far below. */
  cpuSeconds: 120,
  openFiles: 64,
  /** JavaScript's own heap, in MB; WebAssembly memory and buffers lie outside of it. */
  heapMb: 160,
  /** WebAssembly memory, in pages of 64 KiB: 160 MB. */
  wasmPages: 2_560,
  /** A process that holds more than this after a run is replaced. */
  residentBytes: 450 * MB,
} as const;

/** Arguments of util-linux's prlimit, which goes in front of every program. In bytes, because it knows no suffixes. */
export const limiting = (): string[] => {
  const { dataBytes, cpuSeconds, openFiles } = LIMITS;
  return [`--data=${dataBytes}`, `--cpu=${cpuSeconds}`, `--nofile=${openFiles}`, '--fsize=0', '--core=0', '--'];
};
