// The decisions of spaced reviews: which cards follow from what someone did, when each is due, what fits into five minutes.
import { createHash } from 'node:crypto';
import type { Memory } from './schedule-card.ts';

export type Bank = 'scenarios' | 'quiz';
export type CardName = { bank: Bank; module: string; item: string };
/** A card of one review set: `order` and `right` as in an attempt; `version` is what it was drawn from. */
export type DrawnCard = CardName & { version: string; order?: string; right: string };
/** A set of scenarios or a quiz that is closed; `wrong` are those of `drawn` that were answered wrongly. */
export type Past = { id: string; bank: Bank; module: string; closedAt: Date; drawn: readonly string[]; wrong: readonly string[] };
/** A card that was answered in a review. */
export type Reviewed = CardName & { dueOn: string; reviewedAt: Date; memory: Memory };
/** `memory` is undefined until its first review. */
export type Card = CardName & { dueOn: string; memory: Memory | undefined };

export const MOST_SECONDS = 300;
/** What was got wrong comes back first: on the next day. */
const WRONG_AFTER_DAYS = 1;
/** What was not drawn comes a few each week, so that no review is longer than it has to be. */
const UNDRAWN_PER_WEEK = 4;
const WEEK = 7;

const DAY_MS = 86_400_000;
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const daysAfter = (at: Date, days: number): string => dayOf(new Date(at.getTime() + days * DAY_MS));

export const keyOf = ({ bank, module, item }: CardName): string => `${bank}/${module}/${item}`;

// An order that is the same at each reading, and stays when a scenario is added.
const chance = (seed: string, name: string): string => createHash('sha256').update(`${seed} ${name}`).digest('hex');
const byChance = (seed: string, ids: readonly string[]): string[] => ids.toSorted((one, other) => chance(seed, one).localeCompare(chance(seed, other)));

/**
 * Nothing is written down until a card is answered: cards follow from attempts (oldest first), from what stands in the
 * banks now, and from earlier reviews. What left its bank asks nobody any more.
 */
export const cardsOf = (pasts: readonly Past[], bankOf: (bank: Bank, module: string) => readonly string[], reviewed: readonly Reviewed[]): Card[] => {
  const wrong = pasts.flatMap(({ bank, module, closedAt, wrong }) => wrong.map((item) => ({ bank, module, item, since: closedAt, dueOn: daysAfter(closedAt, WRONG_AFTER_DAYS) })));
  const asked = Map.groupBy<string, Asked>([...wrong, ...undrawnOf(pasts, bankOf)], keyOf);
  const kept = new Map(reviewed.map((card) => [keyOf(card), card]));
  const fresh = [...asked].filter(([key]) => !kept.has(key)).map(([, [first, ...others]]): Card => ({ ...nameOf(first!), dueOn: earliest([first!, ...others]), memory: undefined }));
  const known = reviewed.map((card): Card => {
    // Got wrong again since its last review: it comes sooner than was planned.
    const again = (asked.get(keyOf(card)) ?? []).filter(({ since }) => since !== undefined && since > card.reviewedAt);
    return { ...nameOf(card), dueOn: earliest([card, ...again]), memory: card.memory };
  });
  return [...fresh, ...known].filter(({ bank, module, item }) => bankOf(bank, module).includes(item));
};

/** `since` is set where it was answered wrongly. */
type Asked = CardName & { dueOn: string; since?: Date };
const nameOf = ({ bank, module, item }: CardName): CardName => ({ bank, module, item });
const earliest = (asked: readonly { dueOn: string }[]): string => asked.map(({ dueOn }) => dueOn).toSorted()[0]!;

/** The scenarios of each module that no set of this person has held yet, a few for each week since the first was finished. */
const undrawnOf = (pasts: readonly Past[], bankOf: (bank: Bank, module: string) => readonly string[]): Asked[] =>
  firstSets(pasts).flatMap(({ id, module, closedAt, drawn }) => {
    const seen = new Set(pasts.filter((past) => past.bank === 'scenarios' && past.module === module).flatMap(({ drawn }) => drawn));
    return byChance(id, bankOf('scenarios', module).filter((item) => !drawn.includes(item)))
      .map((item, at): Asked => ({ bank: 'scenarios', module, item, dueOn: daysAfter(closedAt, WEEK * (1 + Math.floor(at / UNDRAWN_PER_WEEK))) }))
      .filter(({ item }) => !seen.has(item));
  });

/** The first set of scenarios that was finished in each module. */
const firstSets = (pasts: readonly Past[]): Past[] => pasts.filter((past, at) => past.bank === 'scenarios' && pasts.findIndex(({ bank, module }) => bank === 'scenarios' && module === past.module) === at);

/** What is due on this day, the longest overdue first; of one day, what is known already before what is new, and kinds mixed. */
export const dueOn = (cards: readonly Card[], day: string): Card[] =>
  cards
    .filter((card) => card.dueOn <= day)
    .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn) || Number(one.memory === undefined) - Number(other.memory === undefined) || chance(day, keyOf(one)).localeCompare(chance(day, keyOf(other))));

/** As many as fit into five minutes, and at least one. */
export const fitting = (due: readonly Card[], secondsFor: (card: CardName) => number): Card[] => {
  let seconds = 0;
  return due.filter((card, at) => {
    seconds += secondsFor(card);
    return at === 0 || seconds <= MOST_SECONDS;
  });
};

/** The next day after this one on which something is due; null when nothing will be. */
export const nextDueAfter = (cards: readonly Card[], day: string): string | null => cards.map(({ dueOn }) => dueOn).filter((dueOn) => dueOn > day).toSorted()[0] ?? null;
