// The exercises a lesson holds, by the names that page, ledger and statements share, and what shows that one was done.
import type { LessonBody } from '../curriculum/index.ts';
import { exerciseActivity, labActivity, scenariosActivity } from './activity.ts';
import { memo } from './memo.ts';

export type Embed = { step: string; name: string; props: Record<string, string> };

export const embedsOf = memo((body: LessonBody): Embed[] =>
  body.steps.flatMap((step) => step.blocks.flatMap((block) => (block.kind === 'embed' ? [{ step: step.id, name: block.name, props: block.props }] : []))),
);

// Those that tell one embed of a kind from another; how many are drawn does not.
const TELLING = ['slug', 'capture', 'id', 'task', 'part', 'format', 'left', 'right'] as const;

/** Which one of its kind, e.g. the capture, the lab; the kind again where there is only one. The page names it alike. */
export const exerciseId = (name: string, props: Readonly<Record<string, unknown>>): string => TELLING.flatMap((key) => (typeof props[key] === 'string' ? [props[key]] : [])).join('-') || name;

export const exerciseName = ({ name, props }: Pick<Embed, 'name' | 'props'>): string => `${name}/${exerciseId(name, props)}`;

/** The labs that one embed offers: the same in two languages, say. */
export const labsOf = ({ slug, or = '' }: Readonly<Record<string, string>>): string[] => [slug ?? '', ...or.split(',')].map((each) => each.trim()).filter(Boolean);

/** What shows that an exercise was done: one of the activities, or an answer to the item. */
export type Need = { name: string; activity: string | null; others: readonly string[]; item: string | null };

/** A lab counts as the page reported it, or as the server judged it; where a lesson offers several, any of them does. */
const needOf = (module: string, unit: string, { name, props }: Embed): Need => {
  const id = exerciseId(name, props);
  const need: Need = { name: `${name}/${id}`, activity: null, others: [], item: null };
  if (name === 'item') return { ...need, item: id };
  if (name === 'scenarios') return { ...need, activity: scenariosActivity(module, unit) };
  return { ...need, activity: exerciseActivity(module, name, id), others: name === 'lab' ? labsOf(props).map(labActivity) : [] };
};

const needsOf = memo((body: LessonBody): (Need & { step: string })[] => embedsOf(body).map((embed) => ({ ...needOf(body.module, body.unit, embed), step: embed.step })));

export const needsOfStep = (body: LessonBody, step: string): Need[] => needsOf(body).filter((need) => need.step === step);

export const activitiesOf = memo((body: LessonBody): string[] => needsOf(body).flatMap(({ activity, others }) => [...(activity === null ? [] : [activity]), ...others]));

/** The exercises that one of these activities shows to be done. */
export const exercisesSeen = (body: LessonBody, seen: readonly string[]): string[] =>
  needsOf(body).flatMap(({ name, activity, others }) => ((activity !== null && seen.includes(activity)) || others.some((other) => seen.includes(other)) ? [name] : []));
