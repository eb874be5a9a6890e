// The statements of one turn, named because every message needs them: read, take one's turn, keep, let go.
import type { Pool } from 'pg';
import type { Ctx } from '../platform/context.ts';
import type { Effect, MonitorState, Turn, TurnRecord, TurnResult } from './contract.ts';

export type TurnRow = {
  id: string;
  subject: string;
  round: string;
  challenge: string;
  level: string;
  seed: string;
  turns: number;
  closed_at: Date | null;
  watch: MonitorState;
  /** Whether the player has solved this level in this round. */
  is_solved: boolean;
  /** As the conversation stands, in order. */
  history: (Turn & { id: string })[];
};

/** Undefined when there is none, or it is somebody else's. */
export const findTurn = async ({ pool }: { pool: Pool }, conversation: string, subject: string): Promise<TurnRow | undefined> =>
  (await pool.query<TurnRow>({ name: 'arena-find-turn', text: FIND_TURN, values: [conversation, subject] })).rows[0];

const FIND_TURN = `
select c.id, c.subject, c.round, c.challenge, c.level, c.seed, c.turns, c.closed_at, c.watch,
  exists (select from arena_solve s where s.round = c.round and s.challenge = c.challenge and s.level = c.level and s.subject = c.subject) as is_solved,
  (select coalesce(json_agg(json_build_object('id', m.id, 'said', m.said, 'shown', m.shown) order by m.turn), '[]'::json)
   from arena_message m where m.conversation = c.id and m.at >= c.began_at) as history
from arena_conversation c where c.id = $1 and c.subject = $2`;

export type Taken = { is_free: boolean; wait_ms: number };

/**
 * Takes the player's one place in flight, and a message off the pace of this level. $1 subject, $2 message, $3 now, $4 until
 * when the place is taken, $5 to $7 round, challenge, level, $8 milliseconds between messages, $9 how far ahead of that pace
 * one may be. Nothing is taken off the pace unless the place is free; `wait_ms` above 0 says that it was not taken off either.
 * It does not wait for the disk: a place that is lost with the machine is a place given back, and the message itself is kept durably.
 */
export const takePlace = async (ctx: Pick<Ctx, 'pool' | 'now'>, { subject, round, challenge, level }: TurnRow, message: string, pace: { busyMs: number; everyMs: number; aheadMs: number }): Promise<Taken> => {
  const now = ctx.now();
  const values = [subject, message, now, new Date(now.getTime() + pace.busyMs), round, challenge, level, pace.everyMs, pace.aheadMs];
  return (await ctx.pool.query<Taken>({ name: 'arena-take-place', text: TAKE_PLACE, values })).rows[0]!;
};

const TAKE_PLACE = `
with hasty as (
  select set_config('synchronous_commit', 'off', true) as is_set
), placed as (
  insert into arena_player as p (subject, busy_with, busy_until) values ($1::uuid, $2::uuid, $4::timestamptz)
  on conflict (subject) do update set busy_with = excluded.busy_with, busy_until = excluded.busy_until
    where p.busy_with is null or p.busy_until < $3::timestamptz
  returning 1
), paced as (
  insert into arena_standing as s (subject, round, challenge, level, touched_at, pace_at)
  select $1::uuid, $5::text, $6::text, $7::text, $3::timestamptz, $3::timestamptz + $8::int * interval '1 millisecond' where exists (select from placed)
  on conflict (round, challenge, level, subject) do update
    set pace_at = greatest(coalesce(s.pace_at, $3::timestamptz), $3::timestamptz) + $8::int * interval '1 millisecond', touched_at = $3::timestamptz
    where coalesce(s.pace_at, $3::timestamptz) <= $3::timestamptz + $9::int * interval '1 millisecond'
  returning 1
)
select exists (select from placed) as is_free, (select is_set from hasty) as commits,
  case when exists (select from paced) then 0
    else coalesce((select ceil(extract(epoch from s.pace_at - $3::timestamptz) * 1000) - $9::int from arena_standing s where s.round = $5 and s.challenge = $6 and s.level = $7 and s.subject = $1::uuid), 0)::int
  end as wait_ms`;

export const freePlace = async ({ pool }: { pool: Pool }, subject: string, message: string): Promise<void> => {
  await pool.query({ name: 'arena-free-place', text: 'update arena_player set busy_with = null, busy_until = null where subject = $1 and busy_with = $2', values: [subject, message] });
};

export type KeptTurn = {
  at: Date;
  id: string;
  turn: number;
  version: string;
  said: string;
  shown: string;
  stoppedBy: TurnResult['stoppedBy'];
  model: string | null;
  because: string | null;
  effects: Effect[];
  record: TurnRecord;
  watch: MonitorState;
  usage: TurnResult['usage'];
  milliseconds: number;
  isLast: boolean;
};

/** All of it or nothing: the message, the conversation's turn, the place given back, the audit row. False when the conversation was ended or went on meanwhile. */
export const keepTurn = async ({ pool }: { pool: Pool }, { id, subject }: Pick<TurnRow, 'id' | 'subject'>, kept: KeptTurn, auditId: string): Promise<boolean> => {
  const { at, turn, version, said, shown, stoppedBy, model, because, effects, record, watch, usage, milliseconds, isLast } = kept;
  const values = [at, kept.id, id, subject, turn, version, said, shown, stoppedBy, model, because, JSON.stringify(effects), JSON.stringify(record), JSON.stringify(watch), usage.input, usage.output, milliseconds, isLast, auditId, JSON.stringify({ turn, stoppedBy, isSimulated: model === null })];
  return (await pool.query<{ kept: boolean }>({ name: 'arena-keep-turn', text: KEEP_TURN, values })).rows[0]!.kept;
};

const KEEP_TURN = `
with moved as (
  update arena_conversation set turns = $5::int, watch = $14::jsonb, last_at = $1::timestamptz, closed_at = case when $18::boolean then $1::timestamptz end
  where id = $3::uuid and subject = $4::uuid and turns = $5::int - 1 and closed_at is null
  returning 1
), kept as (
  insert into arena_message (at, id, conversation, subject, turn, version, said, shown, stopped_by, model, because, effects, record, watch, input_tokens, output_tokens, milliseconds)
  select $1::timestamptz, $2::uuid, $3::uuid, $4::uuid, $5::int, $6::text, $7::text, $8::text, $9::text, $10::text, $11::text, $12::jsonb, $13::jsonb, $14::jsonb, $15::int, $16::int, $17::int from moved
  returning 1
), freed as (
  update arena_player set busy_with = null, busy_until = null where subject = $4::uuid and busy_with = $2::uuid
), audited as (
  insert into audit (id, at, actor, action, about, detail) select $19::uuid, $1::timestamptz, $4::text, 'arena.message', $3::text, $20::jsonb from moved
)
select exists (select from kept) as kept`;
