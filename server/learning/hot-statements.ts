// The statements of the hot path: named, so that PostgreSQL plans each once per connection, and each a whole transaction by itself.
import type { Pool } from 'pg';

/** $1 attempt, $2 subject, $3 item, $4 option as shown (or safe, unsafe), $5 now, $6 confidence, $7 id of the outcome, $8 id of the audit row, $9 id of a closing outcome, $10 kind of attempt, $11 the option again as a number: a cast of $4 would be tried while planning, also for a scenario. */
const KEEP_ANSWER = `
with asked as materialized (
  select id, kind, module, unit, version, size, drawn -> $3::text as item
  from attempt where id = $1::uuid and subject = $2::uuid and kind = $10::text
), said as (
  insert into answer (attempt_id, item_id, option, is_right, confidence, at)
  select id, $3::text,
    case when kind = 'scenarios' then ($4::text = 'unsafe')::int else substr(item ->> 'order', $11::int + 1, 1)::int end,
    item ->> 'right' = $4::text, $6::smallint, $5::timestamptz
  from asked
  where item is not null and (kind = 'scenarios' or length(item ->> 'order') > $11::int)
  on conflict do nothing
  returning option, is_right
), counted as (
  update attempt set answered = answered + 1, right_count = right_count + said.is_right::int,
    closed_at = case when answered + 1 = size then $5::timestamptz end
  from said where id = $1::uuid
  returning attempt.*
), kept as (
  insert into outcome (id, at, subject, activity, kind, version, result)
  select $7::uuid, $5::timestamptz, $2::uuid,
    case kind when 'scenarios' then 'scenario:' else 'item:' end || module || '/' || unit || '/' || $3::text,
    'answered', version, jsonb_build_object('attempt', id, 'option', said.option, 'isRight', said.is_right)
      || case when $6::smallint is null then '{}'::jsonb else jsonb_build_object('confidence', $6::smallint) end
  from asked, said
), closing as (
  select subject, case kind when 'quiz' then 'quiz:' else 'scenarios:' end || module || '/' || unit as activity, version,
    round(right_count * 100.0 / size, 2) as score, right_count, size, kind, pass_mark,
    least(extract(epoch from closed_at - opened_at)::int, 7200) as seconds
  from counted where closed_at is not null
), closed as (
  insert into outcome (id, at, subject, activity, kind, version, result, score, seconds)
  select $9::uuid, $5::timestamptz, subject, activity, 'finished', version,
    jsonb_build_object('attempt', $1::uuid, 'right', right_count, 'of', size), score, seconds
  from closing
), added as (
  insert into progress as p (subject, activity, version, done_at, score, times, seconds, updated_at)
  select subject, activity, version, case when kind = 'scenarios' or score >= pass_mark then $5::timestamptz end, score, 1, seconds, $5::timestamptz
  from closing
  on conflict (subject, activity) do update set version = excluded.version, done_at = coalesce(p.done_at, excluded.done_at),
    score = greatest(p.score, excluded.score), times = p.times + 1, seconds = p.seconds + excluded.seconds, updated_at = excluded.updated_at
), audited as (
  insert into audit (id, at, actor, action, about)
  select $8::uuid, $5::timestamptz, $2::uuid::text, 'learning.keep-answer', $1::uuid::text from said
)
select asked.kind, asked.module, asked.unit, asked.version, asked.item,
  coalesce(said.option, earlier.option) as option, coalesce(said.is_right, earlier.is_right) as is_right,
  coalesce($6::smallint, earlier.confidence) as confidence, earlier.option is not null and said.option is null as is_again,
  earlier.confidence as earlier_confidence, counted.answered, counted.size, counted.closed_at is not null as is_last
from asked left join said on true left join counted on true
  left join answer earlier on earlier.attempt_id = asked.id and earlier.item_id = $3::text`;

export type KeptAnswer = {
  kind: 'quiz' | 'scenarios' | 'items';
  module: string;
  unit: string;
  version: string;
  item: { at: number; order?: string; right: string } | null;
  option: number | null;
  is_right: boolean | null;
  confidence: number | null;
  earlier_confidence: number | null;
  is_again: boolean;
  answered: number | null;
  size: number | null;
  is_last: boolean;
};

export type AnswerValues = [attempt: string, subject: string, item: string, given: string, now: Date, confidence: number | null, outcomeId: string, auditId: string, closingId: string, kind: 'quiz' | 'scenarios' | 'items', option: number | null];

/** Answer, outcome and audit in one statement; undefined when this person has no such attempt. */
export const keepAnswer = async (pool: Pool, values: AnswerValues): Promise<KeptAnswer | undefined> => {
  const { rows } = await pool.query<KeptAnswer>({ name: 'learning-keep-answer', text: KEEP_ANSWER, values });
  return rows[0];
};

/** $1 subject, $2 module, $3 unit, $4 hash shown, $5 now, $6 attempt that holds the answers to the items of the lesson, $7 activities of its other exercises. */
const OPEN_UNIT = `
with seen as (
  insert into shown (subject, hash, first_at)
  select $1::uuid, $4::text, $5::timestamptz
  where not exists (select from shown where subject = $1::uuid and hash = $4::text)
  on conflict do nothing
)
select place.step, place.steps_done, place.seconds, place.done_at, place.updated_at,
  (select jsonb_object_agg(item_id, option) from answer where attempt_id = $6::uuid) as answers,
  array(select activity from progress where subject = $1::uuid and activity = any ($7::text[]) and done_at is not null) as seen
from (select 1) one left join place on subject = $1::uuid and module = $2::text and unit = $3::text`;

