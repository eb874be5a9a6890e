// What goes in and out of the arena over HTTP: challenges and levels, conversations, messages, hints, guesses, the board choice.
import { z } from 'zod';
import type { Contract } from '../platform/http/contract.ts';
import { defenceContract } from './defence-schemas.ts';
import { eventsContract } from './event-schemas.ts';
import { modelContract } from './model-schemas.ts';
import { replaysContract } from './replay-schemas.ts';
import { reportsContract } from './report-schemas.ts';

export type { AttackEnd, Defence, DefenceLanguage, DefenceResult, QuestionEnd } from './defence-schemas.ts';
export type { Board, BoardEvents, BoardRow, EventLine, EventState, OwnBoard } from './event-schemas.ts';
export type { ModelFiles, ModelSettings, Trial } from './model-schemas.ts';
export type { Replay, ReplayLevel, Replays, ReplayTurn, Shares } from './replay-schemas.ts';
export type { ReportEnd, ReportLine, ReportReason, ReportText } from './report-schemas.ts';

export const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and dashes').max(80);
export const LevelName = z.enum(['easy', 'medium', 'hard', 'expert']);
export type LevelName = z.infer<typeof LevelName>;
const Id = z.uuid();
const Instant = z.iso.datetime();
// Tabs and newlines are text, and so is every sign that can be seen or hides between them; what a terminal would obey is not.
const CONTROL = /[^\P{Cc}\t\n\r]/u;

/** Which model answers: the simulated assistant, and why, or the organisation's own. `name` is null for the former. */
export const Answering = z.object({ name: z.string().nullable(), because: z.enum(['not-configured', 'player-budget', 'event-budget', 'day-budget', 'failed', 'resting', 'locked', 'no-engine', 'no-file', 'busy']).nullable() });
export type Answering = z.infer<typeof Answering>;

export const LevelState = z.enum(['open', 'begun', 'solved']);
export type LevelState = z.infer<typeof LevelState>;

export const ChallengeLine = z.object({
  slug: Slug,
  title: z.string(),
  setting: z.string(),
  levels: z.array(z.object({ level: LevelName, summary: z.string(), points: z.number().int(), state: LevelState })),
});
export type ChallengeLine = z.infer<typeof ChallengeLine>;

export const Arena = z.object({
  round: z.string(),
  endsAt: Instant,
  points: z.number().int(),
  isOnBoard: z.boolean(),
  keepDays: z.number().int(),
  answering: Answering,
  challenges: z.array(ChallengeLine),
});
export type Arena = z.infer<typeof Arena>;

/** What a tool of the assistant did in the challenge's own small world. */
export const Effect = z.object({ tool: z.string(), input: z.record(z.string(), z.string()), result: z.string() });
/** Of the monitor and the guards, told after the solve only. */
export const Seen = z.object({
  families: z.array(z.string()),
  added: z.number(),
  risk: z.number(),
  coolDown: z.number(),
  alarms: z.number(),
  inputHits: z.array(z.string()),
  outputHits: z.array(z.string()),
  keptBack: z.string().nullable(),
  leak: z.string().nullable(),
});
export type Seen = z.infer<typeof Seen>;

export const Message = z.object({
  id: Id,
  turn: z.number().int(),
  at: Instant,
  said: z.string(),
  shown: z.string(),
  stoppedBy: z.enum(['input', 'output', 'monitor', 'harm']).nullable(),
  answering: Answering,
  effects: z.array(Effect),
  /** Null until the level is solved. */
  seen: Seen.nullable(),
});
export type Message = z.infer<typeof Message>;

export const Conversation = z.object({ id: Id, beganAt: Instant, isOver: z.boolean(), messages: z.array(Message) });
export type Conversation = z.infer<typeof Conversation>;

/** `threshold` and `alarm` are those of the monitor, told with the explanation. */
export const Explanation = z.object({ why: z.string(), whatWouldHaveStoppedIt: z.string(), monitor: z.object({ watch: z.number(), alarm: z.number() }).nullable() });
export type Explanation = z.infer<typeof Explanation>;

export const Level = z.object({
  slug: Slug,
  title: z.string(),
  setting: z.string(),
  brief: z.object({ html: z.string() }),
  persona: z.string(),
  greeting: z.string(),
  messageLabel: z.string(),
  level: LevelName,
  /** Those one can go on to: of this challenge, and in an event those it has. */
  levels: z.array(LevelName),
  event: z.object({ id: Id, title: z.string(), endsAt: Instant, isReplayed: z.boolean() }).nullable(),
  summary: z.string(),
  points: z.number().int(),
  hints: z.array(z.string()),
  hintCount: z.number().int(),
  solvedAt: Instant.nullable(),
  explanation: Explanation.nullable(),
  conversation: Conversation.nullable(),
  answering: Answering,
  keepDays: z.number().int(),
  mostTurns: z.number().int(),
  mostSigns: z.number().int(),
});
export type Level = z.infer<typeof Level>;

export const Verdict = z.enum(['solved', 'already', 'wrong', 'not-yours']);
export type Verdict = z.infer<typeof Verdict>;

const LevelParams = z.strictObject({ slug: Slug, level: LevelName });
/** Null plays in the season. */
const InRound = z.strictObject({ event: Id.nullable() });
/** `instead`: the conversation it takes the place of, null for none yet. Where another one is open by then, that one is the reply. */
const NewConversation = InRound.extend({ instead: Id.nullable().optional() });
export const MessageBody = z.strictObject({
  /** Sent by the page so that a repeated request is the same message. */
  id: Id,
  text: z
    .string()
    .max(2_000, 'a message holds at most 2,000 characters')
    .refine((text) => text.trim() !== '', 'write something first')
    .refine((text) => !CONTROL.test(text), 'a message is text; this holds a control character'),
});
export type MessageBody = z.infer<typeof MessageBody>;

export const playContract = {
  'GET /api/arena': { reply: Arena },
  'GET /api/arena/challenges/:slug/:level': { params: LevelParams, query: z.strictObject({ event: Id.optional() }), reply: Level },
  /** A fresh conversation; the one before is over then. */
  'POST /api/arena/challenges/:slug/:level/conversations': { params: LevelParams, body: NewConversation, reply: Conversation },
  'GET /api/arena/conversations/:id': { params: z.strictObject({ id: Id }), reply: Conversation },
  'POST /api/arena/conversations/:id/messages': { params: z.strictObject({ id: Id }), body: MessageBody, maxBytes: 16 * 1024, reply: Message },
  /** The next hint; it costs nothing and is recorded. */
  'POST /api/arena/challenges/:slug/:level/hints': { params: LevelParams, body: InRound, reply: z.object({ hints: z.array(z.string()) }) },
  'POST /api/arena/challenges/:slug/:level/guesses': { params: LevelParams, body: InRound.extend({ flag: z.string().trim().min(1, 'write the flag').max(100, 'no flag is longer than 100 characters') }), reply: z.object({ verdict: Verdict, points: z.number().int() }) },
  'PUT /api/arena/board-choice': { body: z.strictObject({ isOnBoard: z.boolean() }), reply: z.object({ isOnBoard: z.boolean() }) },
} as const satisfies Contract;

export const arenaContract = { ...playContract, ...eventsContract, ...defenceContract, ...modelContract, ...reportsContract, ...replaysContract } as const;
