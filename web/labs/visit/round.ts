// A lab in a lesson: which labs are offered, which one somebody is in, and when a part of the work is over.
import type { LabLine } from '../../../server/labs/contract.ts';

export const TASKS = ['begin', 'work', 'finish'] as const;
export type Task = (typeof TASKS)[number];

/** In the order the lesson names them. */
export const offered = ({ slug = '', or = '' }: Readonly<Record<string, string>>, labs: readonly LabLine[]): LabLine[] =>
  [slug, ...or.split(',').map((each) => each.trim())].flatMap((each) => labs.find((lab) => lab.slug === each) ?? []);

const RANK: Readonly<Record<LabLine['state'], number>> = { passed: 3, shown: 2, begun: 1, open: 0 };

/** The one that went furthest; the first where none was begun. */
export const usual = (labs: readonly LabLine[]): LabLine => labs.reduce((best, lab) => (RANK[lab.state] > RANK[best.state] ? lab : best));

/** Whether enough was worked is for the learners to say, unless the lab is passed. Reading the solution finishes nothing: its fix has to be run. */
export const isOver = (task: Task, state: LabLine['state']): boolean => state === 'passed' || (task === 'begin' && state !== 'open');

/** Nobody has worked on what they never opened. */
export const maySay = (task: Task, state: LabLine['state']): boolean => task === 'work' && state !== 'open' && state !== 'passed';
