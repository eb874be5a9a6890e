// Looks at calls that turn text into code, commands, queries, HTML, files or addresses.
import type { Expression, Made } from '../program.ts';
import { ARGUMENT_PROGRAM, ASKS_FIRST, GIT_METHOD, LETS_MARKUP_THROUGH, LOADED, LOADS_CODE, LOADS_TOOLS, PATH_MADE, PATH_METHOD, QUOTES_FOR_WINDOWS, READS_SAFELY, RUNS_ANSWERS, RUNS_COMMANDS, RUNS_FILES, RUNS_FILES_LINE, RUNS_FLAG, RUNS_QUERIES, SHELL_FLAG, SHELL_PROGRAM, SHOWS_MARKDOWN, SINKS, SPAWN, SPAWN_IN_POD, TAKES_MARKUP_OUT, WRITES_FILE } from '../rules/sinks.ts';
import type { Given } from './call.ts';
import type { Engine } from './engine.ts';
import { everyTaint, isSplit, mergeTaints, NOTHING, type Taint, type Value } from './value.ts';

type Called = { readonly expression: Expression & { is: 'call' }; readonly names: readonly string[]; readonly callee: Value; readonly given: Given };

export const checkSinks = (engine: Engine, called: Called): void => {
  const { expression, names, given } = called;
  if (names.some((name) => WRITES_FILE.test(name))) noteWritten(engine, given.values[engine.program.language === 'python' ? 0 : 1] ?? NOTHING);
  if (names.some((name) => SPAWN.test(name))) return checkSpawn(engine, expression, given);
  const inPod = SPAWN_IN_POD.find(({ name, needs }) => names.some((one) => name.test(one)) && engine.says(needs));
  const list = inPod === undefined ? undefined : typeof inPod.at === 'string' ? given.named.get(inPod.at) : given.values[inPod.at];
  // What is to run there is the caller's to choose; a line for a shell is no such choice.
  if (list !== undefined) return checkSpawn(engine, expression, { ...given, values: [{ ...list, taints: [] }], named: new Map(), spread: [] });
  if (engine.program.language === 'python' && names.some((name) => GIT_METHOD.test(name))) checkArguments(engine, expression, given.values);
  // Told that it knows no names of the program, it only counts.
  if (names.includes('numexpr.evaluate') && given.named.has('global_dict') && given.named.has('local_dict')) return;
  checkLoads(engine, called);
  for (const sink of SINKS) {
    if (sink.place === 'code' && names.some((name) => name.startsWith('yaml.')) && READS_SAFELY.test(engine.source.slice(expression.at, expression.to))) continue;
    if (!names.some((name) => sink.name.test(name)) || (sink.unless !== undefined && names.some((name) => sink.unless!.test(name))) || (sink.needs !== undefined && !engine.says(sink.needs)) || (sink.language ?? engine.program.language) !== engine.program.language) continue;
    const inSlot = sink.slot === undefined ? undefined : ([...given.named].find(([key]) => sink.slot!.test(key))?.[1] ?? given.values[0]?.fields?.get([...(given.values[0].fields.keys() ?? [])].find((key) => sink.slot!.test(key)) ?? ''));
    const first = given.values[0] ?? given.spread[0];
    // `session.request(method, url)`.
    const asked = sink.place === 'url' && given.values.length > 1 && /(^|\.)(request|stream)$/.test(names[0]!) && engine.program.language === 'python' ? given.values[1]! : first;
    const looked = sink.at === 'all' ? given.values : inSlot !== undefined ? [inSlot] : asked === undefined ? [] : [asked];
    for (const value of looked) engine.check(value, sink.place, expression, sink.at === 'all' || sink.place !== 'path');
    if (sink.place === 'shell') for (const value of looked) if (value.text === undefined && RUNS_FILES_LINE.test(value.starts ?? '')) runWritten(engine, expression);
  }
  if (names.some((name) => PATH_METHOD.test(name.split('.').at(-1)!) && PATH_MADE.test(name.slice(0, name.lastIndexOf('.')))) && given.receiver !== undefined) engine.check(given.receiver, 'path', expression);
  checkFlags(engine, called);
};

