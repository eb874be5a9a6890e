// The tables of learning as Kysely sees them; columns are named as in SQL.
import type { ColumnType, Generated } from 'kysely';
import type { DrawnCard } from './review-rules.ts';
import type { ReviewAnswerRow } from './review-statements.ts';
import type { Drawn } from './rules.ts';
import type { Memory } from './schedule-card.ts';

type Json<T> = ColumnType<T, string, string>;

export type LearningTables = {
  outcome: {
    id: string;
    at: Date;
    subject: string;
    activity: string;
    kind: string;
    version: string;
    result: Json<Record<string, unknown>>;
    score: number | null;
    seconds: number | null;
    source: Generated<'native' | 'import'>;
    replaces: string | null;
    why: string | null;
  };
  attempt: {
    id: string;
    subject: string;
    kind: 'quiz' | 'scenarios' | 'items';
    module: string;
    unit: string;
    version: string;
    drawn: Json<Drawn>;
    size: number | null;
    pass_mark: number | null;
    answered: Generated<number>;
    right_count: Generated<number>;
    opened_at: Date;
    closed_at: Date | null;
  };
  answer: { attempt_id: string; item_id: string; option: number; is_right: boolean; confidence: number | null; at: Date };
  place: {
    subject: string;
    module: string;
    unit: string;
    version: string;
    step: string | null;
    steps_done: string[];
    seconds: number;
    done_at: Date | null;
    done_outcome: string | null;
    updated_at: Date;
  };
  shown: { subject: string; hash: string; first_at: Date };
  assignment: {
    id: string;
    subject: string;
    activity: string;
    ground: 'own-finding' | 'own-choice';
    finding: string | null;
    due_on: string | null;
    created_at: Date;
    withdrawn_at: Date | null;
  };
  progress: {
    subject: string;
    activity: string;
    version: string;
    done_at: Date | null;
    score: number | null;
    times: number;
    seconds: number;
    updated_at: Date;
  };
  review_set: {
    id: string;
    subject: string;
    drawn: Json<DrawnCard[]>;
    answers: Json<Record<string, ReviewAnswerRow>>;
    size: number;
    answered: Generated<number>;
    right_count: Generated<number>;
    opened_at: Date;
    closed_at: Date | null;
  };
  review_card: {
    subject: string;
    bank: 'scenarios' | 'quiz';
    module: string;
    item: string;
    due_on: string;
    times: number;
    memory: Json<Memory>;
    reviewed_at: Date;
  };
  appeal: { id: string; outcome_id: string; subject: string; why: string; made_at: Date; answer: string | null; answered_at: Date | null; replaced_by: string | null };
};
