// A realm of its own for each request under Node: fresh Object, Array and the rest, so that what one request patched is gone with it.
import { Script, createContext } from 'node:vm';
import type { Evaluate } from './typescript-child.ts';

/** In the page there is one realm: what the stand-ins make or throw is an Error, a Promise or an Array to the program. So it has to be here. */
const OURS = { Array, ArrayBuffer, Error, EvalError, Function, Map, Object, Promise, RangeError, RegExp, Set, SyntaxError, TypeError, URIError, Uint8Array };
const SHARE = new Script(`(ours) => {
  const { defineProperty } = Object, isOf = Function.prototype[Symbol.hasInstance], call = isOf.call.bind(isOf);
  for (const name in ours) {
    const own = globalThis[name], other = ours[name];
    defineProperty(own, Symbol.hasInstance, { value(thing) { return call(this, thing) || (this === own && call(other, thing)); } });
  }
}`);

export const evaluateInContext = (): Evaluate => {
  const context = createContext(Object.create(null) as object, { codeGeneration: { strings: false, wasm: false } });
  (SHARE.runInContext(context) as (ours: object) => void)(OURS);
  // The parameters stand on the first line, so that line numbers stay the program's.
  return (names, body, file) => new Script(`(function (${names.join(', ')}) {${body}\n})`, { filename: file }).runInContext(context) as ReturnType<Evaluate>;
};

/** A turn of the event loop: promises that can settle have settled by then. */
export const nodeTick = (): Promise<void> => new Promise((done) => setImmediate(done));
