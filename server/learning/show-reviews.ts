// A review set as its person sees it: each card as it was drawn, with the verdict once it is answered.
import type { Ctx } from '../platform/context.ts';
import { findModule, itemsOf, policyNow, scenariosOf } from './content.ts';
import { itemVerdict, showItem } from './item-verdict.ts';
import { minutesFor } from './read-reviews.ts';
import type { DrawnCard } from './review-rules.ts';
import type { ReviewSetRow } from './review-store.ts';
import type { ReviewAnswerRow } from './review-statements.ts';
import { scenarioVerdict } from './scenario-verdict.ts';
import type { ItemVerdict, ReviewSet, ReviewCard, ScenarioVerdict } from './schemas.ts';

export const showReviews = async (ctx: Ctx, { id, drawn, answers }: ReviewSetRow): Promise<ReviewSet> => {
  const cards: ReviewCard[] = [];
  for (const [at, card] of drawn.entries()) cards.push(await showCard(ctx, card, at, answers[at]));
  return { id, minutes: minutesFor(drawn.filter((_card, at) => answers[at] === undefined)), cards };
};

const showCard = async (ctx: Ctx, drawn: DrawnCard, at: number, answer: ReviewAnswerRow | undefined): Promise<ReviewCard> => {
  const { bank, module, item, version } = drawn;
  const frame = { card: at, module, moduleTitle: (await findModule(ctx, module))?.title ?? module, dueOn: answer?.dueOn ?? null };
  if (bank === 'quiz') return { kind: 'item', ...frame, item: showItem((await itemsOf(ctx, version)).get(item)!, drawn.order!, answer?.option) };
  const { situation } = (await scenariosOf(ctx, version)).scenarios.get(item)!;
  return { kind: 'scenario', ...frame, scenario: { id: item, situation, verdict: answer === undefined ? null : await scenarioSaid(ctx, drawn, answer) } };
};

export const scenarioSaid = async (ctx: Ctx, { item, version }: DrawnCard, { option, confidence }: ReviewAnswerRow): Promise<ScenarioVerdict> => {
  const [{ scenarios, rules }, policy] = await Promise.all([scenariosOf(ctx, version), policyNow(ctx)]);
  return scenarioVerdict(scenarios.get(item)!, rules, policy, option, confidence ?? 50);
};

export const itemSaid = async (ctx: Ctx, { item, version, order }: DrawnCard, { option }: ReviewAnswerRow): Promise<ItemVerdict> => itemVerdict((await itemsOf(ctx, version)).get(item)!, order!, option);
