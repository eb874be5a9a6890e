// Talking to a worker that may never answer.
import type { ProgramAnswer } from '../../../server/labs/schemas.ts';

export type Said =
  | { type: 'ready' }
  | { type: 'failed'; message: string }
  | { type: 'answer'; id: number; answer: ProgramAnswer }
  | { type: 'ended'; id: number; message: string };

/** The next thing the worker says after `begin`, or nothing within `limit` milliseconds. */
export const hear = (worker: Worker, limit: number, begin: () => void = () => undefined): Promise<Said | undefined> =>
  new Promise((done) => {
    const heard = new AbortController();
    const finish = (said?: Said): void => {
      clearTimeout(timer);
      heard.abort();
      done(said);
    };
    const timer = setTimeout(finish, limit);
    worker.addEventListener('message', (event: MessageEvent<Said>) => finish(event.data), { signal: heard.signal });
    worker.addEventListener('error', () => finish(), { signal: heard.signal });
    begin();
  });
