// Runs statements: branches apart and joined again, what a test proves on each side, and a side that leaves is forgotten.
import type { Expression, Made, Statement } from '../program.ts';
import { CHECK_NAME, CLEANERS } from '../rules/cleaners.ts';
import { ROUTE_MARK } from '../rules/sources.ts';
import type { Engine } from './engine.ts';
import { isStrong } from './files.ts';
import { assume } from './guards.ts';
import { believedPlaces } from './own-checks.ts';
import { Scope } from './scope.ts';
import { elementOf, everyTaint, type Imported, NOTHING, standsForWhole } from './value.ts';

/** True when the end is never reached. */
export const execute = (engine: Engine, statements: readonly Statement[], scope: Scope): boolean => {
  declare(engine, statements, scope);
  for (const statement of statements) {
    if (engine.isWornOut) return false;
    if (one(engine, statement, scope)) return true;
  }
  return false;
};

/** Functions and classes are known before their line. */
const declare = (engine: Engine, statements: readonly Statement[], scope: Scope): void => {
  for (const statement of statements) {
    if (statement.is === 'function') {
      engine.waiting.set(statement.made, scope);
      scope.set(statement.made.name, { taints: [], made: statement.made, scope, named: statement.made.name });
    } else if (statement.is === 'class') {
      const known = engine.classes.get(statement.name);
      const members = new Map<string, Made>(statement.members.map((made) => [made.name, made]));
      engine.classes.set(statement.name, { members, bases: statement.bases, fields: known?.fields ?? new Map(), types: statement.types, scope });
      scope.set(statement.name, { taints: [], named: statement.name, instance: statement.name });
      for (const made of statement.members) engine.waiting.set(made, scope);
    }
  }
};

/** Nothing that follows is reached: it throws, or the program ends. */
const GIVES_UP = /^(flask\.|werkzeug\.exceptions\.|bottle\.|quart\.)?abort$|^(sys\.)?exit$|^quit$|^os\._exit$|^process\.exit$|^next\/navigation\.(notFound|redirect|permanentRedirect|forbidden|unauthorized)$|^(pytest\.)?fail$|^(st|streamlit)\.stop$/;

const one = (engine: Engine, statement: Statement, scope: Scope): boolean => {
  switch (statement.is) {
    case 'do':
      engine.evaluate(statement.value, scope);
      proveByCall(engine, statement, scope);
      return statement.value.is === 'call' && GIVES_UP.test(engine.nameOf(statement.value.callee, scope));
    case 'return':
      returned(engine, statement, scope);
      return true;
    case 'leave':
      return true;
    case 'import': {
      const from = statement.from.replace(/^node:/, '');
      const imported = importedBy(engine, statement);
      if (statement.what === '*' && imported !== undefined) engine.taken.add(imported.path);
      if (statement.what === undefined) engine.modules.add(statement.as);
      scope.set(statement.as, { taints: [], named: statement.what === undefined ? from : `${from}.${statement.what}`, ...(imported === undefined ? {} : { imported }) });
      return false;
    }
    case 'class': {
      const known = engine.classes.get(statement.name);
      for (const { key, value } of statement.fields) if (key !== undefined) known?.fields.set(key, engine.evaluate(value, new Scope(scope, undefined, statement.name)));
      return false;
    }
    case 'block':
      return execute(engine, statement.body, scope);
    case 'if':
      return branch(engine, statement, scope);
    case 'loop':
      loop(engine, statement, scope);
      return false;
    case 'try': {
      const before = scope.snapshot();
      const hasLeft = execute(engine, statement.body, scope);
      const ends = hasLeft ? [] : [scope.snapshot()];
      for (const handler of statement.otherwise) {
        scope.join([before, ...(hasLeft ? [] : [ends[0]!])]);
        if (!execute(engine, handler, scope)) ends.push(scope.snapshot());
      }
      scope.join(ends.length === 0 ? [before] : ends);
      const isOver = execute(engine, statement.last, scope);
      return isOver || ends.length === 0;
    }
    default:
      return false;
  }
};

