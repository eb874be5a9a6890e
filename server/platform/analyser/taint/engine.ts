// Follows text through one file: an abstract run of every function, with calls inside the file run in place of their call.
import type { Expression, Made, Program } from '../program.ts';
import { judge, type Level } from '../rules/alerts.ts';
import { FIELD_SOURCES, IN_PAGE, SECRET, SPOKEN } from '../rules/sources.ts';
import { BASE_NAME, PART_OF_WHOLE } from '../rules/cleaners.ts';
import { HTML_FIELD } from '../rules/sinks.ts';
import type { Kind, Place } from '../rules/kinds.ts';
import { DEEPEST, DEEPEST_ACROSS, MOST_BETWEEN, MOST_ELSEWHERE, MOST_STEPS } from './bounds.ts';
import { evaluateCall, follow } from './call.ts';
import { joined, list, piped, record } from './compose.ts';
import { execute } from './execute.ts';
import { carried, classOf, type Files, isToBeTold } from './files.ts';
import { assume } from './guards.ts';
import { type Hit, type Integration, keepHit } from './hits.ts';
import { runInherited } from './inherited.ts';
import { keep, keptBy } from './kept.ts';
import { baseOf, constant, following, memberOf, taken, typed } from './linked.ts';
import { parameterOf } from './roots.ts';
import { Scope, spokenBy } from './scope.ts';
import { runAsTool } from './tools.ts';
import { choicesOf, cleaned, elementOf, everyTaint, firstOf, firstWord, isSplit, joinValues, mapTaints, NOTHING, restOf, signature, standsForWhole, tainted, type Taint, type Value } from './value.ts';

export type Class = { readonly members: ReadonlyMap<string, Made>; readonly bases: readonly string[]; readonly fields: Map<string, Value>; readonly types: ReadonlyMap<string, string>; readonly scope: Scope };

export class Engine {
  readonly source: string;
  readonly program: Program;
  /** The file among others, if there are others. */
  readonly path: string;
  readonly files: Files | undefined;
  readonly hits: Map<string, Hit>;
  readonly integrations = new Map<number, Integration>();
  /** The variables of the module. */
  top: Scope | undefined;
  isRunning = false;
  /** Modules of which everything was taken over. */
  readonly taken = new Set<string>();
  readonly modules = new Set<string>();
  readonly classes = new Map<string, Class>();
  /** Variables of templates that stand in a system prompt. */
  readonly systemSlots = new Set<string>();
  readonly waiting = new Map<Made, Scope>();
  readonly invoked = new Set<Made>();
  readonly #memo = new Map<string, { readonly value: Value; readonly hasSaid: boolean }>();
  readonly #within: Made[];
  /** What is handed to `resolve`, for each promise that is being made. */
  readonly settling: Value[][] = [];
  /** Of the parts of a page, by the place where each is made. */
  readonly states = new Map<number, Value>();
  /** What a page keeps from one run to the next, by its key. */
  readonly kept = new Map<string, Value>();
  /** Something is known now that the beginning of the file did not know. */
  isStateNew = false;
  /** How far checks of this file are believed. */
  readonly believed = new Map<Made, readonly Place[] | 'all'>();
  /** How deep tests that variables hold are being read. */
  assuming = 0;
  readonly #said = new Map<RegExp, boolean>();
  #steps = 0;
  #elsewhere = 0;
  #depth = 0;
  /** Between others only what comes out of them is said; of a tool, what a model hands it too. */
  #as: 'whole' | 'as a tool' | 'between' = 'whole';

  constructor(source: string, program: Program, path = '', files?: Files) {
    this.source = source;
    this.program = program;
    this.path = path;
    this.files = files;
    this.#within = files?.within ?? [];
    this.hits = files?.hitsOf(path) ?? new Map();
  }

