// What a result is of, in words: the ledger names activities by kind and slug.
import { useApi } from '../api.ts';
import { t } from '../ui/messages.ts';

/** Titles by slug, as far as they are known. */
export type Titles = { module(slug: string): string | undefined; unit(module: string, unit: string): string | undefined; lab(slug: string): string | undefined; exercises(module: string): readonly { name: string; title: string }[] };

/** `unit:using-ai-tools/safe-practices` becomes "Using AI tools: Safe practices"; titles come as soon as they are known. */
export const useResultWords = (): ((activity: string) => string) => {
  const modules = useApi('GET /api/catalogue').data?.modules ?? [];
  const labs = useApi('GET /api/labs').data?.labs ?? [];
  const module = (slug: string) => modules.find((one) => one.slug === slug);
  return (activity) => resultWords(activity, { module: (slug) => module(slug)?.title, unit: (slug, unit) => module(slug)?.units.find((one) => one.slug === unit)?.title, exercises: (slug) => module(slug)?.exercises ?? [], lab: (slug) => labs.find((lab) => lab.slug === slug)?.title });
};

export const resultWords = (activity: string, titles: Titles): string => {
  const [kind = '', rest = ''] = activity.split(/:(.*)/s);
  const [first = '', second = '', third = ''] = rest.split('/');
  const module = titles.module(first) ?? spoken(first);
  if (kind === 'policy') return t('people.result.policy');
  if (kind === 'lab') return t('people.result.lab', { title: titles.lab(first) ?? spoken(first) });
  if (kind === 'module') return module;
  if (kind === 'quiz') return t('people.result.quiz', { module });
  if (kind === 'scenarios') return t('people.result.scenarios', { module });
  if (kind === 'unit') return t('people.result.part', { module, part: titles.unit(first, second) ?? spoken(second) });
  if (kind === 'exercise') return t('people.result.part', { module, part: exerciseWords(first, second, third, titles) });
  if (kind === 'review') return t('people.result.review', { module: titles.module(second) ?? spoken(second) });
  return activity;
};

/** `name` is the embed that a lesson shows, `id` what it was given there. */
const exerciseWords = (module: string, name: string, id: string, titles: Titles): string => {
  if (name === 'lab') return titles.lab(id) ?? spoken(id);
  const what = titleOf(id, titles.exercises(module)) ?? spoken(id);
  if (name === 'explorer') return t('people.result.explorer', { what });
  if (name === 'compare') return t('people.result.compare', { what });
  return what;
};

/** Of one exercise, or of the two that stand beside each other in one. */
const titleOf = (id: string, exercises: readonly { name: string; title: string }[]): string | undefined => {
  const one = exercises.find(({ name }) => name === id);
  if (one !== undefined) return one.title;
  const left = exercises.find(({ name }) => id.startsWith(`${name}-`) && exercises.some((other) => id === `${name}-${other.name}`));
  const right = left && exercises.find(({ name }) => id === `${left.name}-${name}`);
  return left && right && `${left.title} / ${right.title}`;
};

/** A slug as somebody would say it. */
const spoken = (slug: string): string => slug.replaceAll('-', ' ');
