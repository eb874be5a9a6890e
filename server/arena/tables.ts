// The tables of the arena as Kysely sees them; columns are named as in SQL.
import type { ColumnType, Generated } from 'kysely';
import type { DefenceLanguage, DefenceResult } from './defence-schemas.ts';
import type { Effect, MonitorState, TurnRecord, TurnResult } from './contract.ts';
import type { ReportEnd, ReportReason } from './report-schemas.ts';

type Json<T> = ColumnType<T, string, string>;

export type ArenaTables = {
  arena_key: { is_only: Generated<boolean>; key: Buffer };
  arena_player: { subject: string; is_on_board: Generated<boolean>; busy_with: string | null; busy_until: Date | null };
  arena_standing: { subject: string; round: string; challenge: string; level: string; hints: Generated<number>; pace_at: Date | null; touched_at: Date };
  arena_conversation: {
    id: string;
    subject: string;
    round: string;
    challenge: string;
    level: string;
    version: string;
    seed: string;
    began_at: Date;
    last_at: Date;
    closed_at: Date | null;
    turns: Generated<number>;
    watch: Json<MonitorState>;
  };
  arena_message: {
    at: Date;
    id: string;
    conversation: string;
    subject: string;
    turn: number;
    version: string;
    said: string;
    shown: string;
    stopped_by: TurnResult['stoppedBy'];
    model: string | null;
    because: string | null;
    effects: Json<Effect[]>;
    record: Json<TurnRecord>;
    watch: Json<MonitorState>;
    input_tokens: number;
    output_tokens: number;
    milliseconds: number;
  };
  arena_event: { id: string; title: string; kind: 'solo' | 'team'; levels: string[]; has_brackets: boolean; starts_at: Date; freezes_at: Date | null; ends_at: Date; made_at: Date; is_replayed: boolean; teams: 'own' | 'organisation' };
  arena_entry: { event: string; subject: string; team: string | null; bracket: number; at: Date };
  arena_defence: { id: string; at: Date; subject: string; challenge: string; version: string; language: DefenceLanguage; prompt: string; code: string; score: number; result: Json<DefenceResult> };
  arena_model: {
    is_only: Generated<boolean>;
    /** Of an endpoint; else the model is a file with this checksum, and `model` its name. */
    base_url: string | null;
    file_sha256: string | null;
    model: string;
    sealed_key: Buffer | null;
    player_tokens: number;
    event_tokens: number;
    day_tokens: number;
    changed_at: Date;
  };
  arena_report: { id: string; at: Date; subject: string; message: string; challenge: string; level: string; model: string; reason: ReportReason; said: string; shown: string; record: Json<TurnRecord>; closed_at: Date | null; closed_as: ReportEnd | null };
  arena_budget: { scope: string; day: string; tokens: number };
  arena_solve: { id: string; at: Date; subject: string; round: string; challenge: string; level: string; points: number; hints: number };
};
