// The assistant's answer to one message, with the player's own flag as its secret: by the real model, or visibly by the simulated one.
import type { Ctx } from '../platform/context.ts';
import type { PublishedLevel } from './arena-content.ts';
import { ModelBusy } from '../platform/model/embedded/embedded-model.ts';
import { giveBack, reserve, settle, tokensFor } from './budgets.ts';
import { chooseModel, type RealModel } from './choose-model.ts';
import type { TurnRequest, TurnResult } from './contract.ts';
import { flagOf, secretOf } from './flags.ts';
import { filterHarm } from './guards/harm-filter.ts';
import { eventOf } from './round.ts';
import type { Answering } from './schemas.ts';
import { serverKey } from './server-key.ts';
import { simulatedAssistant } from './simulator/simulated-assistant.ts';
import type { TurnRow } from './store-turns.ts';
import { takeTurn } from './take-turn.ts';

export type Answered = { result: TurnResult; model: string | null; because: Answering['because'] };

const TURN_MS = 30_000;

export const answerTurn = async (ctx: Ctx, turn: TurnRow, { challenge, level }: PublishedLevel, message: string): Promise<Answered> => {
  const secret = secretOf(flagOf(await serverKey(ctx), turn));
  const history = turn.history.map(({ said, shown }) => ({ said, shown }));
  const asked = { challenge, level: level.level, secret, history, message, seed: turn.seed, watch: turn.watch };
  const chosen = await chooseModel(ctx);
  const real = 'real' in chosen ? await askReal(ctx, turn, chosen.real, asked) : chosen;
  if ('result' in real) return { ...real, model: (chosen as { real: RealModel }).real.row.model, because: null };
  const result = await takeTurn({ ...asked, model: simulatedAssistant(challenge, level.level), signal: AbortSignal.timeout(TURN_MS) });
  return { result, model: null, because: real.because };
};

type Asked = Omit<TurnRequest, 'model' | 'signal'>;

/** Whatever goes wrong with the model is not the player's: the reason comes back, and the turn is taken anew. */
const askReal = async (ctx: Ctx, { subject, round }: TurnRow, { row, model, breaker }: RealModel, asked: Asked): Promise<{ result: TurnResult } | { because: NonNullable<Answering['because']> }> => {
  if (!breaker.mayTry()) return { because: 'resting' };
  const reserved = await reserve(ctx, row, { subject, event: eventOf(round) }, tokensFor(signsOf(asked), asked.challenge.tools.length > 0)).catch((error: unknown) => {
    breaker.let();
    throw error;
  });
  if (typeof reserved === 'string') {
    breaker.let();
    return { because: reserved };
  }
  try {
    const result = withoutHarm(await takeTurn({ ...asked, model, signal: AbortSignal.timeout(TURN_MS) }));
    if (result.stoppedBy === null && result.reply.trim() === '') throw new Error('the reply is empty');
    breaker.worked();
    await settle(ctx, reserved, result.usage);
    return { result };
  } catch (error) {
    const busy = busyIn(error);
    if (busy !== undefined) {
      breaker.let();
      if (!busy.hasBegun) await giveBack(ctx, reserved);
      return { because: 'busy' };
    }
    breaker.failed();
    // The endpoint's own words may quote what a player wrote, so they stay out of the log.
    ctx.log.problem('the model of the arena did not answer', { error: error instanceof Error ? error.name : 'unknown' });
    return { because: 'failed' };
  }
};

/** The SDK may wrap what a model throws. */
export const busyIn = (error: unknown): ModelBusy | undefined => {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof ModelBusy) return cause;
  return undefined;
};

/** What a filter kept back is looked at as well: it is kept, and an instructor may read it. */
const withoutHarm = (result: TurnResult): TurnResult => {
  const said = [result.record.keptBack ?? result.reply, ...result.effects.flatMap(({ input }) => Object.values(input))].join('\n');
  const rule = filterHarm(said);
  if (rule === undefined) return result;
  return { ...result, reply: `This reply was kept back by a plain rule, whatever the game. ${rule.reason}`, stoppedBy: 'harm', effects: [], record: { ...result.record, keptBack: null, harm: { rule: rule.id, said }, leak: null } };
};

const signsOf = ({ challenge, history, message }: Asked): number => {
  const fixed = challenge.systemPrompt.length + challenge.messageTemplate.length + challenge.documents.reduce((sum, { text }) => sum + text.length, 0);
  return fixed + message.length + history.reduce((sum, { said, shown }) => sum + said.length + shown.length, 0);
};
