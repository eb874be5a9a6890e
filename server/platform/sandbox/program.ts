// What a program that nobody trusts is told and what it gives back: its files, its surroundings as data, calls, plain values, a log.

export type Language = 'python' | 'typescript';

/** One request or function call to make in the program. */
export type Call = {
  file: string;
  /** A request to the Flask or Express app of the file. */
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path?: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  json?: unknown;
  /** Or a function of the file, by name. */
  function?: string;
  args?: unknown[];
  /** Seconds that pass on the program's clock before this call. */
  after?: number;
  /** It comes while the one before it is still being answered, as requests do (TypeScript only; in Python one after the other). */
  isTogether?: boolean;
};

/** A file or a link of the pretend disk (Python only). */
export type TreeEntry = { path: string; text: string } | { path: string; base64: string } | { path: string; linkTo: string };

/**
 * `fails`: the provider raises this instead, e.g. APIConnectionError, so that one call fails and the next does not.
 * `arguments` as a text stand as the model wrote them, for packages that hand on a text: they need not be JSON.
 */
export type LlmReply = { text: string; fails?: string; toolCalls?: { name: string; arguments: Record<string, unknown> | string }[]; tokens?: { input: number; output: number } };

/** A language model as data: the first rule that fits answers. It obeys by `{{system}}`, `{{user}}` and `{{all}}` in a text, which stand for what it was sent. */
export type LlmScript = {
  /** API keys the provider takes; any and none when left out. */
  accepts?: string[];
  isDown?: boolean;
  /** Every part named in `when` must contain its text; `call` counts from 1. */
  rules: { when: { anywhere?: string; system?: string; user?: string; call?: number }; reply: LlmReply }[];
  otherwise: LlmReply;
  /** What it says when the last thing it was sent is the answer of a tool, `{{told}}` standing for that; without it the rules go on answering. */
  whenTold?: LlmReply;
};

/** The first rule whose `when` equals the leading arguments answers; without `when` any arguments do. `after`: only once this method of the service was called. */
export type ServiceRule = { when?: unknown[]; after?: string; returns?: unknown; fails?: string };

/** What surrounds the program during one request. */
export type Surroundings = {
  env?: Record<string, string>;
  tree?: TreeEntry[];
  /** Statements with their parameters, run before the program starts. */
  sqlite?: [sql: string, ...parameters: (string | number | null)[]][];
  /** `downFor`: the first so many connections are refused, then it is up. */
  postgres?: { accepts: string[]; isDown?: boolean; downFor?: number };
  llm?: LlmScript;
  services?: Record<string, Record<string, ServiceRule[]>>;
  /** A store of texts by key. */
  storage?: Record<string, string>;
  /** Somebody else writes to the store meanwhile: once `key` was read so many times it holds `text`, or is gone where that is null. */
  storageChanges?: { key: string; afterReads: number; text: string | null }[];
  /** Keys that cannot be read: the store answers with an error, or not at all. Writing works. */
  storageFails?: string[];
  /** Calls whose answer comes a while later on the program's clock, as `storage.get a/b` or `service.call orders find 7` (TypeScript only). */
  late?: string[];
  /** By exact address, or by a beginning that ends in `*`; the first that fits answers, at most `times` times, then the next. */
  http?: { url: string; status?: number; body?: string; redirectTo?: string; times?: number }[];
  /** The instant at which the program's clock starts, e.g. `2026-03-02T09:00:00Z`; the real time when left out. */
  clock?: string;
};

export type ChatMessage = { role: string; content: string };

/** What the program did to its surroundings, in order. */
export type LogEntry =
  | { does: 'db.execute'; sql: string; parameters: unknown }
  | { does: 'postgres.connect'; user: string; password: string | null }
  | { does: 'llm.generate'; apiKey: string | null; model: string | null; messages: ChatMessage[]; tools: string[]; maxTokens: number | null; reply: string }
  | { does: 'service.call'; service: string; method: string; args: unknown[] }
  | { does: 'storage.get' | 'storage.put' | 'storage.list' | 'storage.delete'; key: string; text?: string }
  /** A keyed digest was compared with ==, so the time it took tells how much was right (Python only). */
  | { does: 'digest.compare' }
  /** Texts or bytes were compared by hmac.compare_digest or secrets.compare_digest; said once a process (Python only). */
  | { does: 'digest.compareInConstantTime' }
  | { does: 'http.request'; method: string; url: string; headers: Record<string, string>; body: string | null };

export type Failure = { type: string; message: string; file?: string; line?: number };

/**
 * Holds no expected value and no name of a check. Requests of one `run` follow each other and share an interpreter that is
 * tidied between them; it is put back to its first state, byte for byte, when another run asks or this one said `isLast`.
 */
export type ProgramRequest = Surroundings & { language: Language; files: Record<string, string>; calls: Call[]; run?: { id: string; isLast: boolean } };

export type ProgramAnswer = { returns: { value?: unknown; error?: Failure }[]; log: LogEntry[]; printed: string };

/** Runs one request in a state that no other run has touched; rejects when no answer came. */
export type Child = {
  run: (request: ProgramRequest) => Promise<ProgramAnswer>;
  /** Several that are known beforehand: one after the other, without whoever asked in between. After the first without an answer the rest have none. */
  runAll?: (requests: readonly ProgramRequest[]) => Promise<ProgramAnswer>[];
};
