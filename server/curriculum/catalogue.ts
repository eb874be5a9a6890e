// The catalogue: every module, open to everyone, tier by tier.
import { type Ctx, localeOf } from '../platform/context.ts';
import { listContent } from './content-cache.ts';
import { dayOf, isExpired } from './rules.ts';
import type { CatalogueEntry, CatalogueModule, Content } from './schemas.ts';

export const catalogue = async (ctx: Ctx): Promise<CatalogueEntry[]> => {
  const today = dayOf(ctx.now());
  const [modules, ...shown] = await Promise.all([listContent(ctx, 'module', localeOf(ctx)), listContent(ctx, 'capture', localeOf(ctx)), listContent(ctx, 'exercise', localeOf(ctx))]);
  // Named module/name.
  const titles = shown.flat().map(({ slug, title }) => ({ slug, title }));
  return modules.map((module) => ({
    ...catalogueModule(module, today),
    exercises: titles.flatMap(({ slug, title }) => (slug.startsWith(`${module.slug}/`) ? [{ name: slug.slice(module.slug.length + 1), title }] : [])),
  }));
};

export const catalogueModule = ({ slug, hash, body }: Content<'module'>, today: string): CatalogueModule => ({
  slug,
  version: hash,
  title: body.title,
  tier: body.tier,
  summary: body.summary,
  minutes: body.minutes,
  units: body.units.map(({ slug, title, minutes, quiz }) => ({ slug, title, minutes, kind: quiz === undefined ? 'lesson' : 'quiz' })),
  sittings: body.sittings,
  reviewedOn: body.reviewedOn,
  expiresOn: body.expiresOn,
  isExpired: isExpired(body.expiresOn, today),
});
