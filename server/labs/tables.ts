// The tables of labs as Kysely sees them; columns are named as in SQL.
import type { ColumnType, Generated } from 'kysely';
import type { StepResult } from './checks.ts';
import type { LabFiles } from './contract.ts';

type Json<T> = ColumnType<T, string, string>;

export type LabsTables = {
  lab_opening: {
    id: string;
    subject: string;
    lab: string;
    version: string;
    files: Json<LabFiles>;
    opened_at: Date;
    saved_at: Date;
    closed_at: Date | null;
    seconds: Generated<number>;
    seconds_told: Generated<number>;
    hints: Generated<number>;
    given_up_at: Date | null;
    shown_at: Date | null;
    passed_at: Date | null;
  };
  lab_run: {
    id: string;
    at: Date;
    opening: string;
    subject: string;
    pair: string | null;
    lab: string;
    version: string;
    holds: boolean;
    is_verified: boolean;
    failed: string[];
    flags: string[];
    seed: string;
    milliseconds: number;
  };
  lab_submission: { at: Date; run: string; subject: string; files: Json<LabFiles>; steps: Json<StepResult[]> };
  lab_pair: { id: string; lab: string; version: string; made_at: Date; changed_at: Date };
  lab_pair_member: { pair: string; subject: string; opening: string; joined_at: Date; left_at: Date | null };
  lab_pair_update: { pair: string; seq: number; at: Date; update: Buffer };
  lab_invitation: { code_hash: Buffer; pair: string; expires_at: Date };
};
