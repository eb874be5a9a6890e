// Works on a lab from a lesson, through the doors of labs. Nothing was run, so the record says unverified.
import { type LabBody, openLab, runLab } from '../labs/index.ts';
import type { Ctx } from '../platform/context.ts';
import { newId } from '../platform/id.ts';

/** What one demo person has to do with labs: the languages they read, and the seconds they have spent, by lab. */
export type Visitor = { languages: readonly string[]; seconds: Map<string, number> };
export type Labs = ReadonlyMap<string, LabBody>;

/** What the embed of a lab asks for: it is opened, tried at, or passed. */
export const visitLab = async (ctx: Ctx, labs: Labs, visitor: Visitor, props: Readonly<Record<string, unknown>>, seconds: number): Promise<void> => {
  const slug = readIn(visitor, labs, [props['slug'], props['or']].flatMap((named) => (typeof named === 'string' ? named.split(',').map((each) => each.trim()) : [])));
  const lab = labs.get(slug)!;
  const spent = (visitor.seconds.get(slug) ?? 0) + seconds;
  visitor.seconds.set(slug, spent);
  const { id, files } = await openLab(ctx, slug, { anew: false });
  if (props['task'] === 'begin') return;
  const failed = props['task'] === 'finish' ? [] : [lab.attacks.at(-1)!.name];
  const made = failed.length === 0 ? lab.fixes[0]!.files : files;
  await runLab(ctx, id, { files: made, seconds: spent, runId: newId(ctx.now().getTime()), ownVerdict: { holds: failed.length === 0, failed } });
};

/** The same lab in the language somebody reads; the first where they read none of them. */
const readIn = ({ languages }: Visitor, labs: Labs, slugs: readonly string[]): string => {
  const there = slugs.filter((slug) => labs.has(slug));
  return there.find((slug) => languages.some((language) => language.toLowerCase() === labs.get(slug)!.language)) ?? there[0]!;
};
