// The jailed side of the conversation: lines on a descriptor, each waited for, nothing said unasked.
import { readSync, writeSync } from 'node:fs';

type Call = [name: string, args: readonly unknown[]];
export type ToHost = {
  /** Gives the host's reply. */
  ask: (call: Call) => unknown;
  /** Told along with whatever is said next: the reply is known. */
  note: (call: Call) => void;
};
/** Answers one question. */
export type Answer = (run: never, host: ToHost) => unknown;

declare const Deno: { stdin: { readSync: (into: Uint8Array) => number | null }; stdout: { writeSync: (from: Uint8Array) => number } } | undefined;

const isDeno = typeof Deno !== 'undefined';
// bubblewrap's jail has a pipe of its own; Deno opens no descriptor but the standard ones.
const PIPE = 4;
const read = isDeno ? (into: Uint8Array): number => Deno.stdin.readSync(into) ?? 0 : (into: Uint8Array): number => readSync(PIPE, into);
const write = isDeno ? (from: Uint8Array): number => Deno.stdout.writeSync(from) : (from: Uint8Array): number => writeSync(PIPE, from);

let pending = '';
const decoder = new TextDecoder();
const encoder = new TextEncoder();
const buffer = new Uint8Array(64 * 1024);

const nextLine = (): string => {
  for (;;) {
    const at = pending.indexOf('\n');
    if (at >= 0) {
      const line = pending.slice(0, at);
      pending = pending.slice(at + 1);
      return line;
    }
    const count = read(buffer);
    // The grader is gone, and with it whoever wanted to know.
    if (count === 0) process.exit(0);
    pending += decoder.decode(buffer.subarray(0, count), { stream: true });
  }
};

const say = (message: object): void => {
  let bytes = encoder.encode(`${JSON.stringify(message)}\n`);
  while (bytes.length > 0) bytes = bytes.subarray(write(bytes));
};

/** Says that it is ready, then answers for good. `afterwards` runs once each answer is out. */
export const talk = async (answer: Answer, afterwards: () => void = () => {}): Promise<never> => {
  say({ is: 'ready' });
  for (;;) {
    const { id, run } = JSON.parse(nextLine()) as { id: string; run: never };
    let call = 0;
    let noted: Call[] = [];
    const takeNoted = (): Call[] => {
      const taken = noted;
      noted = [];
      return taken;
    };
    const ask: ToHost['ask'] = ([name, args]) => {
      say({ is: 'asks', id, call, name, args, noted: takeNoted() });
      call += 1;
      return (JSON.parse(nextLine()) as { reply: unknown }).reply;
    };
    const given = await answer(run, { ask, note: (one) => void noted.push(one) });
    say({ is: 'answers', id, answer: given, noted: takeNoted() });
    afterwards();
  }
};

/** The folder shown to this guest, ending in a slash. */
export const shownFolder = (): string => `${process.argv.at(-1)}/`;
export { isDeno };
