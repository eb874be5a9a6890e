// Runs a lab's checks against submitted files: builds the world, asks the child, judges here; runs in the page and on the server.
import { bytesOfBase64 } from '../platform/bytes-of-base64.ts';
import type { Act, Answer, Build, Child, Language, LogEntry, ProgramAnswer, ProgramRequest, RunResult, Seen, Step, StepResult } from './checks.ts';
import { createWorld } from './world.ts';

export type RunInput = {
  build: Build;
  /** The hidden checks, where they are: on the server only. They get a world of their own from the same seed. */
  hidden?: Build;
  language: Language;
  files: Record<string, string>;
  seed: string;
  child: Child;
  /** The names in lab.yaml under `attacks`; every other step is a function of the program. */
  attacks: readonly string[];
  /** Only the steps of these names; all when left out. */
  only?: readonly string[];
  /** Each result as it comes, in random order, and how many there will be. */
  onStep?: (result: StepResult, of: number) => void;
};

/** Runs the steps in random order, hidden ones last, and gives their results in the order of the checks. */
export async function runChecks(input: RunInput): Promise<RunResult> {
  const world = createWorld(input.seed, input.files);
  const hidden = new Set(input.hidden?.(createWorld(`${input.seed} hidden`, input.files)) ?? []);
  const steps = [...input.build(world), ...hidden].filter(({ name }) => input.only?.includes(name) ?? true);
  const results = new Map<string, StepResult>();
  const run = crypto.randomUUID();
  // A program may keep what it was given, also where we tidy: what is shown has been answered before it hears what is hidden.
  const parts = [steps.filter((step) => !hidden.has(step)), steps.filter((step) => hidden.has(step))].map(world.shuffle);
  const last = parts.flat().at(-1);
  let child = input.child;
  for (const part of parts) {
    const ahead = askAhead(part, { ...input, child }, run, part.includes(last!));
    for (const step of part) {
      const result = { ...(await runStep(step, { ...input, child: asRun(child, run, step === last) }, ahead.get(step))), ...(hidden.has(step) && { isHidden: true }) };
      results.set(step.name, result);
      input.onStep?.(result, steps.length);
      // After one silence the rest is not asked: a loop would cost the time limit at every step.
      if (result.failure?.type === 'NoAnswer') child = silentChild(result.failure.message);
    }
  }
  const inOrder = steps.map((step) => results.get(step.name) as StepResult);
  return { seed: input.seed, holds: inOrder.every((result) => result.ok), steps: inOrder };
}

/** Its requests are those of one run: the steps of it share an interpreter, and nobody else does. */
const asRun = (child: Child, id: string, isLast: boolean): Pick<Child, 'run'> => ({ run: (request) => child.run({ ...request, run: { id, isLast } }) });

const requestOf = ({ surroundings, files, calls }: Act, { language, files: submitted }: RunInput): ProgramRequest => ({ ...surroundings, language, files: { ...submitted, ...files }, calls });

/** Every step's first act, where the child takes several at once: between two of them nobody needs to be waited for. */
function askAhead(steps: readonly Step[], input: RunInput, id: string, isEnd: boolean): Map<Step, Promise<ProgramAnswer>> {
  const { runAll } = input.child;
  if (runAll === undefined) return new Map();
  const asked = steps.filter(({ calls }) => calls.length > 0);
  const isAll = isEnd && steps.every(({ next }) => next === undefined);
  const answers = runAll(asked.map((step, at) => ({ ...requestOf(step, input), run: { id, isLast: isAll && at === asked.length - 1 } })));
  // Each is waited for in its turn; until then its failure is nobody's.
  for (const answer of answers) answer.catch(() => undefined);
  return new Map(asked.map((step, at) => [step, answers[at]!]));
}

const silentChild = (message: string): Child => ({ run: () => Promise.reject(new Error(message)) });

/** `ahead` answers the step itself where it has been asked already. */
async function runStep(step: Step, input: RunInput, ahead?: Promise<ProgramAnswer>): Promise<StepResult> {
  const kind = input.attacks.includes(step.name) ? 'attack' : 'function';
  const base = { name: step.name, kind, shows: step.shows } as const;
  const acts: Seen[] = [];
  for (let act: Act | undefined = step; act !== undefined; act = act.next?.(acts.at(-1) as Seen)) {
    const seen = await runAct(act, input, act === step ? ahead : undefined);
    // No answer is never a pass: silence is no evidence that an attack failed.
    if ('silence' in seen) return { ...base, ok: false, failure: { type: 'NoAnswer', message: seen.silence } };
    acts.push(seen);
    // A program that cannot be loaded withstands every attack and is of no use to anyone.
    const failure = brokenBy(act, seen.answers);
    if (failure !== undefined) return { ...base, ok: false, failure };
  }
  const last = acts.at(-1) as Seen;
  return { ...base, ...step.judge(last, acts), failure: last.answers.find((answer) => answer.error)?.error };
}

async function runAct(act: Act, input: RunInput, ahead?: Promise<ProgramAnswer>): Promise<Seen | { silence: string }> {
  let given: ProgramAnswer = { returns: [], log: [], printed: '' };
  if (act.calls.length > 0) {
    try {
      given = await (ahead ?? input.child.run(requestOf(act, input)));
    } catch (problem) {
      return { silence: problem instanceof Error ? problem.message : String(problem) };
    }
  }
  return { ...given, answers: given.returns.map(readAnswer), storage: storageAfter(act.surroundings?.storage, given.log) };
}

function storageAfter(before: Record<string, string> = {}, log: readonly LogEntry[]): Record<string, string> {
  const storage = { ...before };
  for (const entry of log) {
    if (entry.does === 'storage.put') storage[entry.key] = entry.text ?? '';
    if (entry.does === 'storage.delete') delete storage[entry.key];
  }
  return storage;
}

/** Why a file of this act cannot be loaded: what answered one call was loaded, and refused the others by itself. */
function brokenBy(act: Act, answers: readonly Answer[]): Answer['error'] {
  const wasLoaded = new Set(act.calls.flatMap(({ file }, at) => (answers[at] === undefined || isBroken(answers[at].error) ? [] : [file])));
  return answers.find(({ error }, at) => isBroken(error) && !wasLoaded.has(act.calls[at]?.file ?? ''))?.error;
}

function isBroken(failure: Answer['error']): boolean {
  // `<unknown>`: the program parsed a hostile text and refused it, as ast.literal_eval does; its own files have names.
  return failure !== undefined && ['SyntaxError', 'IndentationError', 'TabError'].includes(failure.type) && !failure.file?.startsWith('<');
}

function readAnswer(given: ProgramAnswer['returns'][number]): Answer {
  if (given.error) return { error: given.error, status: 500, text: given.error.message };
  const value = given.value as { status?: unknown; headers?: unknown; body?: { $bytes?: unknown } } | null;
  const bytes = value?.body?.$bytes;
  if (typeof bytes !== 'string' || typeof value?.status !== 'number') {
    return { value, text: typeof value === 'string' ? value : JSON.stringify(value ?? null) };
  }
  const text = new TextDecoder().decode(bytesOfBase64(bytes));
  const headers = typeof value.headers === 'object' && value.headers !== null ? Object.fromEntries(Object.entries(value.headers).map(([name, one]) => [name.toLowerCase(), String(one)])) : {};
  return { value, status: value.status, headers, text, json: readJson(text) };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