/** What is loaded brings code along; whoever calls a public function with it knows what it is. */
const checkLoads = (engine: Engine, { expression, names, given }: Called): void => {
  if (engine.program.language !== 'python') return;
  for (const { name, slot, unless, only } of LOADS_CODE) {
    if (!names.some((one) => name.test(one)) || (unless !== undefined && isYes(engine, expression, unless)) || (only !== undefined && !isYes(engine, expression, only))) continue;
    const value = [...given.named].find(([key]) => slot?.test(key) === true)?.[1] ?? given.values[0];
    if (value !== undefined) engine.check({ taints: everyTaint(value).filter(({ kind }) => kind !== 'handed' && kind !== 'parameter') }, 'code', expression);
  }
};

/** A file of a name that is not known here is run, after an answer was written into one. */
const runWritten = (engine: Engine, expression: Expression): void => {
  const { root, taints } = written.get(engine) ?? { taints: [] };
  if (root === engine.root) engine.check({ taints }, 'code', expression);
};
/** What was put into files since the function began that nobody called. */
const written = new WeakMap<Engine, { readonly root: Made | undefined; readonly taints: readonly Taint[] }>();
const noteWritten = (engine: Engine, value: Value): void => {
  const known = written.get(engine);
  const before = known?.root === engine.root ? known!.taints : [];
  written.set(engine, { root: engine.root, taints: mergeTaints([before, everyTaint(value)]) });
};

const isYes = (engine: Engine, expression: Expression, key: string): boolean =>
  expression.is === 'call' && expression.given.some(({ name, value }) => (name === key ? /^(True|true)$/.test(engine.source.slice(value.at, value.to)) : value.is === 'record' && value.entries.some((entry) => entry.key === key && !/^(false|undefined)$/.test(engine.source.slice(entry.value.at, entry.value.to)))));

const checkSpawn = (engine: Engine, expression: Expression & { is: 'call' }, given: Given): void => {
  const first = given.values[0] ?? given.named.get('args');
  if (first === undefined) return given.spread.forEach((value) => engine.check({ taints: everyTaint(value).filter(({ kind }) => kind !== 'handed' && kind !== 'parameter') }, isSplit(value) ? 'program' : 'shell', expression));
  // Python gives one list; JavaScript (and `create_subprocess_exec`) a program and its arguments.
  const isList = first.fields !== undefined;
  const program = isList ? first.fields.get('0') : first;
  const others = isList ? [...first.fields.entries()].filter(([key]) => key !== '0').map(([, value]) => value) : given.values.slice(1).flatMap((value) => (value.fields === undefined ? [value] : listed(value.fields)));
  const named = program?.text ?? program?.named ?? '';
  const isWrapper = first.fields === undefined && first.taints.every(({ kind }) => kind === 'handed' || kind === 'parameter') && (engine.program.language === 'python' || (first.taints.length > 0 && expression.given.length > 1));
  // `shell: process.platform === 'win32'` is how scripts of packages are started there; of a line that a model wrote it is said all the same, unless it is quoted for that shell.
  if (isYes(engine, expression, 'shell') && !(isWindowsOnly(engine, expression) && (isWrapper || engine.says(QUOTES_FOR_WINDOWS)))) return [first, ...others].forEach((value) => engine.check(value, 'shell', expression));
  // A wrapper that is handed a program and its list starts what its caller wrote; without a shell that is no line of text.
  if (isWrapper) return;
  // Without a shell the first word chooses what is started, and the others are what that is given.
  const chosen = isSplit(first) ? 'program' : 'shell';
  if (program !== undefined) engine.check(program, chosen, expression);
  if (first.taints.length > 0) engine.check({ taints: isList && program !== undefined && program.taints.length === 0 && everyTaint(program).length === 0 && isPartOf(first) ? [] : first.taints }, chosen, expression, false);
  const fed = given.named.get('input');
  if (fed !== undefined && SHELL_PROGRAM.test(named)) engine.check(fed, 'shell', expression);
  if (RUNS_FILES.test(named) && others.length > 0 && others.every(({ text, fields }) => fields === undefined && (text === undefined || text.startsWith('-')))) runWritten(engine, expression);
  if (SHELL_PROGRAM.test(named) && others.some(({ text }) => SHELL_FLAG.test(text ?? ''))) {
    const place = /python|node|perl|ruby|interpreter|sys\.executable|execPath/i.test(named) ? 'code' : 'shell';
    others.forEach((value) => engine.check(value, place, expression));
  } else if (ARGUMENT_PROGRAM.test(named)) checkArguments(engine, expression, others);
};
/** … and none of the options, such as the folder that it runs in. */
const listed = (fields: ReadonlyMap<string, Value>): Value[] => [...fields].flatMap(([key, value]) => (/^(\d+|\*)$/.test(key) ? [value] : []));
const isWindowsOnly = (engine: Engine, { given }: Expression & { is: 'call' }): boolean =>
  given.some(({ value }) => value.is === 'record' && value.entries.some(({ key, value: flag }) => key === 'shell' && /win/i.test(engine.source.slice(flag.at, flag.to))));
