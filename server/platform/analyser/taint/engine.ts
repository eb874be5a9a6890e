// Follows text through one file: an abstract run of every function, with calls inside the file run in place of their call.
import type { Expression, Made, Program } from '../program.ts';
import { judge, type Level } from '../rules/alerts.ts';
import { SYSTEM_ROLE } from '../rules/clients.ts';
import { FIELD_SOURCES, SPOKEN } from '../rules/sources.ts';
import { PART_OF_WHOLE } from '../rules/cleaners.ts';
import { HTML_FIELD } from '../rules/sinks.ts';
import type { Kind, Place } from '../rules/kinds.ts';
import { evaluateCall } from './call.ts';
import { execute } from './execute.ts';
import { assume } from './guards.ts';
import { parameterOf } from './roots.ts';
import { Scope, spokenBy } from './scope.ts';
import { runTool } from './tools.ts';
import { cleaned, everyTaint, joinValues, mapTaints, mergeTaints, NOTHING, signature, tainted, type Taint, type Value } from './value.ts';

export type Hit = { readonly rule: string; readonly level: Level; readonly at: number; readonly to: number; readonly sourceAt: number; readonly kind: Kind; readonly within: string };
export type Integration = { readonly at: number; readonly provider: string; readonly call: string };
type Class = { readonly members: ReadonlyMap<string, Made>; readonly bases: readonly string[]; readonly fields: Map<string, Value>; readonly scope: Scope };

const DEEPEST = 7;
const LEVELS: readonly Level[] = ['high', 'medium', 'low', 'note'];
/** Expressions looked at in one file; a generated giant is left where it is. */
const MOST_STEPS = 400_000;

export class Engine {
  readonly source: string;
  readonly program: Program;
  readonly hits = new Map<string, Hit>();
  readonly integrations = new Map<number, Integration>();
  readonly classes = new Map<string, Class>();
  /** Variables of templates that stand in a system prompt. */
  readonly systemSlots = new Set<string>();
  readonly waiting = new Map<Made, Scope>();
  readonly invoked = new Set<Made>();
  readonly #memo = new Map<string, Value>();
  readonly #within: Made[] = [];
  /** What is handed to `resolve`, for each promise that is being made. */
  readonly settling: Value[][] = [];
  /** How far checks of this file are believed. */
  readonly believed = new Map<Made, readonly Place[] | 'all'>();
  /** How deep tests that variables hold are being read. */
  assuming = 0;
  readonly #said = new Map<RegExp, boolean>();
  #steps = 0;

  constructor(source: string, program: Program) {
    this.source = source;
    this.program = program;
  }

