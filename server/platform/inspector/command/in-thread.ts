// Reads documents in a thread of its own, bounded in time and memory, so that a hostile one ends the thread and not the command.
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Inspection } from '../hidden.ts';
import type { Asked } from './serve.ts';
import { THREAD_COMMAND } from './thread-command.ts';

export type Bounds = { milliseconds: number; megabytes: number };
export const BOUNDS: Bounds = { milliseconds: 30_000, megabytes: 512 };

// In the one file this code lies nowhere; the file is what was started.
const place = import.meta.url.endsWith('.ts') ? new URL('./worker.ts', import.meta.url) : pathToFileURL(process.argv[1]!);
const nothing = (problem: string): Inspection => ({ kind: 'text', hidden: [], letters: { seen: 0, hidden: 0 }, problem });

export type Thread = { inspect(asked: Asked): Promise<Inspection>; end(): Promise<void> };

export const startThread = ({ milliseconds, megabytes }: Bounds = BOUNDS): Thread => {
  let worker: Worker | undefined;
  // A thread that is dropped may still fail, which nobody waits for.
  const start = (): Worker => new Worker(place, { argv: [THREAD_COMMAND], resourceLimits: { maxOldGenerationSizeMb: megabytes }, stdout: true, stderr: true }).on('error', () => undefined);
  const drop = async (): Promise<void> => {
    const old = worker;
    worker = undefined;
    await old?.terminate();
  };
  const inspect = async (asked: Asked): Promise<Inspection> => {
    const at = (worker ??= start());
    let timer: NodeJS.Timeout | undefined;
    let isOver = false;
    let forget = (): void => undefined;
    try {
      const answer = await new Promise<Inspection>((resolve) => {
        const over = (problem: string): void => {
          isOver = true;
          resolve(nothing(problem));
        };
        timer = setTimeout(() => over(`it took longer than ${milliseconds / 1000} seconds`), milliseconds);
        const failed = (error: NodeJS.ErrnoException): void => over(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? `it needs more than ${megabytes} MB` : 'it could not be read to its end');
        const ended = (): void => over('it could not be read to its end');
        at.on('message', resolve).on('error', failed).on('exit', ended);
        forget = () => void at.off('message', resolve).off('error', failed).off('exit', ended);
        at.postMessage(asked);
      });
      return answer;
    } finally {
      clearTimeout(timer);
      forget();
      if (isOver) await drop();
    }
  };
  return { inspect, end: drop };
};
