// Names of activities in the ledger: `unit:using-ai-tools/quiz`. The part before the colon says what kind of thing it is.

export const moduleActivity = (module: string): string => `module:${module}`;
export const unitActivity = (module: string, unit: string): string => `unit:${module}/${unit}`;
export const quizActivity = (module: string, unit: string): string => `quiz:${module}/${unit}`;
export const scenariosActivity = (module: string, unit: string): string => `scenarios:${module}/${unit}`;
export const labActivity = (slug: string): string => `lab:${slug}`;
/** By module, because two may hold a capture or a sample of the same name. */
export const exerciseActivity = (module: string, name: string, id: string): string => `exercise:${module}/${name}/${id}`;
/** As the statement that keeps a review names it. */
export const reviewActivity = (bank: string, module: string, item: string): string => `review:${bank}/${module}/${item}`;
export const POLICY_ACTIVITY = 'policy';

/** The module of `module:x`; undefined for any other activity. */
export const moduleOf = (activity: string): string | undefined => (activity.startsWith('module:') ? activity.slice('module:'.length) : undefined);
