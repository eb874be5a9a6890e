// Jobs of code hosts: back-fills take their turn each minute, and commits of what was just merged are read.
import { z } from 'zod';
import type { Job } from '../../platform/jobs/job.ts';
import { BACK_FILL, continueBackFills } from './back-fill.ts';
import { READ_COMMITS, readUnread } from './read-unread.ts';

export const codeHostJobs: readonly Job[] = [
  { name: BACK_FILL, every: '* * * * *', run: (ctx) => continueBackFills(ctx) },
  { name: READ_COMMITS, run: async (ctx, data) => readUnread(ctx, z.object({ pullRequest: z.uuid() }).parse(data).pullRequest) },
];
