// Which short lesson answers a finding: by its rule, else by its weakness (CWE), else by its group.
import { type Ctx, localeOf } from '../platform/context.ts';
import { listContent } from './content-cache.ts';
import type { Content } from './schemas.ts';

/** What is known of a finding; what came by SARIF has no group. */
export type Weakness = { rule: string; cwe: readonly string[]; group: string | null };
export type ShortLesson = { slug: string; title: string; summary: string; minutes: number; lab: { slug: string; title: string } | null };

type Answers = Pick<Content<'short'>, 'slug'> & { body: { found: { rules: string[]; cwe: string[]; groups: string[] } } };

/** Undefined when no lesson answers it. A finding of several weaknesses follows the first that has a lesson. */
export const shortFor = <S extends Answers>(shorts: readonly S[], { rule, cwe, group }: Weakness): S | undefined =>
  shorts.find(({ body: { found } }) => found.rules.includes(rule)) ??
  cwe.map((each) => shorts.find(({ body: { found } }) => found.cwe.includes(each))).find((found) => found !== undefined) ??
  (group === null ? undefined : shorts.find(({ body: { found } }) => found.groups.includes(group)));

/** Asks once what is published; `answerTo` then judges any number of findings. */
export const shortLessons = async (ctx: Ctx): Promise<{ all: readonly ShortLesson[]; answerTo(weakness: Weakness): ShortLesson | undefined }> => {
  const [shorts, labs] = await Promise.all([listContent(ctx, 'short', localeOf(ctx)), listContent(ctx, 'lab', localeOf(ctx))]);
  const titles = new Map(labs.map(({ slug, title }) => [slug, title]));
  const lessons = new Map(
    shorts.map(({ slug, body: { title, summary, minutes, lab } }): [string, ShortLesson] => {
      const practice = lab === null ? undefined : titles.get(lab);
      return [slug, { slug, title, summary, minutes, lab: lab === null || practice === undefined ? null : { slug: lab, title: practice } }];
    }),
  );
  return { all: [...lessons.values()], answerTo: (weakness) => lessons.get(shortFor(shorts, weakness)?.slug ?? '') };
};
