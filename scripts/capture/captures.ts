// The captures of Module 1: which client is asked what, and what the recording showed.
import type { Capture } from '../../web/curriculum/explorer/capture.ts';
import { hostedName } from './isolate.ts';

export type Plan = Pick<Capture, 'id' | 'title' | 'task' | 'leaves'> & { client: string; asksFor: string[]; kind: Capture['destination']['kind']; host: string; prompt: string };

const question = 'The invoice total is sometimes a fraction of a cent. Find out why.';
const tab = '(none: the Tab key in src/settle.ts)';
const readsEnv = ['src/invoice.ts', '.env'];

export const destinationNotes: Record<Capture['destination']['kind'], string> = {
  hosted: 'A made-up provider’s name. In the recording it pointed at a fake provider on the same machine, over plain HTTP, so that the request could be read; a real one uses TLS, which protects the way but not the end.',
  local: 'The same client and the same file, with the server address set to this machine. The fake provider stands in for a locally hosted model.',
};

export const plans: Plan[] = [
  {
    id: 'tab-completion', title: 'One press of Tab', client: 'tabby', asksFor: [], kind: 'hosted', host: hostedName, prompt: tab, task: 'find-secrets',
    leaves: [
      'Up to 20 lines before the cursor and 20 after it: here 749 bytes.',
      'Among them a password that stood 18 lines above the cursor.',
      'No other file, no path and no repository address.',
      'Two more requests without a body asked the server for its health and settings.',
    ],
  },
  {
    id: 'agent-env-sent', title: 'An agent sends a git-ignored .env', client: 'qwen', asksFor: readsEnv, kind: 'hosted', host: hostedName, prompt: question, task: 'find-secrets',
    leaves: [
      'Unasked: AGENTS.md, the list of files, your folder, the operating system and the date.',
      'After the model asked: src/invoice.ts and .env, each whole, with all three secrets.',
      'The list of files left .env out, because git ignores it. Reading it was allowed all the same.',
    ],
  },
  {
    id: 'agent-env-refused', title: 'An agent refuses to read .env', client: 'continue', asksFor: readsEnv, kind: 'hosted', host: hostedName, prompt: question, task: 'mark-yours',
    leaves: [
      'Unasked: AGENTS.md, your folder, the operating system and the date, and that the working tree is clean.',
      'After the model asked: src/invoice.ts, whole.',
      '.env stayed here. The model got a sentence of refusal instead.',
    ],
  },
  {
    id: 'agent-minimal', title: 'One question, no file asked for', client: 'codex', asksFor: [], kind: 'hosted', host: hostedName, prompt: question, task: 'mark-yours',
    leaves: [
      'One request of 40 kB, most of it the vendor’s own instructions.',
      'Unasked: AGENTS.md, your folder, shell, date, time zone, the git remote and the latest commit.',
      'No source file left, because the model asked for none.',
    ],
  },
  {
    id: 'agent-asks', title: 'An agent asks before it reads .env', client: 'opencode', asksFor: readsEnv, kind: 'hosted', host: hostedName, prompt: question, task: 'mark-yours',
    leaves: [
      'Your question went out twice: once to give the conversation a title, once to answer it.',
      'Unasked: AGENTS.md, your folder, the operating system and the date.',
      'After the model asked: src/invoice.ts, whole.',
      'For .env the client asked the developer first. Nobody was there to answer, so it counted as no and the run ended.',
    ],
  },
  {
    id: 'local-model', title: 'The same Tab, to a model on this machine', client: 'tabby', asksFor: [], kind: 'local', host: '127.0.0.1', prompt: tab, task: 'mark-yours',
    leaves: [
      'Byte for byte the same body as to the hosted provider.',
      'Only the destination differs: the request never leaves the machine, so nobody else keeps it.',
      'The password is still in the file. A local model is one leak fewer, not a reason to keep it there.',
    ],
  },
];
