// The statement that keeps one review: answer, outcome, card and audit row together, or none of them.
import type { Pool } from 'pg';
import type { Scheduled } from './schedule-card.ts';

/** $1 review set, $2 subject, $3 place in it, $4 option as shown (or safe, unsafe), $5 the option as it stands in the file, $6 confidence, $7 now, $8 when it comes back if right and if wrong, $9 and $10 ids of outcome and audit row. */
const KEEP_REVIEW = `
with asked as materialized (
  select id, subject, drawn -> $3::int as card, answers -> $3::int::text as earlier, answered, size
  from review_set where id = $1::uuid and subject = $2::uuid
), judged as (
  select id, card, card ->> 'right' = $4::text as is_right, $8::jsonb -> (card ->> 'right' = $4::text)::text as next
  from asked where card is not null
), said as (
  update review_set as done set answered = done.answered + 1, right_count = done.right_count + judged.is_right::int,
    answers = done.answers || jsonb_build_object($3::int::text, jsonb_build_object('option', $5::int, 'isRight', judged.is_right, 'confidence', $6::int, 'dueOn', judged.next -> 'dueOn')),
    closed_at = case when done.answered + 1 = done.size then $7::timestamptz end
  from judged
  where done.id = judged.id and not done.answers ? $3::int::text
  returning done.subject, done.answered, judged.card, judged.is_right, judged.next, done.answers -> $3::int::text as answer
), kept as (
  insert into outcome (id, at, subject, activity, kind, version, result)
  select $9::uuid, $7::timestamptz, subject, 'review:' || (card ->> 'bank') || '/' || (card ->> 'module') || '/' || (card ->> 'item'), 'reviewed', card ->> 'version',
    jsonb_build_object('set', $1::uuid, 'option', $5::int, 'isRight', is_right)
      || case when $6::int is null then '{}'::jsonb else jsonb_build_object('confidence', $6::int) end
  from said
), planned as (
  insert into review_card (subject, bank, module, item, due_on, times, memory, reviewed_at)
  select subject, card ->> 'bank', card ->> 'module', card ->> 'item', (next ->> 'dueOn')::date, 1, next -> 'memory', $7::timestamptz from said
  on conflict (subject, bank, module, item) do update set due_on = excluded.due_on, times = review_card.times + 1, memory = excluded.memory, reviewed_at = excluded.reviewed_at
), audited as (
  insert into audit (id, at, actor, action, about)
  select $10::uuid, $7::timestamptz, subject::text, 'learning.keep-review', $1::uuid::text from said
)
select coalesce(said.answer, asked.earlier) as answer, said.answer is null as is_again, coalesce(said.answered, asked.answered) as answered, asked.size
from asked left join said on true`;

export type ReviewAnswerRow = { option: number; isRight: boolean; confidence: number | null; dueOn: string };
export type KeptReview = { answer: ReviewAnswerRow | null; is_again: boolean; answered: number; size: number };
export type ReviewValues = [set: string, subject: string, place: number, given: string, option: number, confidence: number | null, now: Date, next: string, outcomeId: string, auditId: string];

/** Undefined when this person has no such review set. */
export const keepReview = async (pool: Pool, values: ReviewValues): Promise<KeptReview | undefined> => {
  const { rows } = await pool.query<KeptReview>({ name: 'learning-keep-review', text: KEEP_REVIEW, values });
  return rows[0];
};

/** As `next` for the statement: it judges, so it is told both. */
export const asNext = (ifRight: Scheduled, ifWrong: Scheduled): string => JSON.stringify({ true: ifRight, false: ifWrong });
