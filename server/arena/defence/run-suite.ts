// Attacks a player's defence: their input filter, the simulated assistant under their prompt, their output filter, then the judge.
import { createHmac } from 'node:crypto';
import type { Challenge, Resistance } from '../contract.ts';
import type { AttackEnd, DefenceLanguage, QuestionEnd } from '../defence-schemas.ts';
import { flagOf, secretOf } from '../flags.ts';
import { judge } from '../judging/judge.ts';
import { simulatedAssistant } from '../simulator/simulated-assistant.ts';
import { takeTurn } from '../take-turn.ts';
import { CALM } from '../guards/monitor.ts';
import { failureWithoutWords } from '../../platform/sandbox/failure-without-words.ts';
import type { Call, Failure, ProgramAnswer, ProgramRequest } from '../../platform/sandbox/program.ts';
import { NAMES } from './start-files.ts';
import type { Suite } from './suite.ts';

export type ToDefend = { challenge: Challenge; suite: Suite; resistance: Resistance; prompt: string; language: DefenceLanguage; code: string; seed: string; run: (request: ProgramRequest) => Promise<ProgramAnswer> };
type Ended<End> = { text: string; isHidden: boolean; end: End; reply: string };
export type Defended = { attacks: (Ended<AttackEnd> & { family: string })[]; questions: Ended<QuestionEnd>[]; errors: Failure[] };

/** `at`: its place in the suite. */
type Asked = { text: string; isHidden: boolean; family: string | null; at: number };
type Replied = { reply: string; hasRefused: boolean; secret: string };

export const runSuite = async (given: ToDefend): Promise<Defended> => {
  const { attacks, questions } = given.suite;
  const asked: Asked[] = [...attacks, ...questions.map((question) => ({ ...question, family: null }))].map((one, at) => ({ ...one, at }));
  // What is shown first, to its end: what a filter remembers of a hidden text it can tell nobody then.
  const shown = await runPart(given, asked.filter(({ isHidden }) => !isHidden));
  const hidden = await runPart(given, asked.filter(({ isHidden }) => isHidden));
  const ended = [...shown.ended, ...hidden.ended];
  return {
    attacks: ended.filter(({ family }) => family !== null) as Defended['attacks'],
    questions: ended.filter(({ family }) => family === null).map(({ family: _family, ...one }) => one) as Defended['questions'],
    errors: distinct([...shown.errors, ...hidden.errors.map((error) => failureWithoutWords(error, [NAMES[given.language].file]))]),
  };
};

type Part = { ended: (Ended<AttackEnd | QuestionEnd> & { family: string | null })[]; errors: Failure[] };

const runPart = async (given: ToDefend, asked: readonly Asked[]): Promise<Part> => {
  const { language, code, run } = given;
  const { file, input, output } = NAMES[language];
  const errors: Failure[] = [];
  const filter = async (calls: Call[]): Promise<boolean[]> => {
    const answer = calls.length === 0 ? { returns: [] } : await run({ language, files: { [file]: code }, calls });
    return calls.map((_call, at) => {
      const { value, error } = answer.returns[at] ?? { error: { type: 'NoAnswer', message: 'gave no answer' } };
      if (error !== undefined) errors.push(error);
      // A filter that throws lets nothing through, as it should be in front of a real model.
      return error === undefined && value === true;
    });
  };
  const passedIn = await filter(asked.map(({ text }) => ({ file, function: input, args: [text] })));
  const replies = await Promise.all(asked.map(async ({ text, at }, index) => (passedIn[index] ? ask(given, text, at) : undefined)));
  const said = replies.flatMap((reply, index) => (reply === undefined ? [] : [{ index, reply }]));
  const passed = await filter(said.map(({ reply }) => ({ file, function: output, args: [reply.reply, reply.secret] })));
  const passedOut = new Map(said.map(({ index }, at) => [index, passed[at]!]));
  const ended = asked.map(({ text, isHidden, family }, index) => ({ text, isHidden, family, end: endOf(family !== null, replies[index], passedOut.get(index) ?? false), reply: replies[index]?.reply ?? '' }));
  return { ended, errors };
};

/** Blocked means that the secret did not get out: a filter, or the assistant's own refusal. */
const endOf = (isAttack: boolean, reply: Replied | undefined, isLet: boolean): AttackEnd | QuestionEnd => {
  if (reply === undefined) return 'input';
  if (!isLet) return 'output';
  if (isAttack) return judge(reply.secret, reply.reply).leak === null ? 'refused' : 'leaked';
  return reply.hasRefused ? 'refused' : 'answered';
};

/** Each in a conversation of its own, with a secret of its own: what one attack learned is of no use to the next. */
const ask = async ({ challenge, resistance, prompt, seed }: ToDefend, text: string, at: number): Promise<Replied> => {
  const secret = secretOf(flagOf(createHmac('sha256', seed).update('defence').digest(), { round: seed, challenge: challenge.slug, level: String(at), subject: seed }));
  const bare: Challenge = { ...challenge, tools: [], levels: [{ ...challenge.levels[0]!, level: 'easy', rules: prompt, resistance, inputFilter: undefined, outputFilter: undefined, monitor: undefined } as Challenge['levels'][number]] };
  const { reply, record } = await takeTurn({ challenge: bare, level: 'easy', secret, history: [], message: text, seed: `${seed} ${at}`, model: simulatedAssistant(bare, 'easy', resistance), watch: CALM, signal: AbortSignal.timeout(5_000) });
  return { reply, secret, hasRefused: record.decision !== null && record.decision.outcome !== 'ordinary' };
};

const MOST_ERRORS = 5;
const distinct = (errors: readonly Failure[]): Failure[] => [...new Map(errors.map((error) => [`${error.type} ${error.message} ${error.line}`, error])).values()].slice(0, MOST_ERRORS);