export type PlaceRow = { step: string | null; steps_done: string[] | null; seconds: number | null; done_at: Date | null; updated_at: Date | null };
export type OpenedUnit = PlaceRow & { answers: Record<string, number> | null; seen: string[] };

export const openPlace = async (pool: Pool, values: [subject: string, module: string, unit: string, hash: string, now: Date, itemsAttempt: string | null, activities: readonly string[]]): Promise<OpenedUnit> => {
  const { rows } = await pool.query<OpenedUnit>({ name: 'learning-open-unit', text: OPEN_UNIT, values });
  return rows[0]!;
};

/** $1 subject, $2 module, $3 unit, $4 version, $5 step, $6 finished, $7 seconds, $8 all steps, $9 now, $10 to $12 ids of step outcome, unit outcome, audit row; of each exercise that must have been seen: $13 name, $14 activity, $15 others with commas between of which one is enough as well, $16 item. */
const MOVE_PLACE = `
with missing as materialized (
  select need.name from unnest($13::text[], $14::text[], $15::text[], $16::text[]) as need (name, activity, others, item)
  where not exists (select from progress seen where seen.subject = $1::uuid and (seen.activity = need.activity or seen.activity = any (string_to_array(need.others, ','))) and seen.done_at is not null)
    and not exists (
      select from attempt join answer on answer.attempt_id = attempt.id
      where attempt.subject = $1::uuid and attempt.kind = 'items' and attempt.module = $2::text and answer.item_id = need.item)
    and not exists (select from place done where done.subject = $1::uuid and done.module = $2::text and done.unit = $3::text and $5::text = any (done.steps_done))
), moved as (
  insert into place as p (subject, module, unit, version, step, steps_done, seconds, done_at, done_outcome, updated_at)
  select $1::uuid, $2::text, $3::text, $4::text, $5::text, case when $6::bool then array[$5::text] else '{}'::text[] end, $7::int,
    case when $6::bool and $8::text[] = array[$5::text] then $9::timestamptz end,
    case when $6::bool and $8::text[] = array[$5::text] then $11::uuid end, $9::timestamptz
  where not exists (select from missing)
  on conflict (subject, module, unit) do update set version = excluded.version, step = excluded.step, seconds = p.seconds + excluded.seconds,
    steps_done = case when $6::bool and $5::text <> all (p.steps_done) then p.steps_done || $5::text else p.steps_done end,
    done_at = coalesce(p.done_at, case when $6::bool and (p.steps_done || $5::text) @> $8::text[] then $9::timestamptz end),
    done_outcome = coalesce(p.done_outcome, case when $6::bool and (p.steps_done || $5::text) @> $8::text[] then $11::uuid end),
    updated_at = excluded.updated_at
  returning *
), stepped as (
  insert into outcome (id, at, subject, activity, kind, version, seconds)
  select $10::uuid, $9::timestamptz, subject, 'step:' || module || '/' || unit || '/' || $5::text, 'finished', version, $7::int from moved where $6::bool
), finished as (
  insert into outcome (id, at, subject, activity, kind, version, seconds)
  select $11::uuid, $9::timestamptz, $1::uuid, 'unit:' || module || '/' || unit, 'finished', version, seconds
  from moved where done_outcome = $11::uuid
), added as (
  insert into progress as p (subject, activity, version, done_at, times, seconds, updated_at)
  select subject, 'unit:' || module || '/' || unit, version, done_at, 1, seconds, $9::timestamptz from moved where done_outcome = $11::uuid
  on conflict (subject, activity) do update set version = excluded.version, done_at = coalesce(p.done_at, excluded.done_at),
    times = p.times + 1, seconds = excluded.seconds, updated_at = excluded.updated_at
), audited as (
  insert into audit (id, at, actor, action, about)
  select $12::uuid, $9::timestamptz, subject::text, 'learning.finish-step', module || '/' || unit || '/' || $5::text from moved where $6::bool
)
select array(select name from missing) as missing, step, steps_done, seconds, done_at, updated_at from (select 1) one left join moved on true`;

export type MoveValues = [
  subject: string,
  module: string,
  unit: string,
  version: string,
  step: string,
  isDone: boolean,
  seconds: number,
  steps: readonly string[],
  now: Date,
  stepOutcome: string,
  unitOutcome: string,
  auditId: string,
  names: readonly string[],
  activities: readonly (string | null)[],
  others: readonly string[],
  items: readonly (string | null)[],
];
/** With something missing nothing was changed. */
export type MovedPlace = PlaceRow & { missing: string[] };

/** Arriving at a step moves the bookmark alone; finishing one is an outcome, with its audit row. */
export const movePlace = async (pool: Pool, values: MoveValues): Promise<MovedPlace> => {
  const { rows } = await pool.query<MovedPlace>({ name: 'learning-move-place', text: MOVE_PLACE, values });
  return rows[0]!;
};
