// What a run says, line by line in the lab's own order: the same lines from a run in this page and from the server's.
import type { Run as LabRun } from '../../server/labs/contract.ts';
import type { LabBundle, StepResult } from '../../server/labs/schemas.ts';

/** One attack or function. `step` is missing while it has not been run. */
export type ResultLine = {
  name: string;
  /** Counts from 1 among the attacks that learners are told of; hidden ones have none. */
  number: number | undefined;
  title: string;
  /** Why it gets nothing, said once it does. */
  holds: string | undefined;
  startFails: boolean;
  step: LineStep | undefined;
};
export type LineStep = {
  ok: boolean;
  /** What was sent. Of a hidden attack nobody says it. */
  shows: string | undefined;
  /** What the attacker has, or what came instead. */
  got: string | undefined;
  failure: StepResult['failure'];
};
export type ResultLines = { attacks: ResultLine[]; functions: ResultLine[] };
type Lab = Pick<LabBundle, 'attacks' | 'functions'>;

/** From a run in the page, also while it goes on. */
export const linesOf = (lab: Lab, steps: readonly StepResult[]): ResultLines => {
  const find = (name: string): LineStep | undefined => {
    const step = steps.find((one) => one.name === name);
    return step && { ok: step.ok, shows: step.shows, got: step.got, failure: step.failure };
  };
  return {
    attacks: lab.attacks.map(({ name, title, holds }, at) => ({ name, number: at + 1, title, holds, startFails: false, step: find(name) })),
    functions: lab.functions.map(({ name, title, startFails }) => ({ name, number: undefined, title, holds: undefined, startFails, step: find(name) })),
  };
};

/** An attack that was judged: it got something, or nothing. Neither is known of a program that could not run. */
export const isJudged = ({ ok, got }: LineStep): boolean => ok || got !== undefined;

type RunStep = LabRun['steps'][number];
/** From a run of the server: what learners are shown in the lab's order, and after it what they are not. */
export const linesOfRun = (lab: Lab, { steps }: Pick<LabRun, 'steps'>): ResultLines => {
  const asStep = ({ ok, shows, got, failure }: RunStep): LineStep => ({ ok, shows: shows ?? undefined, got: got ?? undefined, failure: failure ?? undefined });
  const ofHidden = (kind: RunStep['kind']): ResultLine[] =>
    steps.filter((step) => step.isHidden && step.kind === kind).map((step) => ({ name: step.name, number: undefined, title: step.title, holds: step.holds ?? undefined, startFails: false, step: asStep(step) }));
  const shown = linesOf(lab, []);
  const withStep = (line: ResultLine): ResultLine => {
    const step = steps.find(({ name, isHidden }) => !isHidden && name === line.name);
    return step === undefined ? line : { ...line, step: asStep(step) };
  };
  return { attacks: [...shown.attacks.map(withStep), ...ofHidden('attack')], functions: [...shown.functions.map(withStep), ...ofHidden('function')] };
};
