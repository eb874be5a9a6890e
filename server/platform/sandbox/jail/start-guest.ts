// Starts one jailed process and holds the conversation with it: one question at a time, its calls answered, anything else ends it.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { setPriority } from 'node:os';
import type { Duplex, Readable, Writable } from 'node:stream';
import type { HostReply } from '../host/create-host.ts';
import type { BackEnd, GuestProgram, JailCommand } from './guest-program.ts';
import { killStarting } from './kill-starting.ts';
import { LIMITS } from './limits.ts';
import { lineReader } from './read-lines.ts';
import { readMessage, type Said } from './read-message.ts';
import { waitedToStart, waitingOf } from './waited.ts';

/** Answers one capability call of the program. `isNoted`: nobody waits for the reply, it is only to be kept in mind. */
export type AnswerCall = (name: string, args: readonly unknown[], isNoted?: true) => HostReply | Promise<HostReply>;

/** Why there is no answer; never a verdict. */
export class NoAnswer extends Error {}

export type Guest = {
  pid: number;
  /** Resolves when the guest can be asked; rejects with NoAnswer when it never will. */
  ready: Promise<void>;
  /** Rejects with NoAnswer when the process ended, broke the protocol, or took longer than `limitMs`, without the time it had no processor; it is gone then. */
  ask: (run: unknown, answerCall: AnswerCall, limitMs: number) => Promise<unknown>;
  end: (why: string) => void;
  /** Resolves with the reason once the process is gone. */
  ended: Promise<string>;
  hasEnded: () => boolean;
  /** Milliseconds that the last question was given on top for what it had to wait. */
  granted: () => number;
};

type Question = { id: string; calls: number; isOwed: boolean; hostMs: number; answerCall: AnswerCall; done: (answer: unknown) => void; fail: (why: Error) => void; timer: NodeJS.Timeout };

/** Waiting is given back up to this many times the limit. */
const MOST_GRANTED = 5;
const WORTH_MS = 20;
/** Counted from the beginning each time, so that what this process wakes too late does not add up. */
const leftOf = (limitMs: number, began: number, owedMs: number): number => limitMs + mostOf(owedMs, limitMs) - (performance.now() - began);
const mostOf = (owedMs: number, limitMs: number): number => Math.min(owedMs, limitMs * MOST_GRANTED);

