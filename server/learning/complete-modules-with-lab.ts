// A lab that somebody has passed may be the last part of a module: the door for labs, after the outcome is kept.
import type { Ctx } from '../platform/context.ts';
import { completeModule } from './complete-module.ts';
import { listModules } from './content.ts';

/** Slugs of the modules that ask for this lab and are done now. */
export const completeModulesWithLab = async (ctx: Ctx, subject: string, lab: string): Promise<string[]> => {
  const done: string[] = [];
  for (const { slug, completion } of await listModules(ctx)) {
    if (completion.labs.flat().includes(lab) && (await completeModule(ctx, subject, slug))) done.push(slug);
  }
  return done;
};
