// One probe from its options to its figures: asks, keeps what comes, sums up. Needs no database.
import { createHash } from 'node:crypto';
import { guardedFetch } from '../../platform/model/guarded-fetch.ts';
import { chooseQuestions, type Question } from './choose-questions.ts';
import type { Judged } from './judge-reply.ts';
import { openResults } from './keep-results.ts';
import type { Options } from './read-options.ts';
import { runProbe } from './run-probe.ts';
import { readSuites } from './suites.ts';
import { type Summary, sumUp } from './sum-up.ts';

export type Probed = { summary: Summary; questions: Question[]; results: Judged[] };

/** Longer than that nobody waits for a reply to one question. */
const LONGEST_REST_MS = 5 * 60_000;

/** What an address shows of itself: its query may hold a key. */
export const targetOf = ({ origin, pathname }: URL): string => `${origin}${pathname}`;

export const questionsFor = ({ only, ordinary }: Pick<Options, 'only' | 'ordinary'>): Question[] => {
  const { attacks, ordinary: shop } = readSuites();
  const unknown = only.find((family) => attacks.every((attack) => attack.family !== family));
  if (unknown !== undefined) throw new Error(`There is no family "${unknown}". There are: ${[...new Set(attacks.map(({ family }) => family))].join(', ')}.`);
  return chooseQuestions(attacks, ordinary ?? shop, only);
};

export const runWith = async (options: Options, progress: (done: number, leaks: number) => void, signal: AbortSignal, longestRestMs = LONGEST_REST_MS): Promise<Probed> => {
  const { url, template, timeoutMs, key, model, system, secret, perMinute, budget } = options;
  const questions = questionsFor(options);
  const about = createHash('sha256').update(JSON.stringify([url.href, model, system, template, secret])).digest('hex').slice(0, 12);
  const { before, keep } = openResults(options.keep, about);
  const known = new Set(before.map(({ id }) => id));
  const results = before.filter(({ id }) => questions.some((question) => question.id === id));
  const plan = { endpoint: { url, template, timeoutMs, ask: guardedFetch({ allowsLoopback: true }) }, values: { model, key, system }, secret, perMinute, budget, longestRestMs };
  const ended = await runProbe(plan, questions.filter(({ id }) => !known.has(id)), (judged) => {
    keep(judged);
    results.push(judged);
    progress(results.length, results.filter(({ outcome }) => outcome === 'leaked').length);
  }, signal);
  const suite = createHash('sha256').update(questions.map(({ id }) => id).join()).digest('hex').slice(0, 12);
  return { summary: sumUp(targetOf(url), suite, ended, questions.length, results), questions, results };
};