/** `startMs`: from start to ready, without the time it had no processor. */
export const startGuest = (backEnd: Pick<BackEnd, 'command'>, program: GuestProgram, startMs: number = LIMITS.startMs): Guest => {
  const startedAt = performance.now();
  const { child, input, output } = spawnJail(backEnd.command(program));
  const lines = lineReader(LIMITS.messageBytes);
  const waited = waitingOf(child.pid ?? 0);
  let question: Question | undefined;
  let isReady = false;
  let whyEnded: string | undefined;
  const start = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<string>();
  start.promise.catch(() => {});

  const end = (why: string): void => {
    if (whyEnded !== undefined) return;
    whyEnded = why;
    clearTimeout(startTimer);
    if (!isReady) killStarting(child);
    child.kill('SIGKILL');
    // Nothing it says is heard any more, and whoever holds the other end learns so.
    for (const stream of new Set([input, output])) stream.destroy();
    waited.close();
    start.reject(new NoAnswer(why));
    finish()?.fail(new NoAnswer(why));
  };
  /** A processor is what a start on a busy machine lacks most: one that only waited for it has not failed. */
  const expireStart = (): void => {
    const left = leftOf(startMs, startedAt, waitedToStart(child.pid ?? 0));
    if (left < WORTH_MS) return end(`did not start within ${startMs} ms`);
    startTimer = setTimeout(expireStart, left);
  };
  let startTimer = setTimeout(expireStart, startMs);
  const finish = (): Question | undefined => {
    const finished = question;
    clearTimeout(finished?.timer);
    question = undefined;
    return finished;
  };
  const send = (message: object): void => void input.write(`${JSON.stringify(message)}\n`);

  const hear = (said: Said | undefined): void => {
    if (whyEnded !== undefined) return;
    if (said === undefined) return end('said something that is no message');
    if (said.is === 'ready') {
      if (isReady) return end('said twice that it is ready');
      isReady = true;
      clearTimeout(startTimer);
      return start.resolve();
    }
    if (question === undefined || question.isOwed || said.id !== question.id) return end('spoke without being asked');
    for (const [name, args] of said.noted) void question.answerCall(name, args, true);
    if (said.is === 'answers') return finish()!.done(said.answer);
    if (said.call !== question.calls) return end('counted its calls wrongly');
    reply(question, said).catch((error: unknown) => end(`could not be answered: ${String(error)}`));
  };
  const reply = async (asked: Question, { call, name, args }: Said & { is: 'asks' }): Promise<void> => {
    asked.isOwed = true;
    const began = performance.now();
    const said = await asked.answerCall(name, args);
    asked.hostMs += performance.now() - began;
    if (question !== asked) return;
    asked.isOwed = false;
    asked.calls += 1;
    send({ id: asked.id, call, reply: said });
  };

  output.on('data', (chunk: Buffer) => {
    const taken = lines.take(chunk);
    if (taken === 'too long') return end(`said more than ${LIMITS.messageBytes} bytes at once`);
    // Each message waits for one of ours, so a second one at once is never in order.
    if (taken.length > 1 || (taken.length === 1 && lines.rest() > 0)) return end('spoke without being asked');
    if (taken[0] !== undefined) hear(readMessage(taken[0]));
  });
  for (const stream of new Set([input, output])) stream.on('error', () => {});
  child.once('error', (error) => end(`could not be started: ${error.message}`));
  child.once('close', (code, signal) => {
    end(`ended by itself (${signal ?? code})`);
    ended.resolve(whyEnded!);
  });
  if (child.pid !== undefined) yieldToServer(child.pid);

  let granted = 0;
  /**
   * The time is up, but for what it waited for a processor and for the host; that is given on top, to a limit. An answer that
   * lies in the pipe by then counts: this process may be the one that had no processor, and timers go before pipes.
   */
  const expire = (limitMs: number, began: number, waitedBefore: number): void => {
    const asked = question;
    if (asked === undefined) return;
    const owed = waited.ms() - waitedBefore + asked.hostMs;
    const left = leftOf(limitMs, began, owed);
    if (left < WORTH_MS) return void setImmediate(() => asked === question && end(`ran longer than ${limitMs} ms`));
    granted = mostOf(owed, limitMs);
    asked.timer = setTimeout(() => expire(limitMs, began, waitedBefore), left);
  };
  const ask = (run: unknown, answerCall: AnswerCall, limitMs: number): Promise<unknown> =>
    new Promise((done, fail) => {
      if (whyEnded !== undefined) return fail(new NoAnswer(whyEnded));
      if (question !== undefined || !isReady) return fail(new Error('A guest is asked one thing at a time, once it is ready.'));
      const id = randomUUID();
      const waitedBefore = waited.ms();
      const began = performance.now();
      const timer = setTimeout(() => expire(limitMs, began, waitedBefore), limitMs);
      granted = 0;
      question = { id, calls: 0, isOwed: false, hostMs: 0, answerCall, done, fail, timer };
      // What was said before it was asked is no answer.
      if (lines.rest() > 0) return end('spoke without being asked');
      send({ id, run });
    });
  return { pid: child.pid ?? -1, ready: start.promise, ask, end, ended: ended.promise, hasEnded: () => whyEnded !== undefined, granted: () => granted };
};

const spawnJail = ({ command, args, environment, talksOn, filter }: JailCommand): { child: ChildProcess; input: Writable; output: Readable } => {
  const isPipe = talksOn === 'its own pipe';
  const filterFd = filter === undefined ? undefined : openSync(filter, 'r');
  try {
    const child = spawn(command, args, { env: environment, stdio: isPipe ? ['ignore', 'ignore', 'ignore', filterFd ?? 'ignore', 'pipe'] : ['pipe', 'pipe', 'ignore'] });
    if (!isPipe) return { child, input: child.stdin!, output: child.stdout! };
    const pipe = child.stdio[4] as Duplex;
    return { child, input: pipe, output: pipe };
  } finally {
    if (filterFd !== undefined) closeSync(filterFd);
  }
};

/** Pages are served before programs are judged when both want the processor. */
const yieldToServer = (pid: number): void => {
  try {
    setPriority(pid, 5);
  } catch {
    // It has ended already, or this system does not let us: it then runs beside the server.
  }
};
