// What goes in and out of labs over HTTP: the list, an opening (a person's own work in a lab), runs, hints, the solution, pairs.
import { z } from 'zod';
import type { Contract } from '../platform/http/contract.ts';

const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and dashes').max(80);
const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'a content version is 64 hexadecimal digits');
const Id = z.uuid();
const Instant = z.iso.datetime();
/** What a lab may call its files. */
export const FileName = z.string().regex(/^[\w-]+(\/[\w-]+)*\.(py|ts|js|json|txt|yaml|yml|toml|md|sql|csv|html)$/, 'a file of this lab').max(120);
// Tabs, newlines and the form feed are text; the other control characters come from files that are no programs.
const CONTROL = /[^\P{Cc}\t\n\r\f]/u;
/** Exactly the files of the lab's `files`; each at most 64 KiB of text. */
export const LabFiles = z.record(FileName, z.string().max(65_536, 'a file of a lab holds at most 64 KiB').refine((text) => !CONTROL.test(text), 'a file of a lab is text; this holds a control character, as binary files do'), {
  error: ({ code }) => (code === 'invalid_key' ? 'this is no name for a file of a lab' : undefined),
});
export type LabFiles = z.infer<typeof LabFiles>;

export const LabState = z.enum(['open', 'begun', 'passed', 'shown']);
export type LabState = z.infer<typeof LabState>;
/** How a run will be judged: `ready` now, `waiting` at this place in the queue, `preparing` while a process starts or the self-test runs; `none` means this machine has no jail, so the page's own verdict is kept as unverified. */
export const Engine = z.object({ state: z.enum(['ready', 'preparing', 'waiting', 'none']), position: z.number().int().nullable() });
export type Engine = z.infer<typeof Engine>;

export const LabLine = z.object({ slug: Slug, title: z.string(), summary: z.string(), kind: z.enum(['segment', 'lab']), language: z.enum(['python', 'typescript']), tier: z.number().int(), minutes: z.number(), cwe: z.array(z.string()), state: LabState });
export type LabLine = z.infer<typeof LabLine>;

/** `NoAnswer` has no words of the program: its message is `too-long`, `ended` or `not-judged` (what it gave back could not be judged in time). Of a hidden step the message is empty. */
const Failure = z.object({ type: z.string(), message: z.string(), file: z.string().optional(), line: z.number().optional() });
/** A step as the learner sees it; of a hidden one `shows` is null. */
export const RunStep = z.object({ name: Slug, kind: z.enum(['attack', 'function']), title: z.string(), isHidden: z.boolean(), ok: z.boolean(), shows: z.string().nullable(), got: z.string().nullable(), holds: z.string().nullable(), failure: Failure.nullable() });
export type RunStep = z.infer<typeof RunStep>;
/** `files` is what was judged: in a pair the document has gone on since. Null, as are the steps, once the submission's time is over. */
export const Run = z.object({ id: Id, at: Instant, holds: z.boolean(), isVerified: z.boolean(), steps: z.array(RunStep), files: LabFiles.nullable(), milliseconds: z.number() });
export type Run = z.infer<typeof Run>;

export const Solution = z.object({ fixes: z.array(z.object({ name: Slug, title: z.string(), why: z.string(), files: LabFiles })), nearMisses: z.array(z.object({ name: Slug, why: z.string() })), design: z.string() });
export type Solution = z.infer<typeof Solution>;

export const Opening = z.object({
  id: Id,
  lab: Slug,
  /** The version it was begun with, and stays with; `isOutdated` says that a newer one is published. */
  version: Hash,
  isOutdated: z.boolean(),
  openedAt: Instant,
  state: LabState,
  files: LabFiles,
  /** Seconds of work so far; the page counts on from here and reports the whole. */
  seconds: z.number(),
  hints: z.array(z.string()),
  hintCount: z.number().int(),
  runs: z.number().int(),
  lastRun: Run.nullable(),
  solution: Solution.nullable(),
  engine: Engine,
  /** `partner` is null until somebody joined. */
  pair: z.object({ id: Id, partner: z.string().nullable() }).nullable(),
});
export type Opening = z.infer<typeof Opening>;

/** Of work on this opening so far, as the page counts it. */
const Seconds = z.number().int().min(0).max(86_400);
const OpeningParams = z.strictObject({ id: Id });
/** Files of at most 10 MB are read far enough to say that they are too large. */
const FILES_LIMIT = 512 * 1024;