  /** Whether the file speaks of something; asked for every call, read once. */
  says(of: RegExp): boolean {
    if (!this.#said.has(of)) this.#said.set(of, of.test(this.source));
    return this.#said.get(of)!;
  }

  /** The function that nobody called, of whatever file. */
  get root(): Made | undefined {
    return this.#within[0];
  }

  get isWornOut(): boolean {
    return this.#steps > (this.#as === 'whole' ? MOST_STEPS : MOST_BETWEEN);
  }

  /** Runs what stands at the top, so that others can use what the module hands out. */
  prepare(): void {
    if (this.top !== undefined) return;
    this.top = new Scope(undefined, undefined, undefined, this);
    // Whoever asked is inside a function of its own.
    const around = this.#within.splice(0);
    execute(this, this.program.body, this.top);
    this.#within.push(...around);
  }

  /** Twice: what a method puts into a field is known to the others from the second time on. */
  run(as: 'whole' | 'as a tool' | 'between' = 'whole'): void {
    this.isRunning = true;
    this.#depth = 0;
    this.#as = as;
    const hasClass = this.program.body.some(({ is }) => is === 'class');
    for (const pass of [1, 2]) {
      if (pass === 2 && !hasClass && !this.isStateNew) break;
      this.#memo.clear();
      this.waiting.clear();
      this.invoked.clear();
      this.top = undefined;
      this.prepare();
      const started = new Set<Made>();
      for (;;) {
        const next = [...this.waiting].find(([made]) => !started.has(made));
        if (next === undefined || this.isWornOut) break;
        const [made, scope] = next;
        started.add(made);
        if (this.invoked.has(made) && !made.isExported) continue;
        const values = made.parameters.map((parameter) => parameterOf(this, made, parameter));
        this.invoke(made, scope, values, made.owner);
      }
      runInherited(this);
    }
    this.isRunning = false;
    this.#as = 'whole';
  }

  invoke(made: Made, around: Scope, given: readonly (Value | undefined)[], owner?: string, isWhole = true): Value {
    if (around.home !== undefined && around.home !== this) return this.files!.invoke(this, around.home, made, around, given, owner);
    const values = given.map((value) => value ?? NOTHING);
    if (isWhole) this.invoked.add(made);
    if (this.#depth >= DEEPEST || this.#within.length >= DEEPEST_ACROSS || this.#within.includes(made) || this.isWornOut) return joinValues(values.map(({ taints }) => ({ taints })));
    const key = `${made.at}@${around.run}(${values.map((value) => signature(value)).join('/')})`;
    const known = this.#memo.get(key);
    if (known !== undefined) {
      if (known.hasSaid) this.files!.said += 1;
      return known.value;
    }
    const said = this.files?.said;
    const scope = new Scope(around, made, owner);
    made.parameters.forEach(({ target, fallback, isRest }, index) => {
      const rest = isRest === true ? restOf(values.slice(index)) : undefined;
      const value = rest ?? given[index] ?? (fallback === undefined ? NOTHING : this.evaluate(fallback, scope));
      this.assign(target, value, scope, true);
    });
    this.#within.push(made);
    this.#depth += 1;
    execute(this, made.body, scope);
    this.#depth -= 1;
    this.#within.pop();
    // Names inside the function mean nothing to whoever called it.
    const outside = new Set(values.flatMap((value) => everyTaint(value)).flatMap(({ through }) => through));
    const result = mapTaints(joinValues(scope.returned), (taint) => ({ ...taint, through: taint.through.filter((path) => outside.has(path)) }));
    this.#memo.set(key, { value: result, hasSaid: said !== this.files?.said });
    return result;
  }

  setState(at: number, value: Value): void {
    if (everyTaint(value).length > everyTaint(this.states.get(at) ?? NOTHING).length) this.isStateNew = true;
    this.states.set(at, value);
  }

  /** Runs something of this file for another one, at the cost of that one. */
  charging<T>(asker: Engine, run: () => T): T | undefined {
    if (asker.#elsewhere > MOST_ELSEWHERE) return undefined;
    const [own, before, watching] = [this.#steps, asker.#steps, Scope.watching];
    this.#steps = before;
    Scope.watching = undefined;
    try {
      return run();
    } finally {
      Scope.watching = watching;
      asker.#elsewhere += this.#steps - before;
      asker.#steps = this.#steps;
      this.#steps = own;
    }
  }

  check(value: Value, place: Place, at: Expression, deep = true): void {
    for (const taint of deep ? everyTaint(value) : value.taints) {
      if (taint.clean.includes(place) || (place === 'program' && taint.clean.includes('shell'))) continue;
      const found = judge(taint.kind, place, taint.isBuilt);
      if (found === undefined) continue;
      this.report(found.id, found.level, at, taint);
      if (this.files !== undefined) this.files.said += 1;
    }
  }

  report(rule: string, level: Level, at: Expression, taint: Pick<Taint, 'at' | 'kind' | 'file'>): void {
    if (this.#as !== 'whole' && taint.file === undefined && !(this.#as === 'as a tool' && taint.kind === 'tool')) return;
    if (!isToBeTold(this, rule, taint.file)) return;
    keepHit(this.hits, rule, level, at, taint, this.#within.at(-1)?.name ?? '');
  }

  nameOf(expression: Expression, scope: Scope): string {
    if (expression.is === 'name') return scope.find(expression.id)?.named ?? expression.id;
    if (expression.is === 'get') return `${this.nameOf(expression.of, scope)}.${expression.key ?? '*'}`;
    if (expression.is === 'call') return `${this.nameOf(expression.callee, scope)}()`;
    return this.evaluate(expression, scope).named ?? '';
  }

  /** As it stands in the text, whatever it resolves to. */
  spelled(expression: Expression): string {
    if (expression.is === 'name') return expression.id;
    if (expression.is === 'get') return `${this.spelled(expression.of)}.${expression.key ?? '*'}`;
    return expression.is === 'call' ? `${this.spelled(expression.callee)}()` : '';
  }

  evaluate(expression: Expression, scope: Scope): Value {
    this.#steps += 1;
    if (this.isWornOut) return NOTHING;
    switch (expression.is) {
      case 'name':
        return this.#variable(expression, scope);
      case 'text':
        return { taints: [], text: expression.text, starts: expression.text, ...(/<\/?[a-z]/i.test(expression.text) ? { hasMarkup: true } : {}), ...(/[\\/]$/.test(expression.text) ? { isFolder: true } : {}) };
      case 'get':
        return this.#field(expression, scope);
      case 'call':
        return evaluateCall(this, expression, scope);
      case 'join':
        return joined(this, expression.parts, scope);
      case 'pipe':
        return piped(this, expression.parts, scope);
      case 'record':
        return record(this, expression, scope);
      case 'list':
        return list(this, expression, scope);
      case 'spread':
        return this.evaluate(expression.of, scope);
      case 'function':
        return this.#defined(expression.made, scope.asItIs());
      case 'choice': {
        this.evaluate(expression.test, scope);
        return joinValues([true, false].map((isTrue) => this.#supposing(expression.test, isTrue, isTrue ? expression.yes : expression.no, scope)));
      }
      case 'either': {
        const left = this.evaluate(expression.left, scope);
        const right = this.#supposing(expression.left, expression.op === 'and', expression.right, scope);
        return expression.op === 'and' ? right : joinValues([left, right]);
      }
      case 'compare':
        this.evaluate(expression.left, scope);
        this.evaluate(expression.right, scope);
        return NOTHING;
      case 'not':
        this.evaluate(expression.of, scope);
        return NOTHING;
      case 'assign': {
        const plain = expression.adds === true ? joined(this, [expression.target, expression.value], scope) : this.evaluate(expression.value, scope);
        const value = ['compare', 'not', 'either', 'call'].includes(expression.value.is) || (expression.value.is === 'get' && expression.value.key === undefined) ? { ...plain, test: expression.value } : plain;
        this.assign(expression.target, value, scope, this.program.language === 'python' || scope.parent === undefined);
        return value;
      }
      case 'each': {
        this.assign(expression.target, elementOf(this.evaluate(expression.over, scope)), scope, true);
        for (const test of expression.tests) this.evaluate(test, scope);
        for (const test of expression.tests) assume(this, test, true, scope);
        return { taints: [], fields: new Map([['*', this.evaluate(expression.value, scope)]]) };
      }
      case 'yield': {
        const value = this.evaluate(expression.value, scope);
        scope.returned.push({ taints: [], fields: new Map([['*', value]]) });
        return value;
      }
      case 'mixed':
        return { ...joinValues(expression.parts.map((part) => this.evaluate(part, scope))) };
      default:
        // A pattern of its own: the text of a regular expression is worth knowing.
        return expression.is === 'constant' && this.source[expression.at] === '/' ? { taints: [], text: this.source.slice(expression.at, expression.to) } : NOTHING;
    }
  }

  #defined(made: Made, scope: Scope): Value {
    this.waiting.set(made, scope);
    return { taints: [], made, scope };
  }

  #supposing(test: Expression, isTrue: boolean, then: Expression, scope: Scope): Value {
    const before = new Map(scope.cleared);
    assume(this, test, isTrue, scope);
    const value = this.evaluate(then, scope);
    scope.cleared = before;
    return value;
  }

  #variable({ id, at }: Expression & { is: 'name' }, scope: Scope): Value {
    if ((id === 'self' || id === 'this' || id === 'cls') && scope.owner !== undefined) return { taints: [], named: id, instance: scope.owner };
    const known = scope.find(id) ?? taken(this, id);
    if (SPOKEN.test(id) && scope.placesOf(spokenBy('')).length > 0 && (known?.taints ?? []).every(({ kind }) => kind === 'parameter' || kind === 'handed') && known?.text === undefined) return { ...tainted('model', at), named: id };
    if (known === undefined) return { taints: [], named: id };
    if (known.imported !== undefined && known.taints.length === 0) return constant(this, known, known.imported);
    const passed = known.taints.length === 0 ? known : { ...known, taints: known.taints.map((taint) => (taint.through.includes(id) ? taint : { ...taint, through: [...taint.through, id] })) };
    return scope.refine(passed.named === undefined ? { ...passed, named: id } : passed);
  }

  #field(expression: Expression & { is: 'get' }, scope: Scope): Value {
    const of = this.evaluate(expression.of, scope);
    const { key } = expression;
    if (key !== undefined && SPOKEN.test(key) && scope.placesOf(spokenBy(this.spelled(expression.of))).length > 0) return { ...tainted('model', expression.at), named: `${of.named ?? ''}.${key}` };
    if (key === undefined) {
      if (expression.index !== undefined) this.evaluate(expression.index, scope);
      return { ...elementOf(of), ...choicesOf(of) };
    }
    // `axios_1.default.get`: how compilers write what a module hands out without a name.
    if (key === 'default' && expression.of.is === 'name' && this.modules.has(expression.of.id)) return { ...of, imported: following(of.imported, key) };
    const named = `${of.named ?? ''}.${key}`;
    const own = memberOf(this, of, key) ?? keptBy(this, of, key);
    const kept = own ?? of.fields?.get(key) ?? of.fields?.get('*');
    const path = this.spelled(expression);
    // What a call gives is a new text each time.
    const paths = path.includes('(') ? [] : [path];
    const inherited = of.taints.map((taint) => ({ ...taint, through: [...(PART_OF_WHOLE.test(key) || standsForWhole(of) ? taint.through : key === '0' && isSplit(of) ? taint.through.map(firstOf) : []), ...paths] }));
    const passed = (kept?.taints ?? []).map((taint) => (taint.through.includes(path) ? taint : { ...taint, through: [...taint.through, ...paths] }));
    // `Path(name).name` lies in no other folder.
    const ofPath = kept === undefined && BASE_NAME.test(named) ? cleaned({ taints: inherited }, ['path']).taints : inherited;
    const value: Value = { ...kept, taints: kept === undefined ? ofPath : passed, named: kept?.named ?? named, ...(kept === undefined ? { imported: following(of.imported, key) } : {}) };
    if (IN_PAGE.test(key) && /(^|\.)env$/.test(this.spelled(expression.of))) this.report('key-in-page', 'high', expression, { kind: 'secret', at: expression.at });
    const isOpen = value.taints.length === 0 || (key === 'arguments' && value.taints.every(({ kind }) => kind === 'parameter' || kind === 'handed'));
    const kind = isOpen && kept === undefined ? (SECRET.test(named) ? 'secret' : this.fieldSource(path, named)) : undefined;
    return scope.refine(kind === undefined ? value : { ...value, taints: [{ kind, at: expression.at, clean: [], isBuilt: false, through: [path] }] });
  }

  /** A method or field of a class of this file, or of one it extends. */
  member(name: string, key: string, depth = 0): Value | undefined {
    if (depth > 4) return undefined;
    if (name.includes('#')) return this.files?.member(this, name, key, depth);
    const known = this.classes.get(name);
    if (known === undefined) return undefined;
    const made = known.members.get(key);
    if (made !== undefined) return { taints: [], made, scope: known.scope, instance: name, named: `${name}.${key}` };
    const field = known.fields.get(key);
    if (field !== undefined) return field;
    const type = known.types.get(key);
    if (type !== undefined) return typed(this, type, known.scope);
    for (const base of known.bases) {
      const found = this.member(baseOf(this, base, known.scope), key, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  assign(target: Expression, value: Value, scope: Scope, isOwn: boolean): void {
    switch (target.is) {
      case 'name':
        return isOwn ? scope.set(target.id, value) : scope.setWhereItLives(target.id, value);
      case 'fallback':
        return this.assign(target.target, joinValues([value, this.evaluate(target.value, scope)]), scope, isOwn);
      case 'spread':
        return this.assign(target.of, value, scope, isOwn);
      case 'record':
        for (const { key, value: inner } of target.entries) {
          const found = key === undefined ? value : value.fields?.get(key) ?? { taints: PART_OF_WHOLE.test(key) || standsForWhole(value) ? value.taints : value.taints.map((taint) => ({ ...taint, through: [] })), ...(value.named === undefined ? {} : { named: `${value.named}.${key}` }), ...(value.imported === undefined ? {} : { imported: following(value.imported, key) }) };
          this.assign(inner, key === undefined ? found : this.#sourceIn(found, inner), scope, isOwn);
        }
        return;
      case 'list':
        target.items.forEach((item, index) => this.assign(item, value.fields?.get(String(index)) ?? (index === 0 && isSplit(value) ? firstWord(value) : elementOf(value)), scope, isOwn));
        return;
      case 'get':
        return this.#assignField(target, value, scope);
      default:
    }
  }

  /** `const { body } = req`: the field is a source as it would be as `req.body`. */
  #sourceIn(value: Value, at: Expression): Value {
    if (value.taints.length > 0 || value.named === undefined) return value;
    const kind = this.fieldSource(value.named);
    return kind === undefined ? value : { ...value, ...tainted(kind, at.at) };
  }

  fieldSource(...names: readonly string[]): Kind | undefined {
    return FIELD_SOURCES.find(({ name, needs }) => names.some((one) => name.test(one)) && (needs === undefined || this.says(needs)))?.kind;
  }

  #assignField(target: Expression & { is: 'get' }, value: Value, scope: Scope): void {
    const key = target.key ?? '*';
    if (HTML_FIELD.test(key)) this.check(value, 'html', target);
    const of = this.evaluate(target.of, scope);
    const put = target.index === undefined || target.key !== undefined || of.instance === undefined ? undefined : this.member(of.instance, '__setitem__');
    if (put !== undefined) return void follow(this, put, { values: [this.evaluate(target.index!, scope), value], named: new Map(), spread: [], receiver: of });
    // What an event source or socket of a model brings.
    if (key === 'onmessage' && value.made !== undefined && value.scope !== undefined && of.taints.length > 0) this.invoke(value.made, value.scope, [of], value.instance);
    // `run.input_schema = { … }`: the function is a tool.
    if (of.made !== undefined && /^(input_?schema|parameters)$/i.test(key)) runAsTool(this, of, value);
    keep(this, of, key, value);
    const home = of.instance === undefined ? undefined : classOf(this, of.instance);
    if (home !== undefined) return void home.fields.set(key, joinValues([...(home.fields.has(key) ? [home.fields.get(key)!] : []), carried(value, this, home.engine)]));
    this.change(target.of, (old) => ({ ...old, fields: new Map([...(old.fields ?? []), [key, key === '*' ? joinValues([old.fields?.get('*') ?? NOTHING, value]) : value]]) }), scope);
  }

  /** Changes what an expression stands for: a variable, or a field of one. */
  change(target: Expression, how: (old: Value) => Value, scope: Scope): void {
    if (target.is === 'name') return scope.setWhereItLives(target.id, how(scope.find(target.id) ?? { taints: [], named: target.id }));
    if (target.is !== 'get') return;
    this.#assignField(target, how(this.evaluate(target, scope)), scope);
  }
}
