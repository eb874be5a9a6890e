// What a result is of, in words: the ledger names activities by kind and slug.
import { useApi } from '../api.ts';
import { t } from '../ui/messages.ts';

/** `unit:using-ai-tools/safe-practices` becomes "Using AI tools: Safe practices"; titles come as soon as they are known. */
export const useResultWords = (): ((activity: string) => string) => {
  const modules = useApi('GET /api/catalogue').data?.modules ?? [];
  const labs = useApi('GET /api/labs').data?.labs ?? [];
  const unitTitle = (module: string, unit: string): string => modules.find(({ slug }) => slug === module)?.units.find(({ slug }) => slug === unit)?.title ?? spoken(unit);
  const moduleTitle = (slug: string): string => modules.find((module) => module.slug === slug)?.title ?? spoken(slug);
  const labTitle = (slug: string): string => labs.find((lab) => lab.slug === slug)?.title ?? spoken(slug);
  return (activity) => {
    const [kind = '', rest = ''] = activity.split(/:(.*)/s);
    const [first = '', second = '', third = ''] = rest.split('/');
    if (kind === 'policy') return t('people.result.policy');
    if (kind === 'lab') return t('people.result.lab', { title: labTitle(first) });
    if (kind === 'module') return moduleTitle(first);
    if (kind === 'quiz') return t('people.result.quiz', { module: moduleTitle(first) });
    if (kind === 'scenarios') return t('people.result.scenarios', { module: moduleTitle(first) });
    if (kind === 'unit') return t('people.result.part', { module: moduleTitle(first), part: unitTitle(first, second) });
    if (kind === 'exercise') return t('people.result.part', { module: moduleTitle(first), part: spoken(third) });
    if (kind === 'review') return t('people.result.review', { module: moduleTitle(second) });
    return activity;
  };
};

/** A slug as somebody would say it. */
const spoken = (slug: string): string => slug.replaceAll('-', ' ');
