// The tables and views of people as Kysely sees them; columns are named as in SQL.
import type { ColumnType, Generated } from 'kysely';
import type { Role, Scope } from '../platform/context.ts';

export type PersonRow = {
  id: string;
  name: string;
  email: string;
  job_function: string | null;
  languages: string[];
  hired_on: string | null;
  employment: 'employee' | 'contractor';
  manager_id: string | null;
  password_hash: string | null;
  roles: Role[];
  left_on: string | null;
  erase_on: string | null;
  created_at: Date;
};

export type LoginRow = {
  token_hash: Buffer;
  id: string;
  person_id: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
};

export type LinkRow = {
  token_hash: Buffer;
  kind: 'invitation' | 'reset';
  person_id: string;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
};

export type DeviceRequestRow = {
  id: string;
  device_code_hash: Buffer;
  user_code_hash: Buffer;
  scopes: Scope[];
  machine: string;
  network_hash: Buffer;
  asked_at: Date;
  expires_at: Date;
  polled_at: Date | null;
  interval_seconds: number;
  /** Null until somebody has answered. */
  is_allowed: boolean | null;
  person_id: string | null;
};

export type DeviceTokenRow = LoginRow & { scopes: Scope[]; machine: string };

export type ObjectionRow = {
  id: string;
  person_id: string;
  tier: 2 | 3;
  reason: string;
  at: Date;
  answer: string | null;
  answered_at: Date | null;
  is_taken_out: boolean | null;
};

export type SubjectFacts = {
  subject: string;
  /** The manager's subject. */
  manager: string | null;
  job_function: string | null;
  employment: 'employee' | 'contractor';
  languages: string[];
  roles: Role[];
  hired_on: string | null;
  is_here: boolean;
  /** Ids of teams. */
  teams: string[];
  tiers: number[];
};

export type PeopleTables = {
  organisation: {
    id: Generated<boolean>;
    name: string;
    locale: string;
    is_demo: boolean;
    retention: ColumnType<Record<string, number>, string, string>;
    duty_why: string | null;
    duty_days: number | null;
    created_at: Date;
  };
  set_up_code: { id: Generated<boolean>; code_hash: Buffer; made_at: Date };
  person: {
    [Column in keyof PersonRow]: Column extends 'erase_on' | 'left_on' | 'password_hash' ? ColumnType<PersonRow[Column], PersonRow[Column] | undefined> : PersonRow[Column];
  };
  person_subject: { person_id: string; subject: string };
  team: { id: string; name: string; created_at: Date };
  team_member: { team_id: string; person_id: string };
  login: LoginRow;
  one_time_link: LinkRow;
  known_device: { token_hash: Buffer; person_id: string; login_id: string; made_at: Date; expires_at: Date };
  device_request: DeviceRequestRow;
  device_token: DeviceTokenRow;
  rate_limit: { key: string; points: number; expire: number | null };
  tier_rule: { id: string; tier: 2 | 3; team_id: string | null; job_function: string | null; created_at: Date };
  tier_by_hand: { person_id: string; tier: 2 | 3; belongs: boolean; reason: string; decided_by: string; decided_at: Date };
  tier_objection: ObjectionRow;
  /** Platform's; read here for "What BeforeTab knows about me". */
  audit: { id: string; at: Date; actor: string; action: string; about: string; detail: Record<string, unknown> };
  person_tier: { person_id: string; tier: 1 | 2 | 3 };
  subject_facts: SubjectFacts;
  subject_names: { subject: string; person_id: string; name: string; email: string };
};
