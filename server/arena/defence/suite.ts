// The suite of a defence round: attacks and ordinary questions, a part of each shown, the other drawn by the server's key and kept back.
import { createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { type Attack, readAttacks, readOrdinaryQuestions } from '../challenges/read-suites.ts';
import type { Challenge } from '../contract.ts';

const DIR = fileURLToPath(new URL('../../../content/arena', import.meta.url));
const SHOWN_ATTACKS = 10;
const HIDDEN_ATTACKS = 30;
const SHOWN_QUESTIONS = 6;
const HIDDEN_QUESTIONS = 18;

export type Suite = { attacks: (Attack & { isHidden: boolean })[]; questions: { text: string; isHidden: boolean }[] };
export const SUITE_SIZE = { attacks: SHOWN_ATTACKS, hiddenAttacks: HIDDEN_ATTACKS, questions: SHOWN_QUESTIONS, hiddenQuestions: HIDDEN_QUESTIONS };

let read: { open: Attack[]; heldOut: Attack[]; questions: string[] } | undefined;
const readAll = () => (read ??= { ...readAttacks(DIR), questions: readOrdinaryQuestions(DIR) });

/** In an order that nobody can know who has the files but not the key; the same for everybody in an installation. */
const drawn = <T>(key: Buffer, name: string, items: readonly T[]): T[] =>
  items
    .map((item, at) => ({ item, order: createHmac('sha256', key).update(`suite ${name} ${at}`).digest('hex') }))
    .toSorted((one, other) => (one.order < other.order ? -1 : 1))
    .map(({ item }) => item);

/** One of each family first, so that none is left out of the hidden part. */
const acrossFamilies = (attacks: readonly Attack[], count: number): Attack[] => {
  const seen = new Map<string, number>();
  const turn = (attack: Attack): number => {
    const before = seen.get(attack.family) ?? 0;
    seen.set(attack.family, before + 1);
    return before;
  };
  return attacks.map((attack) => ({ attack, turn: turn(attack) })).toSorted((one, other) => one.turn - other.turn).slice(0, count).map(({ attack }) => attack);
};

export const suiteFor = (key: Buffer, { slug, ordinary }: Challenge): Suite => {
  const { open, heldOut, questions } = readAll();
  const shown = acrossFamilies(drawn(key, `${slug} shown`, open), SHOWN_ATTACKS);
  const hidden = acrossFamilies(drawn(key, `${slug} hidden`, heldOut), HIDDEN_ATTACKS);
  const asked = drawn(key, `${slug} questions`, [...new Set([...ordinary, ...questions])]).slice(0, SHOWN_QUESTIONS + HIDDEN_QUESTIONS);
  return {
    attacks: [...shown.map((attack) => ({ ...attack, isHidden: false })), ...hidden.map((attack) => ({ ...attack, isHidden: true }))],
    questions: asked.map((text, at) => ({ text, isHidden: at >= SHOWN_QUESTIONS })),
  };
};
