// Which of the page's engines a lab needs.
import type { LabBundle } from '../../../server/labs/schemas.ts';
import type { PageEngine } from './page-engine.ts';
import { pagePython } from './page-python.ts';
import { pageTypeScript } from './page-typescript.ts';

export type Language = LabBundle['language'];

const engines: Readonly<Record<Language, PageEngine>> = { python: pagePython, typescript: pageTypeScript };

export const engineFor = (language: Language): PageEngine => engines[language];

/** Names, the same in every language people speak. */
export const languageName = (language: Language): string => ({ python: 'Python', typescript: 'TypeScript' })[language];
