// What a learner has written so far, file by file, outside of any component: the editor, the checks and the saving all look here.
import type { Extension } from '@codemirror/state';

export type Files = Readonly<Record<string, string>>;

export type Draft = {
  names: readonly string[];
  /** The same object until something changes. */
  files: () => Files;
  write: (file: string, text: string) => void;
  writeAll: (files: Files) => void;
  /** Calls `listener` at every change, returns how to stop. */
  watch: (listener: () => void) => () => void;
  /** For CodeMirror, where a colleague writes the same text: its own changes go in by this and not by `write`. */
  binding?: (file: string) => Extension;
};

/** The draft of somebody who works alone. */
export const soloDraft = (given: Files): Draft => {
  let files = given;
  const listeners = new Set<() => void>();
  const become = (next: Files): void => {
    files = next;
    for (const listener of listeners) listener();
  };
  return {
    names: Object.keys(given),
    files: () => files,
    write: (file, text) => {
      if (files[file] !== text) become({ ...files, [file]: text });
    },
    writeAll: (next) => {
      if (!areSame(files, next)) become({ ...files, ...next });
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

export const areSame = (one: Files, other: Files): boolean => Object.keys({ ...one, ...other }).every((name) => one[name] === other[name]);

const isFirstHalf = (sign: string | undefined): boolean => sign !== undefined && /[\uD800-\uDBFF]/.test(sign);
const isSecondHalf = (sign: string | undefined): boolean => sign !== undefined && /[\uDC00-\uDFFF]/.test(sign);

/** The one stretch in which two texts differ: what to take out at `at`, and what to put there. Never half a sign, which no shared text could carry. */
export const changeBetween = (before: string, after: string): { at: number; remove: number; insert: string } => {
  const most = Math.min(before.length, after.length);
  let at = 0;
  while (at < most && before[at] === after[at]) at += 1;
  if (isFirstHalf(before[at - 1])) at -= 1;
  let end = 0;
  while (end < most - at && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  if (end > 0 && isSecondHalf(before[before.length - end])) end -= 1;
  return { at, remove: before.length - at - end, insert: after.slice(at, after.length - end) };
};
