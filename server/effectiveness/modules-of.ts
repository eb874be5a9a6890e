// Which modules teach the behaviours that a metric would show, as content links them.
import { currentContent, listContent } from '../curriculum/index.ts';
import { type Ctx, localeOf } from '../platform/context.ts';
import type { MetricId } from './schemas.ts';

export type LinkedModule = { slug: string; title: string; version: string; behaviours: { id: string; text: string; metric: string }[] };

export const linkedModules = async (ctx: Ctx): Promise<LinkedModule[]> => {
  const locale = localeOf(ctx);
  const [modules, all] = await Promise.all([listContent(ctx, 'module', locale), currentContent(ctx, 'behaviours', 'behaviours', locale)]);
  const behaviours = all?.body.behaviours ?? [];
  return modules.map(({ slug, hash, body }) => ({
    slug,
    version: hash,
    title: body.title,
    behaviours: body.behaviours.flatMap((id) => behaviours.filter((behaviour) => behaviour.id === id).map(({ text, metric }) => ({ id, text, metric }))),
  }));
};

/** Slugs of modules by metric. */
export const modulesOf = async (ctx: Ctx): Promise<ReadonlyMap<MetricId, string[]>> => {
  const found = new Map<MetricId, string[]>();
  for (const { slug, behaviours } of await linkedModules(ctx)) for (const metric of new Set(behaviours.map(({ metric }) => metric as MetricId))) found.set(metric, [...(found.get(metric) ?? []), slug]);
  return found;
};
