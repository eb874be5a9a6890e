// A call: a function of this file, a model, a sink, a source, a cleaner, a callback, or something unknown that passes on what it is given.
import type { Expression, Made } from '../program.ts';
import { CLEANERS, MAKES_MARKDOWN, RESOLVED, SEPARATOR } from '../rules/cleaners.ts';
import type { Kind } from '../rules/kinds.ts';
import { ASKS_BACK_END, CALL_SOURCES, FETCH, LISTENER, LISTENER_EVENT, OWN_CHAT, OWN_CHAT_KEPT, PROCEDURE, READS_ENVIRONMENT, SECRET, SENT, TELLS_MODEL, TOKEN_EVENT, TOKEN_LISTENER, TOOL_HANDLER, TOOL_MAKER } from '../rules/sources.ts';
import { checkMessage } from './compose.ts';
import type { Engine } from './engine.ts';
import { carried, classNameOf, classOf, isStrong } from './files.ts';
import { commanded, keepEvent, runNodes } from './graph-state.ts';
import { asFunction, followElsewhere, following, functionsOf, memberOf } from './linked.ts';
import { askModel, checkNamedPrompts, isCalledModel, makePrompt } from './models.ts';
import { rewritten } from './rewrites.ts';
import { parameterOf } from './roots.ts';
import type { Scope } from './scope.ts';
import { checkSinks } from './sinks.ts';
import { runAsTool, shaped } from './tools.ts';
import { choicesOf, cleaned, elementOf, everyTaint, joinValues, mergeTaints, NOTHING, tainted, untied, type Value } from './value.ts';

export type Given = { readonly values: readonly Value[]; readonly named: ReadonlyMap<string, Value>; readonly spread: readonly Value[]; readonly receiver: Value | undefined };

const FIXED_SCHEMA = /(^|\.)z\.(enum|literal|number|boolean|nativeEnum|int|bigint|date|uuid|null)$|(^|\.)z\.coerce\.(number|boolean|date)$|^<fixed value>$/;
const RESOLVE = '<resolve>';
const GROW = /^(append|push|add|unshift|extend|insert|add_message|addMessage)$/;
/** Runs the function it is given with what follows it. */
const HANDS_OVER = /(^|\.)(asyncio\.to_thread|to_thread\.run_sync|run_sync_in_worker_thread|run_in_threadpool|sync_to_async\(\)|submit|run_in_executor|call_soon|apply_async)$/;
/** What is left of a text is still the text. */
const KEEPS_TEXT = /^(format|replace|replaceAll|join|concat|format_map|safe_substitute|substitute|strip|trim|str|String|toString|dedent|textwrap\.dedent)$/;
const LOADS_DATA = /(^|\.)use(Query|SuspenseQuery|SWR|SWRImmutable|AsyncData|LazyAsyncData|Asyncs?)$/;
/** `reply.set(text)`: a store or signal holds it from now on. */
const HOLDS = /(^|\.)(writable|atom|signal|ref|shallowRef|observable)\(\)$/;
const EACH = /^(map|forEach|filter|flatMap|some|every|find|findLast|sort)$/;
/** What it gives back is what its function gives back. */
const MAKES_ONCE = /(^|\.)(useMemo|computed|\$derived\.by)$/;
/** Names that stand for the function they are given. */
const WRAPPER = /(^|\.)(promisify|partial|functools\.partial|bind|wraps|asyncio\.to_thread|run_in_executor|to_thread|memoize|useCallback|memo|forwardRef|observer|traceable|retry|wrap|RunnableLambda(\.from)?)$/;