/** The file of the set that is meant, when it is one. */
const importedBy = (engine: Engine, { from, what, isDefault }: Statement & { is: 'import' }): Imported | undefined => {
  const path = engine.files?.resolve(engine, from);
  if (path !== undefined) return { path, keys: isDefault === true ? ['default'] : what === undefined ? [] : [what] };
  // A module of a folder that is no file itself.
  const inner = what === undefined || engine.program.language !== 'python' ? undefined : engine.files?.resolve(engine, from.endsWith('.') ? `${from}${what}` : `${from}.${what}`);
  return inner === undefined ? undefined : { path: inner, keys: [] };
};

const returned = (engine: Engine, { value: given }: Statement & { is: 'return' }, scope: Scope): void => {
  const value = given === undefined ? NOTHING : engine.evaluate(given, scope);
  scope.returned.push(value);
  if (given === undefined) return;
  // What a handler of Flask returns is the page.
  if (value.hasMarkup === true && engine.program.language === 'python' && scope.made?.marks.some((mark) => ROUTE_MARK.test(engine.spelled(mark))) === true) engine.check(value, 'html', given);
  noteAnswer(engine, given, scope);
  if (Scope.watching !== undefined) for (const isTrue of [true, false]) assume(engine, given, isTrue, scope);
};

/** What is proved of the parameters where the function that is asked answers like this. */
const noteAnswer = (engine: Engine, given: Expression, scope: Scope): void => {
  const { asking } = Scope;
  if (asking === undefined || scope.made !== asking.made) return;
  const plain = given.is === 'constant' ? engine.source.slice(given.at, given.to) : '';
  if (/^([tT]rue|[fF]alse|None|null|undefined)$/.test(plain) && /^[tT]rue$/.test(plain) !== asking.isTrue) return;
  const before = scope.cleared;
  scope.cleared = new Map(before);
  assume(engine, given, asking.isTrue, scope);
  asking.answers.push(asking.names.map((name) => scope.placesOf(name)));
  scope.cleared = before;
};

/** `validate(x)` on a line of its own throws when it does not like what it sees. */
const proveByCall = (engine: Engine, { value }: Statement & { is: 'do' }, scope: Scope): void => {
  if (value.is !== 'call') return;
  const name = engine.nameOf(value.callee, scope);
  if (name.endsWith('.relative_to') && value.callee.is === 'get') clearThrough(engine, value.callee.of, scope, ['path']);
  if (!CHECK_NAME.test(name) && !CLEANERS.at(-1)!.name.test(name)) return;
  const places = believedPlaces(engine, name, engine.evaluate(value.callee, scope), value.given.some((one) => isStrong(engine.evaluate(one.value, scope))));
  for (const { value: given } of value.given) clearThrough(engine, given, scope, places);
};
const clearThrough = (engine: Engine, value: Parameters<Engine['evaluate']>[0], scope: Scope, places: Parameters<Scope['clear']>[1]): void => {
  for (const { through } of everyTaint(engine.evaluate(value, scope))) for (const path of through) scope.clear(path, places);
};

const branch = (engine: Engine, statement: Statement & { is: 'if' }, scope: Scope): boolean => {
  engine.evaluate(statement.test, scope);
  const before = scope.snapshot();
  const ends = [true, false].flatMap((isTrue) => {
    scope.restore(before);
    assume(engine, statement.test, isTrue, scope);
    return execute(engine, isTrue ? statement.yes : statement.no, scope) ? [] : [scope.snapshot()];
  });
  if (ends.length === 0) return true;
  scope.join(ends);
  return false;
};

/** Twice, so that what one round writes is read in the next. */
const loop = (engine: Engine, statement: Statement & { is: 'loop' }, scope: Scope): void => {
  const over = statement.over === undefined ? undefined : engine.evaluate(statement.over, scope);
  const before = scope.snapshot();
  for (let round = 0; round < 2; round += 1) {
    if (statement.target !== undefined && over !== undefined) engine.assign(statement.target, elementOf(over), scope, true);
    if (statement.test !== undefined) {
      engine.evaluate(statement.test, scope);
      assume(engine, statement.test, true, scope);
    }
    execute(engine, statement.body, scope);
  }
  const after = scope.snapshot();
  scope.join([before, after]);
  // Every part was looked at; and where a function is asked what its answer proves, there was one.
  if (Scope.asking !== undefined || (over !== undefined && standsForWhole(over))) scope.cleared = new Map(after.cleared);
};
