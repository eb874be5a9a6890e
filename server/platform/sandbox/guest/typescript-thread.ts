// TypeScript programs in a Node worker thread, for tests and `content:vet`: each request in a context of its own.
// A thread and a context are no sandbox: this runs the content of this repository only, never what a learner wrote.
import { parentPort } from 'node:worker_threads';
import { answerTypeScript } from './answer-here.ts';
import type { ProgramRequest } from '../program.ts';
import { evaluateInContext, nodeTick } from './evaluate-in-context.ts';
import { leftAlone } from './typescript-child.ts';

let asked = 0;
// As in a jailed process, which Node ends: a promise that fails and that nobody waits for is the end of a server.
process.on('unhandledRejection', (reason) => parentPort?.postMessage({ type: 'ended', id: asked, message: leftAlone(reason) }));

parentPort?.postMessage({ type: 'ready' });
parentPort?.on('message', ({ id, request }: { id: number; request: ProgramRequest }) => {
  asked = id;
  answerTypeScript(request, evaluateInContext(), nodeTick).then(
    (answer) => parentPort?.postMessage({ type: 'answer', id, answer }),
    (problem: unknown) => parentPort?.postMessage({ type: 'ended', id, message: String(problem) }),
  );
});
