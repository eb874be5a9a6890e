// A realm of its own for each request under Node: fresh Object, Array and the rest, so that what one request patched is gone with it.
import { Script, createContext } from 'node:vm';
import type { Evaluate } from './typescript-child.ts';

export const evaluateInContext = (): Evaluate => {
  const context = createContext(Object.create(null) as object, { codeGeneration: { strings: false, wasm: false } });
  // The parameters stand on the first line, so that line numbers stay the program's.
  return (names, body, file) => new Script(`(function (${names.join(', ')}) {${body}\n})`, { filename: file }).runInContext(context) as ReturnType<Evaluate>;
};

/** A turn of the event loop: promises that can settle have settled by then. */
export const nodeTick = (): Promise<void> => new Promise((done) => setImmediate(done));