export const RunBody = z.strictObject({
  files: LabFiles,
  seconds: Seconds,
  /** Sent by the page so that a repeated request is the same run. */
  runId: Id,
  /** What the page itself found; kept (unverified) only where the server has no jail. */
  ownVerdict: z.strictObject({ holds: z.boolean(), failed: z.array(Slug).max(50) }).nullable(),
});
export type RunBody = z.infer<typeof RunBody>;

const Code = z.string().trim().min(4).max(20);
/** What an invitation is to the one who looks. `hasBegun`: they have files of their own in this lab, which the pair's take the place of. */
export const ShownInvitation = z.object({ lab: Slug, title: z.string(), minutes: z.number(), from: z.string(), isOwn: z.boolean(), hasBegun: z.boolean(), isInOtherPair: z.boolean() });
export type ShownInvitation = z.infer<typeof ShownInvitation>;
export const PairJoin = z.object({ pair: Id, opening: Id, lab: Slug });
export type PairJoin = z.infer<typeof PairJoin>;
/** Yjs updates as base64, at most 256 KiB decoded. */
const Update = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/, 'base64').max(350_000);

export const openingsContract = {
  'GET /api/labs': { reply: z.object({ labs: z.array(LabLine) }) },
  /** Opens, or gives back the opening there is; `anew` starts over with the newest version. */
  'POST /api/labs/:slug/openings': { params: z.strictObject({ slug: Slug }), body: z.strictObject({ anew: z.boolean() }), reply: Opening },
  'GET /api/openings/:id': { params: OpeningParams, reply: Opening },
  /** The lab in the version of this opening (a LabBundle), as `GET /api/labs/:slug` gives the newest. */
  'GET /api/openings/:id/lab': { params: OpeningParams, reply: z.object({ version: Hash, lab: z.record(z.string(), z.unknown()) }) },
  'PUT /api/openings/:id/files': { params: OpeningParams, body: z.strictObject({ files: LabFiles, seconds: Seconds }), maxBytes: FILES_LIMIT, reply: z.object({ savedAt: Instant }) },
  'POST /api/openings/:id/runs': { params: OpeningParams, body: RunBody, maxBytes: FILES_LIMIT, reply: Run },
  /** The next hint; it costs nothing and is recorded. */
  'POST /api/openings/:id/hints': { params: OpeningParams, body: z.strictObject({}), reply: z.object({ hints: z.array(z.string()) }) },
  /** After passing, or as giving up, which is recorded. */
  'POST /api/openings/:id/solution': { params: OpeningParams, body: z.strictObject({}), reply: Solution },
} as const satisfies Contract;

/**
 * What a pair's page hears, by name of the event. The document is a Y.Doc with one Y.Text per file, under the file's name; it
 * holds the files already, so a page never fills it. `state` comes first, with the server's state vector: the page then sends
 * what is missing there, so that nothing typed without a connection is lost. `left` means that one is not in this pair any more.
 */
export type PairEvents = {
  state: { vector: string };
  update: { update: string; seq: number };
  presence: { people: { name: string; isMe: boolean; isHere: boolean; file: string | null; at: number | null }[] };
  run: Run;
  left: Record<string, never>;
};

export const pairsContract = {
  /** A code for a colleague to join by, good for an hour; makes the pair. */
  'POST /api/openings/:id/invitations': { params: OpeningParams, body: z.strictObject({}), reply: z.object({ pair: Id, code: z.string() }) },
  /** A POST, so that the code is in no address. */
  'POST /api/pairs/invitations/look': { body: z.strictObject({ code: Code }), reply: ShownInvitation },
  'POST /api/pairs/joins': { body: z.strictObject({ code: Code }), reply: PairJoin },
  /** Server-sent events, as in PairEvents. `from` is the state vector the page has, as base64. After an end or a 503 the page asks again, with its newest vector. */
  'GET /api/pairs/:id/live': { params: z.strictObject({ id: Id }), query: z.strictObject({ from: Update.default('') }), reply: 'stream' },
  'POST /api/pairs/:id/updates': { params: z.strictObject({ id: Id }), body: z.strictObject({ update: Update }), maxBytes: FILES_LIMIT, reply: z.object({ seq: z.number().int() }) },
  'POST /api/pairs/:id/presence': { params: z.strictObject({ id: Id }), body: z.strictObject({ file: FileName, at: z.number().int().min(0).max(65_536) }), reply: z.object({ ok: z.literal(true) }) },
  'POST /api/pairs/:id/leavings': { params: z.strictObject({ id: Id }), body: z.strictObject({}), reply: z.object({ ok: z.literal(true) }) },
} as const satisfies Contract;

export const labsContract = { ...openingsContract, ...pairsContract } as const;
