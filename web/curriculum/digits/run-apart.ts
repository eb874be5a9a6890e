// Runs a long computation in a worker, so that the page stays alive; says how far it is, and can be given up.

export type FromWorker<Result> = { type: 'progress'; done: number; of: number } | { type: 'done'; result: Result } | { type: 'failed'; message: string };

/** One question at a time; `stop` ends the worker, and what was asked rejects. */
export class Apart<Question, Result> {
  readonly #make: () => Worker;
  #worker: Worker | undefined;

  constructor(make: () => Worker) {
    this.#make = make;
  }

  ask(question: Question, onProgress: (done: number, of: number) => void): Promise<Result> {
    this.#worker ??= this.#make();
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      const heard = new AbortController();
      const end = (settle: () => void): void => {
        heard.abort();
        settle();
      };
      const hear = ({ data }: MessageEvent<FromWorker<Result>>): void => {
        if (data.type === 'progress') onProgress(data.done, data.of);
        else if (data.type === 'done') end(() => resolve(data.result));
        else end(() => reject(new Error(data.message)));
      };
      worker.addEventListener('message', hear, { signal: heard.signal });
      worker.addEventListener('error', () => end(() => reject(new Error('The worker could not run.'))), { signal: heard.signal });
      worker.postMessage(question);
    });
  }

  stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}

type Answer = (question: never, onProgress: (done: number, of: number) => void) => unknown;

/** In the worker: answers every question, and says what went wrong instead of falling silent. */
export const answerApart = (answer: Answer): void => {
  const say = (message: FromWorker<unknown>): void => (globalThis as unknown as Worker).postMessage(message);
  globalThis.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    try {
      say({ type: 'done', result: answer(data as never, (done, of) => say({ type: 'progress', done, of })) });
    } catch (problem) {
      say({ type: 'failed', message: problem instanceof Error ? problem.message : String(problem) });
    }
  });
};
