// What a probe asks, in which order: families in turn and an ordinary question after every third attack, so that any beginning of it is balanced.
import { createHash } from 'node:crypto';
import type { Attack } from '../challenges/read-suites.ts';
import type { AttackFamily } from '../contract.ts';

/** `id` is of the text alone: the same in every run and on every machine. */
export type Question = { id: string; family: AttackFamily | null; text: string };

const asQuestion = (family: AttackFamily | null, text: string): Question => ({ id: createHash('sha256').update(text).digest('hex').slice(0, 16), family, text });
const byId = (one: Question, other: Question): number => (one.id < other.id ? -1 : 1);

const inTurn = (groups: Question[][]): Question[] => {
  const longest = Math.max(0, ...groups.map(({ length }) => length));
  return Array.from({ length: longest }, (_none, at) => groups.flatMap((group) => group.slice(at, at + 1))).flat();
};

const ATTACKS_BETWEEN = 3;

export const chooseQuestions = (attacks: readonly Attack[], ordinary: readonly string[], only: readonly string[] = []): Question[] => {
  const wanted = attacks.filter(({ family }) => only.length === 0 || only.includes(family));
  // Node 20 has no Map.groupBy, and the command runs there.
  const families = [...new Set(wanted.map(({ family }) => family))];
  const asked = inTurn(families.map((family) => wanted.filter((attack) => attack.family === family).map(({ text }) => asQuestion(family, text)).sort(byId)));
  const plain = [...new Set(ordinary)].map((text) => asQuestion(null, text)).sort(byId);
  const mixed: Question[] = plain.slice(0, 1);
  asked.forEach((question, at) => {
    mixed.push(question);
    if ((at + 1) % ATTACKS_BETWEEN === 0) mixed.push(...plain.slice((at + 1) / ATTACKS_BETWEEN, (at + 1) / ATTACKS_BETWEEN + 1));
  });
  const first = new Map(mixed.map((question) => [question.id, question]));
  return [...first.values()];
};
