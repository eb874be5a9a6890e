// Effectiveness' part of "What BeforeTab knows about me": what somebody decided for the programme. No figure is of a person.
import { sql } from 'kysely';
import type { PersonalPart, RetentionRule } from '../platform/capability.ts';
import { unnameDeciders } from './modules/store-decisions.ts';
import { unnameLabellers } from './samples/store-samples.ts';

export const effectivenessPersonal: readonly PersonalPart[] = [
  {
    name: 'sample-labels',
    read: async (ctx, subject) => (await sql<Record<string, unknown>>`select sample_id, position, says, at, null as why from sample_label where labeller = ${subject} union all select sample_id, position, says, at, why from sample_settlement where settled_by = ${subject} order by 4`.execute(ctx.db)).rows,
  },
  {
    name: 'module-decisions',
    read: async (ctx, subject) => (await sql<Record<string, unknown>>`select id, decided_at, module, metric, proposed, decided, why from module_decision where decided_by = ${subject} order by decided_at`.execute(ctx.db)).rows,
  },
];

/** What was drawn to be labelled shows redacted spans; they go as long after as signals keep theirs. Figures stand on labels and decisions, so those stay, and who gave them goes. */
export const effectivenessRetention: readonly RetentionRule[] = [
  {
    name: 'sample-spans',
    keepDays: 90,
    purge: async (ctx, before) => Number((await sql`update sample_record set spans = '[]' where spans <> '[]' and sample_id in (select id from detection_sample where started_at < ${before})`.execute(ctx.db)).numAffectedRows ?? 0),
  },
  { name: 'sample-labellers', keepDays: 2 * 365, staysNameless: true, purge: unnameLabellers },
  { name: 'module-deciders', keepDays: 2 * 365, staysNameless: true, purge: unnameDeciders },
];
