// What an exercise of a lesson is made of, for the page that lets people do it.
import { type Ctx, localeOf } from '../platform/context.ts';
import { notFound } from '../platform/errors.ts';
import { currentContent } from './content-cache.ts';

export const showExercise = async (ctx: Ctx, module: string, name: string): Promise<{ version: string; exercise: Record<string, unknown> }> => {
  const content = await currentContent(ctx, 'exercise', `${module}/${name}`, localeOf(ctx));
  if (content === undefined) throw notFound('There is no such exercise. Open the lesson again.');
  return { version: content.hash, exercise: content.body };
};
