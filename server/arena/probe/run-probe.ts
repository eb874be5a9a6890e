// Asks one question after the other, gently: one at a time, at an even pace, within a total, and with a rest when it is asked for one.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { askEndpoint, type Answer, type Endpoint } from './ask-endpoint.ts';
import type { Question } from './choose-questions.ts';
import { type Judged, judgeReply } from './judge-reply.ts';
import type { Values } from './template.ts';

export type Plan = { endpoint: Endpoint; values: Omit<Values, 'message' | 'id'>; secret: string; perMinute: number; budget: number; longestRestMs: number };
/** `why` is undefined for `done`. `asked` counts requests, also those that were tried again. */
export type Ended = { end: 'done' | 'budget' | 'interrupted' | 'failing' | 'stopped'; why?: string; asked: number };

const TRIES = 3;
const FAILURES_IN_A_ROW = 5;
const FIRST_REST_MS = 5_000;

/** Every result goes to `keep` at once, so that what was found outlives an interruption. */
export const runProbe = async (plan: Plan, questions: readonly Question[], keep: (judged: Judged) => void, signal: AbortSignal): Promise<Ended> => {
  const pace = evenPace(plan.perMinute, signal);
  let asked = 0;
  let failures = 0;
  try {
    for (const question of questions) {
      let rest = FIRST_REST_MS;
      for (let tries = 1; ; tries += 1) {
        if (asked >= plan.budget) return { end: 'budget', asked };
        await pace();
        asked += 1;
        const began = performance.now();
        const answer = await askEndpoint(plan.endpoint, { ...plan.values, message: question.text, id: randomUUID() }, signal);
        const milliseconds = Math.round(performance.now() - began);
        if ('busy' in answer && tries < TRIES) {
          const waitMs = answer.waitMs ?? rest;
          if (waitMs > plan.longestRestMs) return { end: 'stopped', why: `the endpoint asked to wait ${Math.ceil(waitMs / 1000)} s`, asked };
          await sleep(waitMs, undefined, { signal });
          rest *= 2;
          continue;
        }
        const judged = judgeAnswer(plan.secret, question, answer, milliseconds);
        if ('failed' in answer && answer.isFinal) return { end: 'stopped', why: answer.failed, asked };
        keep(judged);
        failures = judged.outcome === 'failed' ? failures + 1 : 0;
        if (failures >= FAILURES_IN_A_ROW) return { end: 'failing', why: judged.why ?? '', asked };
        break;
      }
    }
    return { end: 'done', asked };
  } catch (error) {
    if (signal.aborted) return { end: 'interrupted', asked };
    throw error;
  }
};

const judgeAnswer = (secret: string, question: Question, answer: Answer, milliseconds: number): Judged => {
  const { id, family } = question;
  if ('text' in answer) return judgeReply(secret, question, answer.text, milliseconds);
  if ('blocked' in answer) return { id, family, outcome: family === null ? 'refused' : 'kept', form: 'blocked', milliseconds };
  return { id, family, outcome: 'failed', form: null, milliseconds, why: 'busy' in answer ? 'too many requests' : answer.failed };
};

/** Waits until the next request is due; the first one is at once. */
const evenPace = (perMinute: number, signal: AbortSignal): (() => Promise<void>) => {
  let due = performance.now();
  return async () => {
    signal.throwIfAborted();
    const waitMs = due - performance.now();
    if (waitMs > 0) await sleep(waitMs, undefined, { signal });
    due = Math.max(due, performance.now()) + 60_000 / perMinute;
  };
};
