// What goes in and out about replays of an event's conversations, and flags of others that were submitted: by pseudonym, after the end.
import { z } from 'zod';
import type { Contract } from '../platform/http/contract.ts';
import { LevelRef } from './event-schemas.ts';

const Id = z.uuid();
const EventParams = z.strictObject({ id: Id });
/** Two words, for this level of this event alone. */
export const Pseudonym = z.string().regex(/^[a-z]+-[a-z]+(-\d+)?$/).max(60);

/** Why there is nothing to read; null when there may be. */
export const Closed = z.enum(['not-announced', 'not-over']);
export type Closed = z.infer<typeof Closed>;

export const ReplayLevel = z.object({
  level: LevelRef,
  /** Null where fewer than five people played: who they were could be guessed. */
  players: z.array(z.object({ player: Pseudonym, conversations: z.array(z.object({ number: z.number().int(), messages: z.number().int() })) })).nullable(),
});
export type ReplayLevel = z.infer<typeof ReplayLevel>;
export const Replays = z.object({ title: z.string(), closed: Closed.nullable(), keepDays: z.number().int(), levels: z.array(ReplayLevel) });
export type Replays = z.infer<typeof Replays>;

export const ReplayTurn = z.object({
  turn: z.number().int(),
  said: z.string(),
  shown: z.string(),
  stoppedBy: z.enum(['input', 'output', 'monitor', 'harm']).nullable(),
  model: z.string().nullable(),
  effects: z.array(z.object({ tool: z.string(), input: z.record(z.string(), z.string()), result: z.string() })),
  families: z.array(z.string()),
  views: z.array(z.string()),
  inputHits: z.array(z.string()),
  outputHits: z.array(z.string()),
  keptBack: z.string().nullable(),
  leak: z.string().nullable(),
  added: z.number(),
  risk: z.number(),
  coolDown: z.number(),
  alarms: z.number(),
  /** Of the simulated assistant alone. */
  decision: z.object({ outcome: z.string(), operation: z.string(), score: z.number(), threshold: z.number(), chance: z.number(), weights: z.record(z.string(), z.number()) }).nullable(),
});
export type ReplayTurn = z.infer<typeof ReplayTurn>;
export const Replay = z.object({ title: z.string(), persona: z.string(), player: Pseudonym, number: z.number().int(), monitor: z.object({ watch: z.number(), alarm: z.number() }).nullable(), turns: z.array(ReplayTurn) });
export type Replay = z.infer<typeof Replay>;

/** `from` was given, or had taken, the flag of `whose`. */
export const Share = z.object({ level: LevelRef, from: Pseudonym, whose: Pseudonym, count: z.number().int() });
export const Shares = z.object({ isOver: z.boolean(), shares: z.array(Share), hidden: z.number().int() });
export type Shares = z.infer<typeof Shares>;

export const replaysContract = {
  'GET /api/arena/events/:id/replays': { params: EventParams, reply: Replays },
  /** Reading what somebody wrote is recorded, so it is no GET. */
  'POST /api/arena/events/:id/replays': { params: EventParams, body: z.strictObject({ level: LevelRef, player: Pseudonym, number: z.number().int().min(1).max(10_000) }), reply: Replay },
  'GET /api/arena/events/:id/shares': { params: EventParams, reply: Shares },
} as const satisfies Contract;
