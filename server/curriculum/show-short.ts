// Short lessons: all of them, one in full, and what each answer to its question would have been. Nobody's reading is recorded.
import { type Ctx, localeOf } from '../platform/context.ts';
import { invalid, notFound } from '../platform/errors.ts';
import { contentByHash, currentContent, listContent } from './content-cache.ts';
import { dayOf, isExpired } from './rules.ts';
import type { CatalogueShort, Content, ShortFeedback, ShortPage } from './schemas.ts';

const line = ({ slug, body: { title, summary, minutes } }: Content<'short'>): CatalogueShort => ({ slug, title, summary, minutes });

export const listShorts = async (ctx: Ctx): Promise<CatalogueShort[]> => (await listContent(ctx, 'short', localeOf(ctx))).map(line);

export const showShort = async (ctx: Ctx, slug: string): Promise<ShortPage> => {
  const content = await currentContent(ctx, 'short', slug, localeOf(ctx));
  if (content === undefined) throw notFound('There is no such short lesson. The catalogue lists those there are.');
  const today = dayOf(ctx.now());
  const { sections, claims, question, reviewedOn, expiresOn } = content.body;
  const lab = content.body.lab === null ? undefined : await currentContent(ctx, 'lab', content.body.lab, localeOf(ctx));
  return {
    ...line(content),
    version: content.hash,
    sections,
    claims: claims.map((claim) => ({ ...claim, isExpired: isExpired(claim.expiresOn, today) })),
    question: { text: question.text, options: question.options.map(({ text }) => text) },
    lab: lab === undefined ? null : { slug: lab.slug, title: lab.title },
    reviewedOn,
    expiresOn,
    isExpired: isExpired(expiresOn, today),
  };
};

/** By the version that was read, which may not be the newest any more. Throws Invalid where there is no such option. */
export const shortFeedback = async (ctx: Ctx, slug: string, version: string, option: number): Promise<ShortFeedback> => {
  const content = await contentByHash(ctx, version);
  if (content?.kind !== 'short' || content.slug !== slug) throw notFound('There is no such version of this lesson. Load the page again.');
  const { options } = content.body.question;
  if (option >= options.length) throw invalid(`There are ${options.length} options to choose from.`, [{ path: 'option', says: 'choose one that is there' }]);
  return { isRight: options[option]!.right, options: options.map(({ right, because }) => ({ isRight: right, because })) };
};
