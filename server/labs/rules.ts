// The decisions of labs: what state a lab is in, which files may come, what of a step a learner sees, what time counts.
import { randomBytes } from 'node:crypto';
import type { FieldMistake } from '../platform/errors.ts';
import { failureWithoutWords } from '../platform/sandbox/failure-without-words.ts';
import type { Failure, StepResult } from './checks.ts';
import type { LabFiles, LabState, RunStep } from './contract.ts';
import type { LabBody } from './schemas.ts';

type Marks = { passed_at: Date | null; shown_at: Date | null };

/** Having passed stays, also for whoever saw the solution before. */
export const stateOf = ({ passed_at, shown_at }: Marks): LabState => {
  if (passed_at !== null) return 'passed';
  return shown_at !== null ? 'shown' : 'begun';
};

const ORDER: readonly LabState[] = ['open', 'begun', 'shown', 'passed'];
export const furthest = (states: readonly LabState[]): LabState => states.reduce<LabState>((best, state) => (ORDER.indexOf(state) > ORDER.indexOf(best) ? state : best), 'open');

/** Nothing but the lab's own files, and all of them. */
export const fileMistakes = (wanted: readonly string[], given: LabFiles): FieldMistake[] => [
  ...Object.keys(given).filter((name) => !wanted.includes(name)).map((name) => ({ path: `files.${name}`, says: 'is no file of this lab' })),
  ...wanted.filter((name) => given[name] === undefined).map((name) => ({ path: `files.${name}`, says: 'is missing' })),
];

const MOST_SHOWN = 2_000;
const short = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)} …` : text);

/**
 * A step in the words of lab.yaml. Of a hidden one the learner gets the title and what the attacker got; its payload, and
 * the words of an exception that may quote it, stay here.
 */
export const shownStep = ({ name, kind, ok, shows, got, isHidden = false, failure }: StepResult, lab: LabBody): RunStep => {
  const [attacks, functions] = isHidden ? [lab.hidden.attacks, lab.hidden.functions] : [lab.attacks, lab.functions];
  const attack = attacks.find((one) => one.name === name);
  return {
    name,
    kind,
    title: attack?.title ?? functions.find((one) => one.name === name)?.title ?? name,
    isHidden,
    ok,
    shows: isHidden ? null : short(shows),
    got: got === undefined ? null : short(got),
    holds: attack?.holds ?? null,
    failure: failure === undefined ? null : shownFailure(failure, isHidden, lab.files),
  };
};

const shownFailure = (failure: Failure, isHidden: boolean, files: readonly string[]): Failure => {
  if (failure.type === 'NoAnswer') return { type: failure.type, message: silenceOf(failure.message) };
  // A program that cannot be read at all says so in the shown steps too.
  return isHidden ? failureWithoutWords(failure, files) : { ...failure, message: short(failure.message) };
};
/** Why there was no answer, for the page to say. */
const silenceOf = (message: string): 'too-long' | 'not-judged' | 'ended' => {
  if (message === NOT_JUDGED) return NOT_JUDGED;
  return message.includes('longer than') ? 'too-long' : 'ended';
};
export const NOT_JUDGED = 'not-judged';

/** What the page itself found, as steps without evidence. */
export const ownSteps = (lab: LabBody, failed: readonly string[]): StepResult[] => [
  ...lab.attacks.map(({ name }) => ({ name, kind: 'attack' as const, shows: '', ok: !failed.includes(name) })),
  ...lab.functions.map(({ name }) => ({ name, kind: 'function' as const, shows: '', ok: !failed.includes(name) })),
];

/** PostgreSQL keeps no zero byte and no half of a surrogate pair; what a program gives back may hold both. */
export const keepable = <T>(value: T): T => JSON.parse(JSON.stringify(value, (_key, each: unknown) => (typeof each === 'string' ? each.toWellFormed().replaceAll('\0', '\uFFFD').slice(0, MOST_KEPT) : each))) as T;
const MOST_KEPT = 16_384;

/** Nobody can work out a run's world beforehand. */
export const newSeed = (): string => randomBytes(16).toString('hex');

/** A page left open is not work: one run adds this much at most. */
const MOST_SECONDS_AT_ONCE = 1_800;
/** What the ledger has not heard of yet. */
export const newSeconds = (seconds: number, told: number): number => Math.min(Math.max(0, seconds - told), MOST_SECONDS_AT_ONCE);
