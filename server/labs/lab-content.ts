// What labs asks of curriculum: a lab as published now, or in the version somebody began with.
import { contentByHash, currentContent, listContent } from '../curriculum/index.ts';
import { type Ctx, localeOf } from '../platform/context.ts';
import { notFound } from '../platform/errors.ts';
import type { LabBody } from './schemas.ts';

export type Lab = { slug: string; version: string; body: LabBody };

const asLab = ({ slug, hash, body }: { slug: string; hash: string; body: unknown }): Lab => ({ slug, version: hash, body: body as LabBody });

export const listPublished = async (ctx: Ctx): Promise<Lab[]> => (await listContent(ctx, 'lab', localeOf(ctx))).map(asLab);

export const findLab = async (ctx: Ctx, slug: string): Promise<Lab | undefined> => {
  const content = await currentContent(ctx, 'lab', slug, localeOf(ctx));
  return content === undefined ? undefined : asLab(content);
};

export const getLab = async (ctx: Ctx, slug: string): Promise<Lab> => {
  const lab = await findLab(ctx, slug);
  if (lab === undefined) throw notFound('There is no such lab. The list of labs shows what there is.');
  return lab;
};

/** Versions are never taken away, so an opening always finds its own. */
export const getLabVersion = async (ctx: Ctx, version: string): Promise<Lab> => {
  const content = await contentByHash(ctx, version);
  if (content?.kind !== 'lab') throw notFound('This version of the lab is not here. Open the lab anew.');
  return asLab(content);
};
