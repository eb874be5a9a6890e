// What a capability hands to app.ts: its routes, jobs, and its part in export, erasure and retention.
import type { Ctx } from './context.ts';
import type { Route } from './http/route.ts';
import type { Job } from './jobs/job.ts';

/** One heading on the page "What BeforeTab knows about me". */
export type PersonalPart = {
  /** Stable name in the export, e.g. `outcomes`. */
  name: string;
  read(ctx: Ctx, subject: string): Promise<readonly Record<string, unknown>[]>;
  /** Deletes what names the subject and is not append-only; append-only rows lose their meaning with the mapping. */
  erase?(ctx: Ctx, subject: string): Promise<void>;
};

/** How long one kind of row is kept; the retention job deletes the rest. */
export type RetentionRule = {
  /** The page says by it what is kept and why: `people.part.<name>`, `people.kept-for.<name>`. */
  name: string;
  keepDays: number;
  /** Rows of this kind outlive the erasing of whoever they are about, under a random name that leads to nobody. */
  staysNameless?: true;
  /** Deletes what is older than `before` and answers how many rows went. */
  purge(ctx: Ctx, before: Date): Promise<number>;
};

export type Capability = {
  name: string;
  routes?: readonly Route[];
  jobs?: readonly Job[];
  personal?: readonly PersonalPart[];
  retention?: readonly RetentionRule[];
};
