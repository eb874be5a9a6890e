// One round of the defence: run against the suite, scored, kept, and an outcome in the ledger.
import { randomBytes } from 'node:crypto';
import { recordOutcome } from '../../learning/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { type Ctx, inTransaction, mustBePerson } from '../../platform/context.ts';
import { conflict, PlannedError, unavailable } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import { countTryOf, tryKey } from '../../platform/limits/count-try.ts';
import { queueOf } from '../../platform/limits/run-queue.ts';
import { getChallenge } from '../arena-content.ts';
import type { DefenceBody, DefenceResult } from '../defence-schemas.ts';
import { keepable } from '../rules.ts';
import { serverKey } from '../server-key.ts';
import { resistanceOf } from '../simulator/resistance-of.ts';
import { type Defended, runSuite } from './run-suite.ts';
import { scoreOf } from './score.ts';
import { insertDefence } from './store-defences.ts';
import { suiteFor } from './suite.ts';

const ROUNDS = { name: 'arena-defence', points: 60, duration: 60 * 60 };
/** From here on a defence counts as done: most attacks blocked, most questions answered. */
export const DONE_AT = 60;

export const defend = async (ctx: Ctx, slug: string, { language, prompt, code }: DefenceBody): Promise<DefenceResult> => {
  const { subject } = mustBePerson(ctx);
  const { challenge, version } = getChallenge(ctx, slug);
  if (ctx.sandbox.state().state === 'none') throw unavailable('This machine cannot run your filters apart from itself, so no round can be played. Whoever runs BeforeTab sees at its start what to install.');
  await countTryOf(ctx, ROUNDS, tryKey('arena-defence', subject));
  const suite = suiteFor(await serverKey(ctx), challenge);
  const { says, ...resistance } = resistanceOf(prompt);
  const rules = says.map((name) => name.replaceAll(' ', '-'));
  const seed = randomBytes(16).toString('hex');
  // A process of its own for each language somebody plays in, apart from that of their labs.
  const key = `arena ${subject} ${language}`;
  // One round of a player at a time: a round is hundreds of conversations, and many at once would slow everybody's.
  const defended = await queueOf(ctx).enter(`arena ${subject}`, newId(), () => runSuite({ challenge, suite, resistance, prompt, language, code, seed, run: (request) => ctx.sandbox.run(key, request).catch(asSilence) }));
  const id = newId();
  const result = keepable(present({ id, at: ctx.now(), rules }, defended));
  await inTransaction(ctx, async (ctx) => {
    await insertDefence(ctx, { id, at: ctx.now(), subject, challenge: slug, version, language, prompt, code, score: result.score, result });
    await recordOutcome(ctx, { subject, activity: `arena:${slug}/defence`, version, kind: result.score >= DONE_AT ? 'passed' : 'failed', result: { round: id, isVerified: true }, score: result.score, isDone: result.score >= DONE_AT });
    await recordAudit(ctx, 'arena.defend', id, { challenge: slug });
  });
  return result;
};

/** What is not the program's doing throws Unavailable by itself. */
const asSilence = (error: unknown): never => {
  if (!(error instanceof PlannedError)) throw conflict('Your filters gave no answer in time. Look for a loop that never ends, or for an expression that takes very long on some texts. The round was not counted.');
  throw error;
};

const present = ({ id, at, rules }: { id: string; at: Date; rules: string[] }, { attacks, questions, errors }: Defended): DefenceResult => {
  const [shown, hidden] = [attacks.filter(({ isHidden }) => !isHidden), attacks.filter(({ isHidden }) => isHidden)];
  const families = [...new Set(hidden.map(({ family }) => family))].sort();
  const kept = questions.filter(({ isHidden }) => isHidden);
  const ended = (end: string): number => kept.filter((question) => question.end === end).length;
  return {
    id,
    at: at.toISOString(),
    ...scoreOf({ attacks, questions }),
    shown: {
      attacks: shown.map(({ family, text, end, reply }) => ({ family, text, end, reply })),
      questions: questions.filter(({ isHidden }) => !isHidden).map(({ text, end, reply }) => ({ text, end, reply })),
    },
    hidden: {
      families: families.map((family) => {
        const of = hidden.filter((one) => one.family === family);
        return { family, count: of.length, blocked: of.filter(({ end }) => end !== 'leaked').length };
      }),
      questions: { count: kept.length, input: ended('input'), output: ended('output'), refused: ended('refused') },
    },
    errors: errors.map(({ type, message, line }) => ({ type, message, line: typeof line === 'number' ? line : null })),
    rules,
  };
};
