// The shapes in which the arena's two halves meet: the pure half (challenges, simulated assistant, guards, judge) and the capability around it.
// The pure half reads files and computes; it has no clock, no database, no network but the model it is handed. The capability owns
// players, flags, rates, budgets, events, HTTP and what is kept. Types only: this file imports no code.
import type { LanguageModel } from 'ai';

export type LevelName = 'easy' | 'medium' | 'hard' | 'expert';

/** One folder of content/arena, checked. A new challenge is a new folder; it needs no TypeScript. */
export type Challenge = {
  slug: string;
  title: string;
  /** One line: where this assistant stands and whom it serves. */
  setting: string;
  /** Markdown from brief.md: what the player is asked to do. */
  brief: string;
  /** What the assistant is called in the chat. */
  persona: string;
  /** Shown before the first message. */
  greeting: string;
  /** Template: `{{secret}}`, `{{rules}}` (the level's own) and, with documents, `{{documents}}`. */
  systemPrompt: string;
  /** How a message is handed to the model: `{{message}}` inside what surrounds it. */
  messageTemplate: string;
  /** What the box for the message is called: a message, a document. */
  messageLabel: string;
  documents: ChallengeDocument[];
  tools: ToolName[];
  orders: Order[];
  /** What the simulated assistant knows of its ordinary work. */
  knowledge: Topic[];
  lines: Lines;
  levels: ChallengeLevel[];
  /** Ordinary questions of this setting; never answered with the secret. */
  ordinary: string[];
  /** From solutions.yaml: ways that are proved to work, level by level. For tests and instructors, never for players. */
  solutions: Solution[];
};

/** `pinned`: goes along with every question; others only when they match it. May hold `{{secret}}`. */
export type ChallengeDocument = { title: string; text: string; isPinned: boolean };
export type Order = { id: string; item: string; status: string; total: number; email: string };
export type ToolName = 'look-up-order' | 'refund-order' | 'send-email';
/** `about`: words (their beginnings) that point to this topic; `says`: answers that may be given. */
export type Topic = { about: string[]; says: string[] };
export type Lines = { refusals: string[]; offTopic: string[]; thanks: string[]; hello: string[] };

export type ChallengeLevel = {
  level: LevelName;
  /** One line for the level's card: what stands between the player and the secret. */
  summary: string;
  /** What the system prompt says at this level in place of `{{rules}}`. */
  rules: string;
  inputFilter?: InputFilter;
  outputFilter?: OutputFilter;
  monitor?: Monitor;
  /** Of the simulated assistant alone; a real model brings its own. */
  resistance: Resistance;
  hints: { text: string }[];
  afterSolve: { why: string; whatWouldHaveStoppedIt: string };
};

/** `reads`: the text as it was written, with disguises of letters taken off, or with what is encoded decoded as well. */
export type InputFilter = { words: string[]; reads: 'as-written' | 'folded' | 'decoded'; says: string };
/** In which forms the secret is looked for in a reply. Tool calls are looked at only where `readsToolCalls`. */
export type OutputFilter = { catches: DisguiseName[]; readsToolCalls: boolean; says: string };
/** Risk of a session: every message adds its own, a share `decay` of the rest fades with each turn. At `alarm` the next `coolDownTurns` are refused. */
export type Monitor = { watch: number; alarm: number; decay: number; coolDownTurns: number; says: string };
export type MonitorState = { risk: number; coolDown: number; alarms: number };
/** `threshold` of the logistic score; `slips`: how often caution gives way sideways; `errors`: how often a transformation goes wrong. */
export type Resistance = { threshold: number; slips: number; errors: number; overshares: boolean };

export type DisguiseName = 'plain' | 'folded' | 'squeezed' | 'reversed' | 'base64' | 'hex' | 'rot13' | 'binary' | 'decimal' | 'morse' | 'leet' | 'spelled' | 'acrostic' | 'pig-latin' | 'pieces';

/** `turns` are sent in order in one fresh conversation under `seed`; the flag is in the last reply, under `found`, or in a tool's effect. */
export type Solution = { level: LevelName; name: string; seed: string; turns: string[]; found: DisguiseName | 'effect' };

export type Turn = { said: string; shown: string };

export type TurnRequest = {
  challenge: Challenge;
  level: LevelName;
  secret: string;
  history: Turn[];
  message: string;
  /** Same seed, history and message: same reply of the simulated assistant. */
  seed: string;
  model: LanguageModel;
  watch: MonitorState;
  signal: AbortSignal;
};

/** What a tool did in the challenge's own small world; nothing leaves the process. Shown to the player. */
export type Effect = { tool: ToolName; input: Record<string, string>; result: string };

export type TurnResult = {
  /** Plain text as the player sees it: the model's, or the line of what stopped it. */
  reply: string;
  /** `harm`: only of a real model's reply. */
  stoppedBy: 'input' | 'output' | 'monitor' | 'harm' | null;
  effects: Effect[];
  watch: MonitorState;
  usage: { input: number; output: number };
  record: TurnRecord;
};

/** Append-only material for replay, the explanation after a solve, and the instructor. */
export type TurnRecord = {
  version: 1;
  seed: string;
  model: string;
  /** Reading of the message by the guards, whatever the model. */
  features: string[];
  families: AttackFamily[] | ['unrecognised'] | [];
  views: string[];
  /** What the message added to the session's risk, and the risk after it. */
  risk: { added: number; after: number };
  inputHits: string[];
  outputHits: DisguiseName[];
  /** Only from the simulated assistant. */
  decision: Decision | null;
  /** What the model said, when a guard kept it back. */
  keptBack: string | null;
  /** A real model's reply that the rules of gross harm kept back: under which, and what it was. Never shown to players. */
  harm?: { rule: string; said: string };
  leak: Leak;
};

/** Why the simulated assistant did what it did: complies when `draw` is below `chance`. */
export type Decision = { outcome: 'ordinary' | 'complied' | 'slipped' | 'refused'; score: number; threshold: number; chance: number; draw: number; operation: string; weights: Record<string, number> };

export type AttackFamily =
  | 'direct-ask'
  | 'prompt-reference'
  | 'override'
  | 'authority'
  | 'persuasion'
  | 'fiction'
  | 'translation'
  | 'output-encoding'
  | 'input-obfuscation'
  | 'foreign-language'
  | 'partial'
  | 'guess-confirm'
  | 'continuation'
  | 'format-code'
  | 'fake-transcript'
  | 'indirect-injection'
  | 'refusal-suppression'
  | 'tool-abuse';

/** Only hints: a solve is a submitted flag. */
export type Leak = DisguiseName | 'n-gram' | null;

export type TakeTurn = (request: TurnRequest) => Promise<TurnResult>;
export type ReadChallenges = (dir: string) => Challenge[];
export type Judge = (secret: string, reply: string) => { leak: Leak };
/** The simulated assistant for one level of one challenge; the same interface as any other model. */
export type SimulatedAssistant = (challenge: Challenge, level: LevelName) => LanguageModel;
