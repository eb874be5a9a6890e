// Runs the jobs of every capability on pg-boss: queued in the caller's transaction, woken by NOTIFY.
import { setTimeout as wait } from 'node:timers/promises';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Ctx } from '../context.ts';
import type { Log } from '../log.ts';
import type { Enqueue, Job } from './job.ts';

export type JobRunner = { enqueue: Enqueue; start(ctx: Ctx, jobs: readonly Job[]): Promise<void>; stop(): Promise<void> };

const MOST_WAIT_MS = 1_000;

export const jobRunner = (url: string, log: Log): JobRunner => {
  const boss = new PgBoss({ connectionString: url, schema: 'jobs', max: 3, useListenNotify: true, application_name: 'beforetab jobs' });
  const started = Promise.withResolvers<void>();
  let starting: Promise<void> | undefined;
  let isStopping = false;
  // What is cut off at the end is picked up at the next start.
  boss.on('error', (error) => void (isStopping || log.problem('jobs', { error: String(error) })));

  const begin = async (ctx: Ctx, jobs: readonly Job[]): Promise<void> => {
    await boss.start({ attempts: 5 });
    for (const job of jobs) {
      if (isStopping) return;
      await boss.createQueue(job.name, { notify: true });
      const options = { batchSize: 10, burstWhenBatchFull: true } as const;
      await boss.work(job.name, options, async (batch) => {
        for (const { data } of batch) await job.run({ ...ctx, viewer: { is: 'system', name: job.name } }, data);
      });
      if (job.every !== undefined) await boss.schedule(job.name, job.every);
    }
    started.resolve();
  };

  return {
    // Whoever enqueues in the first second after the start waits for the queue to be there.
    enqueue: async (ctx, name, data) => {
      await started.promise;
      await boss.send(name, data, { db: fromKysely(ctx.db), retryLimit: 5, retryBackoff: true });
    },
    start: (ctx, jobs) => (starting = begin(ctx, jobs)),
    stop: async () => {
      isStopping = true;
      if (starting === undefined) return;
      // Whoever stops at once does not pull the database from under a start.
      await Promise.race([starting.catch(() => {}), wait(MOST_WAIT_MS)]);
      await boss.stop({ graceful: true, timeout: 2_000 });
    },
  };
};

/** The fake beside the real one: keeps what was enqueued. */
export const keptJobs = (): { enqueue: Enqueue; enqueued: { name: string; data: object }[] } => {
  const enqueued: { name: string; data: object }[] = [];
  return { enqueued, enqueue: async (_ctx, name, data) => void enqueued.push({ name, data }) };
};
