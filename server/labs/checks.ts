// What a lab's checks are made of: a random world, steps that call the learner's program, judgements of what came back.
import type { Call, Failure, LogEntry, Surroundings } from '../platform/sandbox/program.ts';

export type { Call, Child, Failure, Language, LlmReply, LlmScript, LogEntry, ProgramAnswer, ProgramRequest, ServiceRule, Surroundings, TreeEntry } from '../platform/sandbox/program.ts';

/** The random world of one run: every value comes from the seed, so a run can be repeated. */
export type World = {
  seed: string;
  /** A tag that occurs nowhere else; what carries it has come from this run. */
  nonce: () => string;
  int: (least: number, most: number) => number;
  pick: <T>(from: readonly T[]) => T;
  shuffle: <T>(from: readonly T[]) => T[];
  /** The learner's files as submitted; an attacker who has the repository has these. */
  files: Readonly<Record<string, string>>;
  /** Names and short texts in these files: what an attacker tries as a variable, a path or a header. */
  words: readonly string[];
  /** Short texts that these files compare something with: what a switch in the code may be set to. */
  compared: readonly string[];
  /** A text for each pattern in these files: what a filter looks for may stand in an honest text. */
  matched: readonly string[];
  /** One value under every name of these that a request can carry, so that a switch in the code is found without being known. */
  ways: (value: string) => { headers: Record<string, string>; fields: Record<string, string> };
  /** Every address in these files, what is left open in it filled with the value. */
  addresses: (value: string) => string[];
  /** Of a text as UTF-8, in hexadecimal; here because checks import types only. */
  sha256: (text: string) => string;
  hmac: (key: string, text: string) => string;
  /** Whether a text gives a secret away: whole, spelt in another way, or a large part of it. */
  reveals: (text: string, secret: string) => boolean;
};

/** What one call gave: a value, or the exception it ended with. HTTP calls are read as status and text. */
export type Answer = { value?: unknown; error?: Failure; status?: number; headers?: Record<string, string>; text: string; json?: unknown };

export type Seen = {
  answers: Answer[];
  log: LogEntry[];
  printed: string;
  /** The store as the program left it, by key. */
  storage: Record<string, string>;
};

/** `ok`: the attack failed, or the program does its job. `got`: what the attacker has, or what came instead. */
export type Judgement = { ok: boolean; got?: string };

/** One process of the program: what surrounds it and what it is asked. */
export type Act = {
  surroundings?: Surroundings;
  /** Put beside or over the learner's files, e.g. on the machine of an attacker who has the repository. */
  files?: Record<string, string>;
  /** Empty: judged from the files alone, as by someone who only reads them. */
  calls: Call[];
  /** The next process, made from what was seen of this one: what it left in the store, what it sent. */
  next?: (seen: Seen) => Act;
};

export type Step = Act & {
  /** The name in lab.yaml under `attacks` or `functions`. */
  name: string;
  /** What is typed or sent, as the console shows it. */
  shows: string;
  /** `seen` is the last act; `acts` has all of them, in order. */
  judge: (seen: Seen, acts: Seen[]) => Judgement;
};

/** The one export of checks/public.ts and of checks/hidden.ts. */
export type Build = (world: World) => Step[];

export type StepResult = Judgement & {
  name: string;
  kind: 'attack' | 'function';
  shows: string;
  /** From checks/hidden.ts: its payload is not for the learner. */
  isHidden?: boolean;
  /** Set when the program ended with an exception, or gave no answer in time. */
  failure?: Failure;
};

export type RunResult = { seed: string; holds: boolean; steps: StepResult[] };
