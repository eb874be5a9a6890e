// The narrow questions for capabilities above: has this subject done this activity, and which of these?
import type { Ctx } from '../platform/context.ts';
import { readStanding } from './store.ts';

/** When it was first done; undefined when it was not. */
export const hasCompleted = async (ctx: Ctx, subject: string, activity: string): Promise<Date | undefined> =>
  (await readStanding(ctx, subject)).get(activity)?.doneAt ?? undefined;

/** Those of `activities` that are done. */
export const listCompleted = async (ctx: Ctx, subject: string, activities: readonly string[]): Promise<ReadonlySet<string>> => {
  const standing = await readStanding(ctx, subject);
  return new Set(activities.filter((activity) => standing.get(activity)?.doneAt != null));
};
