// The draft of two people: one shared text per file, written by CodeMirror through its binding and by a plain field as the smallest change.
import { keymap } from '@codemirror/view';
import { yCollab, yUndoManagerKeymap } from 'y-codemirror.next';
import * as Y from 'yjs';
import { areSame, changeBetween, type Draft, type Files } from '../editor/draft.ts';

/** `names` in the order of the tabs. The document has to hold the files by now. */
export const pairDraft = (doc: Y.Doc, names: readonly string[]): Draft => {
  const read = (): Files => Object.fromEntries(names.map((name) => [name, doc.getText(name).toJSON()]));
  const listeners = new Set<() => void>();
  // Each takes back what was written here, and not what the other one wrote; it outlives the editor of its file.
  const undoing = new Map<string, Y.UndoManager>();
  let files = read();
  doc.on('update', () => {
    const next = read();
    if (areSame(files, next)) return;
    files = next;
    for (const listener of listeners) listener();
  });
  const write = (file: string, next: string): void => {
    const text = doc.getText(file);
    const { at, remove, insert } = changeBetween(text.toJSON(), next);
    text.delete(at, remove);
    text.insert(at, insert);
  };
  return {
    names,
    files: () => files,
    write: (file, text) => doc.transact(() => write(file, text), 'page'),
    writeAll: (next) => doc.transact(() => names.forEach((name) => next[name] === undefined || write(name, next[name])), 'page'),
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    binding: (file) => {
      const text = doc.getText(file);
      const own = undoing.get(file) ?? new Y.UndoManager(text);
      undoing.set(file, own);
      return [yCollab(text, null, { undoManager: own }), keymap.of([...yUndoManagerKeymap])];
    },
  };
};
