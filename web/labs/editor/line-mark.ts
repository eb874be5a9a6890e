// Something to say about one line of a file: what stopped the interpreter there, or what an exception came from.
import type { StepResult } from '../../../server/labs/schemas.ts';

/** `error`: the file cannot be read at all. `note`: an exception passed through this line. */
export type LineMark = { file: string; line: number; is: 'error' | 'note'; says: string };

const UNREADABLE = ['SyntaxError', 'IndentationError', 'TabError'];
export const isUnreadable = (failure: StepResult['failure']): boolean => failure !== undefined && UNREADABLE.includes(failure.type);

/** One mark for each line and message, the unreadable first; `entry` where the interpreter names no file. */
export const marksOf = (failures: readonly StepResult['failure'][], names: readonly string[], entry: string): LineMark[] => {
  const marks = new Map<string, LineMark>();
  for (const failure of failures) {
    if (failure?.line === undefined) continue;
    const file = names.find((name) => name === failure.file || name.endsWith(`/${failure.file}`)) ?? entry;
    const mark: LineMark = { file, line: failure.line, is: isUnreadable(failure) ? 'error' : 'note', says: failure.message === '' ? failure.type : `${failure.type}: ${failure.message}` };
    marks.set(`${file} ${mark.line} ${mark.says}`, mark);
  }
  return [...marks.values()].sort((one, other) => Number(one.is === 'note') - Number(other.is === 'note') || one.line - other.line);
};
