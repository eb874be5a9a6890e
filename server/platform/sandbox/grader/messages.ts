// What the server and its grader say to each other.
import type { Language, ProgramRequest } from '../program.ts';
import type { EngineState } from '../sandbox.ts';

export type SandboxState =
  | { is: 'getting-ready' }
  /** `tried` and `blocked`: the self-test's cases; they are equal, or it would not be ready. */
  | { is: 'ready'; backEnd: 'bubblewrap' | 'deno'; tried: number; blocked: number }
  /** No program can be run safely here; `install` says what would change that. */
  | { is: 'none'; why: string[]; install: string };

/** What a grader is told when it starts. */
export type GraderSettings = {
  /** The processor that it and its processes are held to; free where they cannot be told apart. */
  processor?: number;
  /** Into how many graders this machine's places are divided. */
  of: number;
  /** What another grader's self-test found out: this one makes none of its own. */
  known?: SandboxState & { is: 'ready' };
};

export type Order =
  | { do: 'bind'; key: string; language: Language }
  | { do: 'run'; key: string; request: ProgramRequest }
  | { do: 'judge'; key: string; language: Language; module: string; input: unknown }
  | { do: 'release'; key: string }
  | { do: 'figures' }
  | { do: 'ping' };

export type Figures = { bound: number; ready: number; most: number };
export type Asked = Order & { id: number };
export type Replied = { id: number; value: unknown } | { id: number; failed: { kind: 'Unavailable' | 'NoAnswer' | 'bug'; message: string } } | { about: SandboxState } | { engines: [key: string, EngineState][] };
