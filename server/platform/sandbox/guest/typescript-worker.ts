// The browser's TypeScript: a worker that may reach no network, made anew for each run, ended when it does not answer.
// Its Content-Security-Policy is that of its own file: connect-src 'none', and evaluation, which is what it is for.
import type { ProgramRequest } from '../program.ts';
import { answerTypeScript } from './answer-here.ts';
import { type Evaluate, leftAlone } from './typescript-child.ts';

// Indirect, so that it sees only what is global; the parameters stand on the first line, so that line numbers stay the program's.
// eslint-disable-next-line no-eval -- running what somebody wrote is this worker's one purpose
const evaluate: Evaluate = (names, body, file) => globalThis.eval(`(function (${names.join(', ')}) {${body}\n})\n//# sourceURL=${file}`) as ReturnType<Evaluate>;

const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port2.addEventListener('message', () => waiting.shift()?.());
port2.start();
const tick = (): Promise<void> =>
  new Promise((done) => {
    waiting.push(done);
    port1.postMessage(0);
  });

const say = (message: object): void => (globalThis as unknown as Worker).postMessage(message);
let asked = 0;
// A browser goes on; a server would be gone, and is on ours.
globalThis.addEventListener('unhandledrejection', ({ reason }: PromiseRejectionEvent) => say({ type: 'ended', id: asked, message: leftAlone(reason) }));

globalThis.addEventListener('message', ({ data: { id, request } }: MessageEvent<{ id: number; request: ProgramRequest }>) => {
  asked = id;
  answerTypeScript(request, evaluate, tick).then(
    // A browser tells of a promise that nobody waits for in a task of its own, which comes after the first turn.
    (answer) => void tick().then(tick).then(() => say({ type: 'answer', id, answer })),
    (problem: unknown) => say({ type: 'ended', id, message: String(problem) }),
  );
});
say({ type: 'ready' });
