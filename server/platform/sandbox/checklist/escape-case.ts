// One attempt of a program to do what it must not, and what tells that it got through.

export const GROUPS = {
  A: 'reaching JavaScript from Python',
  B: 'the host’s files and secrets',
  C: 'processes',
  D: 'the network',
  E: 'resources',
  F: 'ending instead of answering',
  G: 'forging the verdict',
  H: 'what is left for the next run',
  N: 'system calls, made natively',
} as const;
export type Group = keyof typeof GROUPS;

export type BackEndName = 'bubblewrap' | 'deno';

/** Why a back end cannot have a case; such a case is listed by name and never counted as blocked. */
type Unfit = Partial<Record<BackEndName, string>>;

type Named = {
  /** Group and number, e.g. B03. */
  id: string;
  /** What is tried, as the report says it. */
  name: string;
  unfit?: Unfit;
};

/** JavaScript with everything its engine offers, as after a complete takeover; it returns 'through' or the secret when it got through. */
export type ScriptCase = Named & {
  script: string;
  /** Tried again when the call that started it has long been answered and the event loop runs freely. */
  isNetwork?: true;
  /** What it does arrives a moment after it returned. */
  isLate?: true;
  /** It ends or breaks the process it runs in, so it gets one of its own. */
  isAlone?: true;
  /** An attempt whose success nobody could survive has no positive control. */
  hasNoControl?: string;
};

/** A Python program's function `attempt(bait)`, inside the guest as it is used. */
export type PythonCase = Named & { python: string; hasNoControl?: string; /** What it does arrives a moment after it returned. */ isLate?: true };

/** One system call by number and arguments, made by a program of a few bytes. */
export type NativeCase = Named & { call: string; args?: readonly (number | bigint)[]; entry?: 'int 0x80' | 'x32'; hasNoControl?: string; /** The kernel refuses it to ordinary users whatever the filter says. */ isForRoot?: true };

/** A program in one of the languages, or JavaScript after a takeover. */
type ProgramCase = Named & { in: 'python' | 'typescript' | 'script'; code: string };
/** `takes`: what a plain process gives it, as the positive control; without it, the engine itself stops it everywhere. */
export type ResourceCase = ProgramCase & { takes?: 'time' | 'memory' };
/** `before` stands outside of the function. */
export type EndingCase = ProgramCase & { before?: string };

/** A program that wants to pass without a fix. `fools`: a grader in its own interpreter believes it, which is the positive control. */
export type ForgingCase = Named & { text: string; fools?: true };

/** What the attempts aim at; each tells whether it was hit. */
export type Bait = {
  secret: string;
  file: string;
  database: string;
  folder: string;
  graderSource: string;
  port: number;
  udpPort: number;
  socket: string;
  abstractSocket: string;
  parentPid: number;
  library: string;
  hostname: string;
};

export type Verdict = 'blocked' | 'through' | 'not proved' | 'not on this back end';

export type Tried = { id: string; name: string; verdict: Verdict; detail: string };