  /** Whether the file speaks of something; asked for every call, read once. */
  says(of: RegExp): boolean {
    if (!this.#said.has(of)) this.#said.set(of, of.test(this.source));
    return this.#said.get(of)!;
  }

  get isInside(): boolean {
    return this.#within.length > 0;
  }

  get isWornOut(): boolean {
    return this.#steps > MOST_STEPS;
  }

  /** Twice: what a method puts into a field is known to the others from the second time on. */
  run(): void {
    for (const pass of this.program.body.some(({ is }) => is === 'class') ? [1, 2] : [1]) {
      this.#memo.clear();
      this.waiting.clear();
      if (pass === 2) this.invoked.clear();
      execute(this, this.program.body, new Scope(undefined));
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
    }
  }

  invoke(made: Made, around: Scope, given: readonly (Value | undefined)[], owner?: string, isWhole = true): Value {
    const values = given.map((value) => value ?? NOTHING);
    if (isWhole) this.invoked.add(made);
    if (this.#within.length >= DEEPEST || this.#within.includes(made) || this.isWornOut) return joinValues(values.map(({ taints }) => ({ taints })));
    const key = `${made.at}@${around.run}(${values.map((value) => signature(value)).join('/')})`;
    const known = this.#memo.get(key);
    if (known !== undefined) return known;
    const scope = new Scope(around, made, owner);
    made.parameters.forEach(({ target, fallback, isRest }, index) => {
      const rest = isRest === true ? { taints: mergeTaints(values.slice(index).map((value) => everyTaint(value))) } : undefined;
      const value = rest ?? given[index] ?? (fallback === undefined ? NOTHING : this.evaluate(fallback, scope));
      this.assign(target, value, scope, true);
    });
    this.#within.push(made);
    execute(this, made.body, scope);
    this.#within.pop();
    // Names inside the function mean nothing to whoever called it.
    const outside = new Set(values.flatMap((value) => everyTaint(value)).flatMap(({ through }) => through));
    const result = mapTaints(joinValues(scope.returned), (taint) => ({ ...taint, through: taint.through.filter((path) => outside.has(path)) }));
    this.#memo.set(key, result);
    return result;
  }

  check(value: Value, place: Place, at: Expression, deep = true): void {
    for (const taint of deep ? everyTaint(value) : value.taints) {
      if (taint.clean.includes(place)) continue;
      const found = judge(taint.kind, place, taint.isBuilt);
      if (found !== undefined) this.report(found.id, found.level, at, taint);
    }
  }

  report(rule: string, level: Level, { at, to }: Expression, taint: Pick<Taint, 'at' | 'kind'>): void {
    const key = `${rule}@${at}`;
    const known = this.hits.get(key);
    if (known === undefined || LEVELS.indexOf(level) < LEVELS.indexOf(known.level)) this.hits.set(key, { rule, level, at, to, sourceAt: taint.at, kind: taint.kind, within: this.#within.at(-1)?.name ?? '' });
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
        return { taints: [], text: expression.text, starts: expression.text, ...(/<\/?[a-z]/i.test(expression.text) ? { hasMarkup: true } : {}) };
      case 'get':
        return this.#field(expression, scope);
      case 'call':
        return evaluateCall(this, expression, scope);
      case 'join':
        return this.#joined(expression.parts, scope);
      case 'pipe': {
        const values = expression.parts.map((part) => this.evaluate(part, scope));
        return { ...joinValues(values), ...(values.some(({ isModel }) => isModel) ? { isModel: true } : {}) };
      }
      case 'record':
        return this.#record(expression, scope);
      case 'list':
        return this.#list(expression, scope);
      case 'spread':
        return this.evaluate(expression.of, scope);
      case 'function':
        this.waiting.set(expression.made, scope);
        return { taints: [], made: expression.made, scope };
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
        const plain = expression.adds === true ? this.#joined([expression.target, expression.value], scope) : this.evaluate(expression.value, scope);
        const value = ['compare', 'not', 'either', 'call'].includes(expression.value.is) ? { ...plain, test: expression.value } : plain;
        this.assign(expression.target, value, scope, this.program.language === 'python' || scope.parent === undefined);
        return value;
      }
      case 'each': {
        this.assign(expression.target, elementOf(this.evaluate(expression.over, scope)), scope, true);
        for (const test of expression.tests) this.evaluate(test, scope);
        for (const test of expression.tests) assume(this, test, true, scope);
        return { taints: [], fields: new Map([['*', this.evaluate(expression.value, scope)]]) };
      }
      case 'mixed':
        return { ...joinValues(expression.parts.map((part) => this.evaluate(part, scope))) };
      default:
        // A pattern of its own: the text of a regular expression is worth knowing.
        return expression.is === 'constant' && this.source[expression.at] === '/' ? { taints: [], text: this.source.slice(expression.at, expression.to) } : NOTHING;
    }
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
    const known = scope.find(id);
    if (SPOKEN.test(id) && scope.placesOf(spokenBy('')).length > 0 && (known?.taints ?? []).every(({ kind }) => kind === 'parameter' || kind === 'handed') && known?.text === undefined) return { ...tainted('model', at), named: id };
    if (known === undefined) return { taints: [], named: id };
    const passed = known.taints.length === 0 ? known : { ...known, taints: known.taints.map((taint) => (taint.through.includes(id) ? taint : { ...taint, through: [...taint.through, id] })) };
    return scope.refine(passed.named === undefined ? { ...passed, named: id } : passed);
  }

  #field(expression: Expression & { is: 'get' }, scope: Scope): Value {
    const of = this.evaluate(expression.of, scope);
    const { key } = expression;
    if (key !== undefined && SPOKEN.test(key) && scope.placesOf(spokenBy(this.spelled(expression.of))).length > 0) return { ...tainted('model', expression.at), named: `${of.named ?? ''}.${key}` };
    if (key === undefined) {
      if (expression.index !== undefined) this.evaluate(expression.index, scope);
      const choices = [...(of.fields?.values() ?? [])].filter(({ made }) => made !== undefined);
      return { ...elementOf(of), ...(choices.length === 0 ? {} : { choices }) };
    }
    const named = `${of.named ?? ''}.${key}`;
    const own = of.instance === undefined ? undefined : this.member(of.instance, key);
    const kept = own ?? of.fields?.get(key) ?? of.fields?.get('*');
    const path = this.spelled(expression);
    // What a call gives is a new text each time.
    const paths = path.includes('(') ? [] : [path];
    const inherited = of.taints.map((taint) => ({ ...taint, through: [...(PART_OF_WHOLE.test(key) ? taint.through : []), ...paths] }));
    const passed = (kept?.taints ?? []).map((taint) => (taint.through.includes(path) ? taint : { ...taint, through: [...taint.through, ...paths] }));
    const value: Value = { ...kept, taints: kept === undefined ? inherited : passed, named: kept?.named ?? named };
    if (value.taints.length === 0 && kept === undefined && this.fieldSource(path, named) !== undefined) {
      const kind = this.fieldSource(path, named)!;
      return scope.refine({ ...value, taints: [{ kind, at: expression.at, clean: [], isBuilt: false, through: [path] }] });
    }
    return scope.refine(value);
  }

  /** A method or field of a class of this file, or of one it extends. */
  member(name: string, key: string, depth = 0): Value | undefined {
    const known = this.classes.get(name);
    if (known === undefined || depth > 4) return undefined;
    const made = known.members.get(key);
    if (made !== undefined) return { taints: [], made, scope: known.scope, instance: name, named: `${name}.${key}` };
    const field = known.fields.get(key);
    if (field !== undefined) return field;
    for (const base of known.bases) {
      const found = this.member(base, key, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #joined(parts: readonly Expression[], scope: Scope): Value {
    const values = parts.map((part) => this.evaluate(part, scope));
    // Lists put together stay lists.
    if (values.some(({ fields, text }) => fields !== undefined && text === undefined) && values.every(({ text }) => text === undefined)) {
      const items = values.flatMap(({ fields }) => [...(fields?.values() ?? [])]);
      return { taints: mergeTaints(values.map(({ taints }) => taints)), fields: new Map(items.map((item, index) => [String(index), item])) };
    }
    const words = values.filter(({ taints, text }) => taints.length === 0 && (text === undefined || /[a-z]{3}/i.test(text)));
    const isBuilt = words.some(({ text, named }) => (text === undefined ? /^[A-Z_]{4,}$/.test(named ?? '') : text.replace(/[^a-z]/gi, '').length >= 10));
    const placed = withoutFixedHosts(values);
    const first = values.find(({ text }) => text !== '');
    const texts = values.map(({ text }) => text);
    const taints = mergeTaints(placed.map((value) => everyTaint(value, 2))).map((taint) => ({ ...taint, isBuilt: taint.isBuilt || isBuilt }));
    return {
      taints,
      ...(texts.every((text) => text !== undefined) ? { text: texts.join('') } : {}),
      ...(first?.text === undefined ? {} : { starts: first.text }),
      ...(values.some(({ hasMarkup }) => hasMarkup) ? { hasMarkup: true } : {}),
    };
  }

  #record(expression: Expression & { is: 'record' }, scope: Scope): Value {
    const fields = new Map<string, Value>();
    const rest: Value[] = [];
    for (const { key, value } of expression.entries) {
      const made = this.evaluate(value, scope);
      if (key !== undefined) fields.set(key, made);
      else {
        rest.push({ taints: made.taints });
        for (const [name, field] of made.fields ?? []) fields.set(name, field);
      }
      if (key === '__html') this.check(made, 'html', value);
    }
    this.checkMessage(fields, (key) => expression.entries.find((entry) => entry.key === key)?.value ?? expression);
    const value: Value = { taints: mergeTaints(rest.map(({ taints }) => taints)), fields };
    runTool(this, value);
    return value;
  }

  /** A message of a conversation, or the description of a tool. */
  checkMessage(fields: ReadonlyMap<string, Value>, at: (key: string) => Expression): void {
    const role = fields.get('role');
    const content = fields.get('content') ?? fields.get('parts');
    if (role !== undefined && content !== undefined) this.check(content, SYSTEM_ROLE.test(role.text ?? '') ? 'system' : 'prompt', at(fields.has('content') ? 'content' : 'parts'));
    const description = fields.get('description');
    if (description !== undefined && ['parameters', 'inputSchema', 'input_schema'].some((key) => fields.has(key))) this.check(description, 'system', at('description'));
  }

  #list(expression: Expression & { is: 'list' }, scope: Scope): Value {
    const fields = new Map<string, Value>();
    const loose: Value[] = [];
    for (const item of expression.items) {
      const value = this.evaluate(item, scope);
      if (item.is !== 'spread') fields.set(String(fields.size), value);
      else {
        loose.push({ taints: value.taints });
        for (const field of value.fields?.values() ?? []) fields.set(String(fields.size), field);
      }
    }
    const [role, content] = [fields.get('0'), fields.get('1')];
    if (expression.items.length === 2 && content !== undefined && /^(system|developer|human|user)$/.test(role?.text ?? '')) {
      const isSystem = SYSTEM_ROLE.test(role!.text!);
      this.check(content, isSystem ? 'system' : 'prompt', expression.items[1]!);
      if (isSystem) this.noteSlots(content.text);
    }
    return { taints: mergeTaints(loose.map(({ taints }) => taints)), fields };
  }

  noteSlots(template: string | undefined): void {
    for (const [, name] of (template ?? '').matchAll(/\{\{?(\w+)\}\}?/g)) this.systemSlots.add(name!);
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
          const found = key === undefined ? value : value.fields?.get(key) ?? { taints: PART_OF_WHOLE.test(key) ? value.taints : value.taints.map((taint) => ({ ...taint, through: [] })), ...(value.named === undefined ? {} : { named: `${value.named}.${key}` }) };
          this.assign(inner, key === undefined ? found : this.#sourceIn(found, inner), scope, isOwn);
        }
        return;
      case 'list':
        target.items.forEach((item, index) => this.assign(item, value.fields?.get(String(index)) ?? elementOf(value), scope, isOwn));
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
    // What an event source or socket of a model brings.
    if (key === 'onmessage' && value.made !== undefined && value.scope !== undefined && of.taints.length > 0) this.invoke(value.made, value.scope, [of], value.instance);
    const own = of.instance === undefined ? undefined : this.classes.get(of.instance);
    if (own !== undefined) return void own.fields.set(key, joinValues([...(own.fields.has(key) ? [own.fields.get(key)!] : []), value]));
    this.change(target.of, (old) => ({ ...old, fields: new Map([...(old.fields ?? []), [key, key === '*' ? joinValues([old.fields?.get('*') ?? NOTHING, value]) : value]]) }), scope);
  }

  /** Changes what an expression stands for: a variable, or a field of one. */
  change(target: Expression, how: (old: Value) => Value, scope: Scope): void {
    if (target.is === 'name') return scope.setWhereItLives(target.id, how(scope.find(target.id) ?? { taints: [], named: target.id }));
    if (target.is !== 'get') return;
    this.#assignField(target, how(this.evaluate(target, scope)), scope);
  }
}

export const elementOf = (value: Value): Value => {
  const inside = joinValues([...(value.fields?.values() ?? [])]);
  const own = value.taints.map((taint) => ({ ...taint, through: [] }));
  return { ...inside, taints: mergeTaints([own, inside.taints]), ...(inside.named === undefined && value.named !== undefined ? { named: `${value.named}[]` } : {}) };
};
export const untied = (value: Value): Value => mapTaints(value, (taint) => ({ ...taint, through: [] }));

/** What follows a whole host, or an address from elsewhere, cannot change who is called. */
const withoutFixedHosts = (values: readonly Value[]): Value[] => {
  let lead = '';
  let isElsewhere = false;
  return values.map((value) => {
    const isHostFixed = isElsewhere || !/^(https?:\/\/)?[^/?#]*$/.test(lead);
    if (value.text === undefined) isElsewhere = true;
    else lead += value.text;
    return isHostFixed ? cleaned(value, ['url']) : value;
  });
};
