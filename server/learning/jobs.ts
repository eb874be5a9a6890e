// Jobs of learning: the ledger's month partitions ahead of time, and modules whose last part was kept in the moment before a crash.
import { sql } from 'kysely';
import { standing } from '../people/index.ts';
import { type Ctx, systemViewer } from '../platform/context.ts';
import type { Job } from '../platform/jobs/job.ts';
import { completeModule } from './complete-module.ts';
import { listModules } from './content.ts';
import { labActivity, moduleActivity } from './activity.ts';

/** In the organisation's language, so that the outcome names the version that was learnt. */
export const completeModules = async (given: Ctx): Promise<void> => {
  const ctx: Ctx = { ...given, viewer: { ...systemViewer('learning-complete-modules'), locale: (await standing(given))?.locale ?? 'en' } };
  for (const { slug, completion } of await listModules(ctx)) {
    const labs = completion.labs.flat().map(labActivity);
    const { rows } = await sql<{ subject: string }>`
      select distinct begun.subject from progress begun
      where (begun.activity like ${`unit:${slug}/%`} or begun.activity like ${`quiz:${slug}/%`} or begun.activity = any (${labs}::text[])) and begun.done_at is not null
        and begun.updated_at > ${new Date(ctx.now().getTime() - 2 * 86_400_000)}
        and not exists (select from progress done where done.subject = begun.subject and done.activity = ${moduleActivity(slug)} and done.done_at is not null)`.execute(ctx.db);
    for (const { subject } of rows) await completeModule(ctx, subject, slug);
  }
};

export const learningJobs: readonly Job[] = [
  { name: 'learning-make-partitions', every: '10 3 * * *', run: async (ctx) => void (await sql`select ensure_month_partitions('outcome', current_date, 3)`.execute(ctx.db)) },
  { name: 'learning-complete-modules', every: '20 * * * *', run: completeModules },
];
