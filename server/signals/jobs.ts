// Jobs of signals: month partitions ahead of time, and names of people who have joined since.
import { sql } from 'kysely';
import type { Job } from '../platform/jobs/job.ts';
import { matchByMail } from './identities/match-by-mail.ts';

export const signalsJobs: readonly Job[] = [
  { name: 'signals-make-partitions', every: '12 3 * * *', run: async (ctx) => void (await sql`select ensure_month_partitions('signal_interaction', current_date, 3), ensure_month_partitions('signal_finding', current_date, 3)`.execute(ctx.db)) },
  { name: 'signals-match-by-mail', every: '40 * * * *', run: async (ctx) => void (await matchByMail(ctx)) },
];