const isPartOf = (list: Value): boolean => list.fields?.has('0') === true;

/** An argument that begins with a hyphen is an option, unless `--` came first; said with little confidence. */
const checkArguments = (engine: Engine, expression: Expression, values: readonly Value[]): void => {
  for (const value of values) {
    if (value.text === '--') return;
    const taint = value.starts === undefined ? value.taints.find(({ kind, clean }) => (kind === 'tool' || kind === 'model') && !clean.includes('shell')) : undefined;
    if (taint !== undefined) engine.report(taint.kind === 'tool' ? 'tool-input-to-shell' : 'model-output-to-shell', 'low', expression, taint);
  }
};

/** What a ready-made tool does with what it is given. */
const placesRun = (engine: Engine, { expression, names, callee, given }: Called): Set<'shell' | 'code'> => {
  const places = new Set<'shell' | 'code'>();
  // A class of the same name that is written here is followed.
  if (callee.instance !== undefined || callee.imported !== undefined) return places;
  if (names.some((name) => RUNS_ANSWERS.test(name))) places.add('code');
  const isAsked = expression.given.some(({ name, value }) => name !== undefined && ASKS_FIRST.test(name) && engine.source.slice(value.at, value.to) !== 'False');
  if (names.some((name) => RUNS_COMMANDS.test(name)) && !isAsked) places.add('shell');
  if (names.some((name) => LOADS_TOOLS.test(name))) for (const tool of given.values[0]?.fields?.values() ?? []) for (const [name, place] of LOADED) if (name.test(tool.text ?? '')) places.add(place);
  return places;
};

/** Classes of frameworks that run what a model answers, and the flags by which one agrees to that. */
const checkFlags = (engine: Engine, called: Called): void => {
  const { expression, names, given } = called;
  const isFlagged = expression.given.some(({ name, value }) => name !== undefined && RUNS_FLAG.test(name) && engine.source.slice(value.at, value.to) === 'True');
  const places = placesRun(engine, called);
  for (const place of isFlagged && !places.has('shell') ? places.add('code') : places) engine.report(`model-output-to-${place}`, 'medium', expression, { kind: 'model', at: expression.at });
  if (names.some((name) => RUNS_QUERIES.test(name))) engine.report('model-output-to-sql', 'medium', expression, { kind: 'model', at: expression.at });
  const isHtml = [...given.named].some(([key]) => key === 'unsafe_allow_html') && isYes(engine, expression, 'unsafe_allow_html');
  const isToldHtml = names.some((name) => /\.(type|contentType|set|header|setHeader)\(\)\.(send|end)$/.test(name)) && /['"](text\/)?html\b/.test(engine.source.slice(expression.at, expression.to));
  const isHtmlReply = isToldHtml || names.some((name) => /(^|\.)(Response|make_response|HttpResponse|send|end|html|write)$/.test(name)) && given.values[0]?.hasMarkup === true;
  const first = given.values[0];
  if (first !== undefined && (isHtml || isHtmlReply)) engine.check(first, 'html', expression);
  for (const key of ['innerHTML', 'srcdoc']) if (names[0] === '<element>' && given.named.has(key)) engine.check(given.named.get(key)!, 'html', expression);
  const plugins = expression.component?.is === 'name' && SHOWS_MARKDOWN.test(expression.component.id) ? engine.source.slice(expression.at, expression.to) : '';
  if (LETS_MARKUP_THROUGH.test(plugins) && !TAKES_MARKUP_OUT.test(plugins)) [...given.values, given.named.get('children') ?? NOTHING, given.named.get('source') ?? NOTHING].forEach((value) => engine.check(value, 'html', expression));
  const markup = given.named.get('dangerouslySetInnerHTML') ?? given.named.get('srcDoc');
  if (markup !== undefined && markup.fields === undefined) engine.check(markup, 'html', expression);
};