export const evaluateCall = (engine: Engine, expression: Expression & { is: 'call' }, scope: Scope): Value => {
  const { callee: calleeExpression } = expression;
  const read = withBody(engine.evaluate(calleeExpression, scope));
  const receiver = calleeExpression.is === 'get' ? engine.evaluate(calleeExpression.of, scope) : undefined;
  const given = giveAll(engine, expression, scope, receiver);
  const callee = calleeExpression.is === 'get' && calleeExpression.key === undefined ? anyOf(engine, read, receiver, given) : read;
  const resolved = callee.named ?? engine.nameOf(calleeExpression, scope);
  // `require('node:child_process').exec`, without a name of its own.
  if (resolved === 'require' && engine.program.language === 'script' && given.values[0]?.text !== undefined) return { taints: [], named: given.values[0].text.replace(/^node:/, '') };
  const names = [...new Set([resolved, engine.spelled(calleeExpression)])];
  const key = calleeExpression.is === 'get' ? (calleeExpression.key ?? '') : '';
  const named = names.some((name) => MAKES_MARKDOWN.test(name)) && /\bhtml['"]?\s*:\s*true/.test(engine.source.slice(expression.at, expression.to)) ? '<markup passes>()' : `${resolved}()`;

  if (receiver !== undefined && GROW.test(key)) grow(engine, calleeExpression, given, scope);
  if (key === 'set' && receiver !== undefined && HOLDS.test(receiver.named ?? '') && calleeExpression.is === 'get') engine.change(calleeExpression.of, (old) => ({ ...old, taints: mergeTaints([old.taints, ...given.values.map((value) => everyTaint(value))]) }), scope);
  const called = { expression, names, callee, given };
  if (names.includes('<path join>')) return { taints: mergeTaints(given.values.map((value) => everyTaint(value))), named: '<path join>' };
  if (resolved === 'getattr' && given.values[0] !== undefined && given.values[1]?.text === undefined) {
    const choices = functionsOf(engine, given.values[0]);
    if (choices.length > 0) return { taints: [], choices };
  }
  if (expression.component !== undefined) showComponent(engine, engine.evaluate(expression.component, scope), given);
  if (resolved === 'dict' && given.named.size > 0) {
    checkMessage(engine, given.named, () => expression);
    return { taints: mergeTaints(given.values.map(({ taints }) => taints)), fields: new Map([...(given.values[0]?.fields ?? []), ...given.named]) };
  }
  const atStart = madeAtStart(engine, names, given);
  if (atStart !== undefined) return atStart;
  if (resolved === RESOLVE) {
    engine.settling.at(-1)?.push(given.values[0] ?? NOTHING);
    return NOTHING;
  }
  const state = stateOf(engine, called, resolved) ?? commanded(names, given);
  if (state !== undefined) return state;
  runNodes(engine, names, given);
  if (expression.isNew && resolved === 'Promise') return makePromise(engine, given);
  const elsewhere = followElsewhere(engine, callee, given);
  const followed = elsewhere === undefined ? follow(engine, callee, given) : undefined;
  runCallbacks(engine, names, key, given);
  for (const { named: library, made } of callee.choices ?? []) if (library !== undefined && made === undefined) checkSinks(engine, { ...called, names: [library] });
  if (followed !== undefined) return followed;

  handOver(engine, called);
  const made = makePrompt(engine, called);
  // What was found in its body need not be guessed from its name.
  if (elsewhere?.hasSaid !== true && elsewhere?.refuses !== true) {
    checkSinks(engine, called);
    checkNamedPrompts(engine, called);
  }
  if (elsewhere !== undefined && everyTaint(elsewhere.value).some(({ kind }) => kind === 'model')) return elsewhere.value;
  if (made !== undefined) return made;
  const answer = askModel(engine, called) ?? (isCalledModel(engine, called) ? tainted('model', expression.at) : undefined);
  if (answer !== undefined) return { ...answer, named };

  const all = mergeTaints([...given.values, ...given.named.values(), ...given.spread].map((value) => everyTaint(value)).concat(receiver === undefined ? (callee.made === undefined ? [everyTaint(callee)] : []) : [everyTaint(receiver)]));
  // What is opened with a key does not tell it.
  const passed = KEEPS_TEXT.test(key) || KEEPS_TEXT.test(resolved) ? all : all.filter(({ kind }) => kind !== 'secret');
  const variable = names.some((name) => READS_ENVIRONMENT.test(name)) ? given.values[0]?.text : undefined;
  if (variable !== undefined && SECRET.test(`os.environ.${variable}`)) return { ...tainted('secret', expression.at), named };
  const source = sourceOf(engine, expression, names, passed.length > 0);
  if (source !== undefined) return { ...tainted(source, expression.at), named };
  const schema = readSchema(engine, expression, names, key, given);
  if (schema !== undefined) return { ...schema, named };
  if (elsewhere !== undefined) return elsewhere.value;
  return passOn(engine, { expression, names, callee, given, key, named, passed, receiver, scope });
};

/** `actions[call.name](…)`: what is called by a name from outside is any function of whatever it is looked up in. */
const anyOf = (engine: Engine, read: Value, receiver: Value | undefined, given: Given): Value => {
  if (receiver === undefined || read.made !== undefined || read.choices !== undefined || ![...given.values, ...given.named.values(), ...given.spread].some(isStrong)) return read;
  const choices = functionsOf(engine, receiver);
  return choices.length === 0 ? read : { ...read, choices };
};

/** `asyncio.to_thread(client.execute, sql)` is the call of its first. */
const handOver = (engine: Engine, called: { expression: Expression & { is: 'call' }; names: readonly string[]; callee: Value; given: Given }): void => {
  if (!called.names.some((name) => HANDS_OVER.test(name))) return;
  const at = called.given.values.findIndex(({ made, named, imported }) => made !== undefined || imported !== undefined || named?.includes('.') === true);
  const run = called.given.values[at];
  if (run === undefined) return;
  const given: Given = { ...called.given, values: called.given.values.slice(at + 1), receiver: undefined };
  if (run.made === undefined) checkSinks(engine, { ...called, names: [run.named ?? ''], callee: run, given });
  else if ([...given.values, ...given.named.values(), ...given.spread].some(isStrong)) follow(engine, run, given);
};

/** `<Answer html={text} />`: the part of the page is run with its attributes as one record. */
const showComponent = (engine: Engine, component: Value, { named, values }: Given): void => {
  if (![...named.values(), ...values].some(isStrong)) return;
  const props: Value = { taints: [], fields: new Map([...named, ...(values.length === 0 ? [] : [['children', joinValues(values)] as const])]) };
  const given: Given = { values: [props], named: new Map(), spread: [], receiver: undefined };
  if (followElsewhere(engine, component, given) === undefined) follow(engine, component, given);
};

/** A method that others are to fill in is known by its name alone. */
const withBody = (callee: Value): Value => (callee.made?.owner !== undefined && isEmpty(callee.made.body) ? { ...callee, made: undefined, scope: undefined } : callee);
/** Nothing is done in it: others are to write it. */
export const isEmpty = (body: Made['body']): boolean =>
  body.every((statement) => statement.is === 'leave' || (statement.is === 'do' && (['text', 'constant'].includes(statement.value.is) || (['name', 'call'].includes(statement.value.is) && body.at(-1)?.is === 'leave'))));

/** `field(default_factory=make)` holds what is made. */
const madeAtStart = (engine: Engine, names: readonly string[], given: Given): Value | undefined => {
  const maker = names.some((name) => /(^|\.)(field|Field|PrivateAttr|attrib|ib)$/.test(name)) ? (given.named.get('default_factory') ?? given.named.get('factory')) : undefined;
  if (maker === undefined) return undefined;
  return follow(engine, maker, { values: [], named: new Map(), spread: [], receiver: undefined }) ?? (maker.named === undefined ? undefined : { taints: [], named: `${maker.named}()`, imported: following(maker.imported, '()') });
};

const giveAll = (engine: Engine, { given }: Expression & { is: 'call' }, scope: Scope, receiver: Value | undefined): Given => {
  const values: Value[] = [];
  const named = new Map<string, Value>();
  const spread: Value[] = [];
  for (const { name, value, isSpread } of given) {
    const made = scope.refine(engine.evaluate(value, scope));
    if (isSpread === true) {
      spread.push(made);
      for (const [key, field] of made.fields ?? []) if (!/^\d+$|^\*$/.test(key)) named.set(key, field);
    } else if (name === undefined) values.push(made);
    else named.set(name, made);
  }
  return { values, named, spread, receiver };
};

/** A function or class whose body is known. */
export const follow = (engine: Engine, callee: Value, given: Given): Value | undefined => {
  if (callee.choices !== undefined) return joinValues(callee.choices.map((choice) => follow(engine, asFunction(engine, choice), given) ?? NOTHING));
  if (callee.made !== undefined && callee.scope !== undefined) {
    const { made } = callee;
    const isMethod = made.owner !== undefined && engine.program.language === 'python' && /^(self|cls)$/.test(nameOfParameter(made.parameters[0]));
    const self: Value = { taints: [], named: 'self', ...(callee.instance === undefined ? {} : { instance: callee.instance }) };
    const positional = isMethod ? [self, ...given.values] : given.values;
    const rest = given.spread.length === 0 ? undefined : { taints: mergeTaints(given.spread.map((value) => everyTaint(value))) };
    const values = made.parameters.map((parameter, index) => positional[index] ?? given.named.get(nameOfParameter(parameter)) ?? rest);
    const left = made.parameters.at(-1)?.isRest === true ? positional.slice(made.parameters.length) : [];
    return engine.invoke(made, callee.scope, [...values, ...left], callee.instance ?? made.owner);
  }
  if (callee.instance === undefined && callee.instances === undefined) return undefined;
  if (callee.instance === undefined || callee.named !== classNameOf(callee.instance)) {
    const call = engine.program.language === 'python' ? memberOf(engine, callee, '__call__') : undefined;
    return call === undefined ? undefined : follow(engine, call, given);
  }
  const start = engine.member(callee.instance, '__init__') ?? engine.member(callee.instance, 'constructor');
  if (start !== undefined) follow(engine, start, given);
  const fields = start === undefined ? given.named : undefined;
  keepEvent(engine, callee.instance, fields);
  if (start === undefined) fillFields(engine, callee.instance, given);
  return { taints: mergeTaints([...given.values, ...given.spread].map((value) => everyTaint(value))).filter(({ kind }) => kind !== 'secret'), instance: callee.instance, named: `${callee.named}()`, ...(fields === undefined || fields.size === 0 ? {} : { fields }) };
};
/** `Persona(style=…)` of a data class: its methods read what it was made with. */
const fillFields = (engine: Engine, instance: string, { values, named }: Given): void => {
  const home = classOf(engine, instance);
  const types = home?.engine.classes.get(classNameOf(instance))?.types;
  if (home === undefined || types === undefined || types.size === 0) return;
  const names = [...types.keys()];
  for (const [key, value] of [...values.map((one, index) => [names[index] ?? '', one] as const), ...named]) {
    if (!types.has(key) || everyTaint(value).length === 0) continue;
    const old = home.fields.get(key);
    const now = joinValues([...(old === undefined ? [] : [old]), untied(carried(value, engine, home.engine))]);
    if (everyTaint(now).length > everyTaint(old ?? NOTHING).length) engine.isStateNew = true;
    home.fields.set(key, now);
  }
};
const nameOfParameter = (parameter: { target: Expression } | undefined): string => (parameter?.target.is === 'name' ? parameter.target.id : '');

const grow = (engine: Engine, callee: Expression, given: Given, scope: Scope): void => {
  if (callee.is !== 'get') return;
  // What is asked for does not change who is asked.
  const isQuery = callee.of.is === 'get' && callee.of.key === 'searchParams';
  engine.change(callee.of, (old) => {
    const fields = new Map(old.fields);
    for (const value of given.values) if (fields.size < 40) fields.set(String(fields.size), untied(isQuery ? cleaned(value, ['url']) : value));
    return { ...old, fields };
  }, scope);
};

/** A promise is worth what its function resolves it with. */
const makePromise = (engine: Engine, { values }: Given): Value => {
  const { made, scope, instance } = values[0] ?? NOTHING;
  if (made === undefined || scope === undefined) return NOTHING;
  const settled: Value[] = [];
  engine.settling.push(settled);
  engine.invoke(made, scope, [{ taints: [], named: RESOLVE }, NOTHING], instance);
  engine.settling.pop();
  return untied(joinValues(settled));
};

const runCallbacks = (engine: Engine, names: readonly string[], key: string, given: Given): void => {
  // `mcp.tool()(read)` is the mark put on by hand.
  const isTool = names.some((name) => TOOL_MAKER.test(name.replace(/\(\)$/, '')) || TOOL_HANDLER.test(name));
  const functions = [...given.values, ...given.named.values()].map((value) => (isTool ? asFunction(engine, value) : value)).filter(({ made, scope }) => made !== undefined && (isTool || scope?.home === engine));
  const listed = given.named.get('tools') ?? given.values.map(({ fields }) => fields?.get('tools')).find((value) => value !== undefined);
  for (const field of listed?.fields?.values() ?? []) runAsTool(engine, asFunction(engine, field));
  if (isTool) {
    const record = given.values.find(({ fields }) => fields !== undefined);
    const schema = record?.fields?.get('inputSchema') ?? record?.fields?.get('schema') ?? record?.fields?.get('parameters') ?? (names.some((name) => TOOL_HANDLER.test(name)) ? undefined : record);
    for (const value of functions) runAsTool(engine, value, schema);
    return;
  }
  const event = given.values[0]?.text;
  const isHeard = names.some((name) => LISTENER.test(name) && (event === undefined || LISTENER_EVENT.test(event)));
  const isToken = event !== undefined && TOKEN_EVENT.test(event) && names.some((name) => TOKEN_LISTENER.test(name));
  const isForm = names.some((name) => /^(gradio|gr)\.(ChatInterface|Interface)$|\.(submit|click)$/.test(name)) && engine.program.language === 'python';
  for (const { made, scope, instance } of functions) {
    if (made === undefined || scope === undefined) continue;
    const element = EACH.test(key) && given.receiver !== undefined ? elementOf(given.receiver) : key === 'reduce' && given.receiver !== undefined ? elementOf(given.receiver) : key === 'then' ? given.receiver : undefined;
    if (element === undefined && PROCEDURE.test(key) && takesSent(made)) {
      engine.invoke(made, scope, [{ taints: [], fields: new Map([['input', tainted('user', made.at)], ['parsedInput', tainted('user', made.at)], ['rawInput', tainted('user', made.at)]]) }], instance);
      continue;
    }
    if (element === undefined && !isHeard && !isForm && !isToken) {
      // Run here for what it sees of this run of the function around it; once more on its own when all is known.
      if (engine.root !== undefined) callbackResults.set(made, engine.invoke(made, scope, made.parameters.map((parameter) => parameterOf(engine, made, parameter)), instance, false));
      continue;
    }
    const values = made.parameters.map(({ target }, index) => {
      if (element !== undefined) return key === 'reduce' ? (index < 2 ? element : NOTHING) : index === 0 ? element : NOTHING;
      return isForm || index === 0 ? { ...tainted(isToken ? 'model' : 'user', target.at), named: nameOfParameter({ target }) } : { taints: [], named: nameOfParameter({ target }) };
    });
    const result = engine.invoke(made, scope, values, instance);
    callbackResults.set(made, result);
  }
};
const takesSent = ({ parameters: [first] }: Made): boolean => first?.target.is === 'record' && first.target.entries.some(({ key = '' }) => SENT.test(key));
/** `const [answer, setAnswer] = useState('')`: what is set is what is shown. */
const stateOf = (engine: Engine, { expression, names, given }: { expression: Expression & { is: 'call' }; names: readonly string[]; given: Given }, resolved: string): Value | undefined => {
  const [first = NOTHING] = given.values;
  if (names.some((name) => /(^|\.)(useState|createSignal)$/.test(name))) {
    const now = joinValues([first, engine.states.get(expression.at) ?? NOTHING]);
    return { taints: [], fields: new Map([['0', { ...now, text: undefined }], ['1', { taints: [], named: `<set ${expression.at}>` }]]) };
  }
  const isPassed = names.some((name) => name.endsWith('.then'));
  const at = SETS_STATE.exec(isPassed ? (first.named ?? '') : resolved)?.[1];
  if (at === undefined) return undefined;
  const old = engine.states.get(Number(at)) ?? NOTHING;
  const value = isPassed ? (given.receiver ?? NOTHING) : first.made !== undefined && first.scope !== undefined ? engine.invoke(first.made, first.scope, [old], first.instance) : first;
  engine.setState(Number(at), joinValues([old, untied(value)]));
  return NOTHING;
};
const SETS_STATE = /^<set (\d+)>$/;

/** What a callback gave back, for the call that ran it. */
const callbackResults = new WeakMap<object, Value>();

/** A page asks its own back end, where a model answers. */
const isOwnChat = (engine: Engine, { given }: Expression & { is: 'call' }, names: readonly string[]): boolean => {
  const { program, source } = engine;
  const address = given[0]?.value;
  if (program.language !== 'script' || address === undefined || !names.some((name) => ASKS_BACK_END.test(name))) return false;
  const spelled = source.slice(address.at, address.is === 'text' || address.is === 'join' ? address.to : address.at);
  return OWN_CHAT.test(spelled) || (OWN_CHAT_KEPT.test(spelled) && engine.says(TELLS_MODEL));
};

const sourceOf = (engine: Engine, expression: Expression & { is: 'call' }, names: readonly string[], isFed: boolean): Kind | undefined => {
  const source = CALL_SOURCES.find(({ name }) => names.some((one) => name.test(one)));
  if (source !== undefined && !(isFed && source.kind !== 'content' && source.kind !== 'user')) return source.kind;
  if (isOwnChat(engine, expression, names)) return 'model';
  return names.some((name) => FETCH.test(name)) && expression.given[0]?.value.is !== 'text' ? 'content' : undefined;
};

const readSchema = (engine: Engine, expression: Expression & { is: 'call' }, names: readonly string[], key: string, given: Given): Value | undefined => {
  if (names.some((name) => FIXED_SCHEMA.test(name))) return { taints: [], isFixed: true };
  const { receiver } = given;
  if (names.some((name) => /(^|\.)z\.(object|strictObject|looseObject)$/.test(name))) return { taints: [], ...(given.values[0]?.fields === undefined ? {} : { fields: given.values[0].fields }) };
  if (names.some((name) => /(^|\.)z\.array$/.test(name))) return given.values[0]?.isFixed === true ? { taints: [], isFixed: true } : NOTHING;
  if (receiver === undefined || !/z\.\w+/.test(receiver.named ?? '')) return undefined;
  if (/^(safeParse|parse|parseAsync|safeParseAsync)$/.test(key)) {
    const data = shaped(receiver, { taints: mergeTaints(given.values.map((value) => everyTaint(value))) });
    return key.startsWith('safe') ? { taints: data.taints, fields: new Map([['data', data], ['success', NOTHING]]) } : data;
  }
  const pattern = expression.given[0]?.value;
  const isWhole = key === 'regex' && pattern !== undefined && /\^.*\$/.test(engine.source.slice(pattern.at, pattern.to));
  if (isWhole || /^(uuid|datetime|ip|cuid|ulid)$/.test(key)) return { taints: [], isFixed: true };
  return { taints: [], ...(receiver.isFixed === true ? { isFixed: true } : {}), ...(receiver.fields === undefined ? {} : { fields: receiver.fields }) };
};

type Passing = { expression: Expression & { is: 'call' }; names: readonly string[]; callee: Value; given: Given; key: string; named: string; passed: Value['taints']; receiver: Value | undefined; scope: Scope };

const passOn = (engine: Engine, { expression, names, callee, given, key, named, passed, receiver }: Passing): Value => {
  const [first] = given.values;
  // `this.plan.bind(this)` is the method, and `partial(plan, …)` what it is given.
  if (key === 'bind' && receiver?.made !== undefined) return receiver;
  if (names.some((name) => WRAPPER.test(name)) && first !== undefined) return first;
  // `str(path.resolve())` is still resolved, and `os.path.join(root, '')` ends in a separator.
  if (/^(str|String|os\.fspath)$/.test(names[0]!) && first !== undefined && RESOLVED.test(first.named ?? '')) return first;
  // `model.pipe(run)`, and what a query of a page brings.
  if (key === 'pipe' && receiver?.isModel === true && first?.made !== undefined && first.scope !== undefined) engine.invoke(first.made, first.scope, [tainted('model', expression.at)], first.instance);
  if (names.some((name) => LOADS_DATA.test(name))) {
    const load = [...given.values, ...(first?.fields?.values() ?? [])].find(({ made }) => made !== undefined);
    const data = load?.made === undefined || load.scope === undefined ? NOTHING : untied(engine.invoke(load.made, load.scope, [], load.instance));
    return { taints: data.taints, fields: new Map([['data', data], ['value', data]]), named };
  }
  // `timeout(5)(run)(command)`: a decorator put on by hand.
  if (expression.callee.is === 'call' && first?.made !== undefined) return first;
  // `fetch(x).then(run)` and `list.map(wrap)` are what the function gives back.
  const results = given.values.flatMap(({ made }) => (made === undefined ? [] : callbackResults.get(made) ?? []));
  if ((key === 'then' || names.some((name) => MAKES_ONCE.test(name))) && results.length > 0) return joinValues(results);
  if (/^(map|flatMap)$/.test(key) && results.length > 0) return { taints: [], fields: new Map([['*', joinValues(results)]]) };
  if (/^(filter|sort|slice|concat|items|values|entries|copy|reverse)$/.test(key) && receiver?.fields !== undefined) return { ...receiver, ...(key === 'concat' ? { taints: mergeTaints([receiver.taints, passed]) } : {}) };
  if (key === 'get' && receiver?.fields !== undefined && first?.text !== undefined) return receiver.fields.get(first.text) ?? joinValues([{ taints: receiver.taints }, given.values[1] ?? NOTHING]);
  // A constant table, read by whatever name: what comes out was written here.
  if (key === 'get' && receiver !== undefined && everyTaint(receiver).length === 0) {
    return { ...elementOf(receiver), ...choicesOf(receiver), named };
  }
  if (key === 'get' && receiver !== undefined) {
    const through = first?.text === undefined ? [] : [engine.spelled(expression)];
    return { taints: receiver.taints.map((taint) => ({ ...taint, through })), named };
  }
  if (/(^|\.)(json\.loads?|JSON\.parse)$/.test(names[0]!)) for (const taint of passed) if (taint.kind === 'model') engine.report('unchecked-model-output', 'note', expression, taint);
  const isFormat = /^(format|replace|join|replaceAll|concat|format_map|safe_substitute|substitute)$/.test(key) && (receiver?.text === undefined ? /^[A-Z_.]{4,}$/.test(receiver?.named ?? '') : receiver.text.replace(/[^a-z]/gi, '').length >= 10);
  const value: Value = { taints: isFormat ? passed.map((taint) => ({ ...taint, isBuilt: true })) : passed, named, imported: following(callee.imported, '()'), ...(/(^|\.)path\.join$|(^|\.)join$/.test(names[0]!) && given.values.length > 1 && (given.values.at(-1)!.text === '' || SEPARATOR.test(given.values.at(-1)!.named ?? '')) ? { isFolder: true } : {}) };
  const cleaner = CLEANERS.filter(({ name, unless, not }) => names.some((one) => name.test(one)) && (unless === undefined || !engine.says(unless)) && (not === undefined || !names.some((one) => not.test(one))));
  const safe = rewritten(engine, expression, names, cleaner.reduce((left, { places }) => cleaned(left, places), value));
  const hasMarkup = receiver?.hasMarkup === true || given.values.some((one) => one.hasMarkup);
  return { ...safe, ...(hasMarkup ? { hasMarkup } : {}), ...(receiver?.isModel === true || (key === 'pipe' && first?.isModel === true) ? { isModel: true } : {}), ...(receiver?.instance !== undefined && /^(model_validate|model_validate_json|parse_obj|parse_raw|from_dict)$/.test(key) ? { instance: receiver.instance } : {}) };
};
