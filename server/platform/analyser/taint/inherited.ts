// What a class inherits and fills in: `go()` of the base calls `this.act(answer)`, and `act` is written below it, often in another file.
import type { Made } from '../program.ts';
import type { Engine } from './engine.ts';
import { isEmpty } from './call.ts';
import { classOf } from './files.ts';
import { baseOf } from './linked.ts';
import { parameterOf } from './roots.ts';

const MOST_CLASSES = 200;
const DEEPEST = 3;

/** Runs the methods of bases that mention what a class of this file fills in, as methods of that class. */
export const runInherited = (engine: Engine): void => {
  for (const [name, { members, bases, scope }] of [...engine.classes].slice(0, MOST_CLASSES)) {
    if (members.size === 0) continue;
    const ran = new Set(members.keys());
    for (const base of bases) runOf(engine, name, members, baseOf(engine, base, scope), ran, 0);
  }
};

const runOf = (engine: Engine, own: string, filled: ReadonlyMap<string, Made>, base: string, ran: Set<string>, depth: number): void => {
  const known = depth > DEEPEST ? undefined : classOf(engine, base);
  if (known === undefined) return;
  const home = known.engine;
  for (const [name, made] of known.members) {
    if (ran.has(name)) continue;
    ran.add(name);
    if (home.isWornOut || !mentions(home, made, filled, known.members)) continue;
    const values = made.parameters.map((parameter) => ({ ...parameterOf(home, made, parameter), ...(isSelf(parameter) ? { instance: home === engine ? own : `${engine.path}#${own}` } : {}) }));
    if (home === engine) engine.invoke(made, known.scope, values, own);
    else engine.files?.invoke(engine, home, made, known.scope, values, own);
  }
  for (const further of known.bases) runOf(engine, own, filled, home === engine ? baseOf(engine, further, known.scope) : elsewhere(home, further), ran, depth + 1);
};

const elsewhere = (home: Engine, base: string): string => (home.classes.has(base) ? `${home.path}#${base}` : base);
const isSelf = ({ target }: Made['parameters'][number]): boolean => target.is === 'name' && /^(self|cls)$/.test(target.id);

/** Calls one of them on itself that it leaves to others. */
const mentions = ({ source }: Engine, { at, to }: Made, filled: ReadonlyMap<string, Made>, own: ReadonlyMap<string, Made>): boolean => {
  for (const [, name] of source.slice(at, to).matchAll(/\b(?:self|this)\.(\w{1,80})\s*\(/g)) if (filled.has(name!) && (!own.has(name!) || isEmpty(own.get(name!)!.body))) return true;
  return false;
};
