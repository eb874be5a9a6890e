// What the parameters of a function hold when nobody in the file calls it: a request, what a model wrote, or what a caller gives.
import type { Expression, Made, Parameter, Statement } from '../program.ts';
import type { Kind } from '../rules/kinds.ts';
import { AGENT_FILE, ANSWER_NAME, CARRIED, CARRIES_OUT, CODE_NAME, DONE_BY, HEARD_NAME, HEARS_BASE, HEARS_METHOD, LOOSE_TOOL_MARK, MODULE_DESCRIBED, MODULE_NAMED, NO_TOOL_CLASS, NOT_TEXT, NOT_TEXT_TYPE, PARSER_BASE, PARSER_METHOD, REPLIES_FILE, REQUEST_BODY, REQUEST_MARK, ROUTE_MARK, ROUTE_NAME, SAYS_TOOLS, SHOWN_NAME, SHOWS_ANSWER, SHOWS_MESSAGE, SPEAKER, TAKES, TOOL_BASE, TOOL_CLASS, TOOL_CONTEXT, TOOL_FILE, TOOL_MARK, TOOL_MESSAGE, TOOL_METHOD, TOOL_SET, TOOL_WORDS } from '../rules/sources.ts';
import type { Engine } from './engine.ts';
import { isAmongTools } from '../touches-model.ts';
import { lookUp, typed } from './linked.ts';
import { isListedTool } from './tools.ts';
import { type Imported, NOTHING, tainted, type Value } from './value.ts';

const MODEL_TYPE = /(^|\.)(Base)?(\w*LLM|LLM\w*|\w*ChatModel|\w*LanguageModel|Chat(OpenAI|Anthropic)|\w*Chain|AgentExecutor)$/;

const kindOf = (engine: Engine, made: Made): Kind | undefined => {
  const marks = made.marks.map((mark) => engine.spelled(mark));
  if (marks.some((mark) => TOOL_MARK.test(mark))) return 'tool';
  if (marks.some((mark) => LOOSE_TOOL_MARK.test(mark)) && engine.says(AGENT_FILE)) return 'tool';
  if (marks.some((mark) => /\.command(\(\))?$/.test(mark) && !/^(bot|client|tree)\b/.test(mark))) return 'operator';
  if (marks.some((mark) => ROUTE_MARK.test(mark))) return 'user';
  const bases = made.bases ?? [];
  if (bases.some((base) => TOOL_BASE.test(base)) && TOOL_METHOD.test(made.name)) return 'tool';
  if (bases.some((base) => TOOL_SET.test(base)) && !made.name.startsWith('_')) return 'tool';
  if (bases.some((base) => PARSER_BASE.test(base)) && PARSER_METHOD.test(made.name)) return 'model';
  if (made.isExported && /^\s*['"]use server['"]/.test(engine.source)) return 'user';
  if (made.owner === undefined && isListedTool(engine, made.name)) return 'tool';
  if (describesTool(engine, made)) return 'tool';
  if (!made.name.startsWith('_') && made.parameters.some(({ type = '' }) => TOOL_CONTEXT.test(type))) return 'tool';
  if (answersAsTool(engine, made)) return 'tool';
  if (!made.isExported) return undefined;
  return takesSchema(engine, made) ? 'tool' : 'parameter';
};

/** Its class or module says what it is called and what it is good for, as whoever asks a model is told. */
const describesTool = (engine: Engine, { owner, name, isExported, parameters }: Made): boolean => {
  if (!DONE_BY.test(name) || parameters.length === 0) return false;
  if (owner === undefined) return isExported && engine.says(MODULE_NAMED) && engine.says(MODULE_DESCRIBED) && engine.says(SAYS_TOOLS);
  const known = engine.classes.get(owner);
  if (known === undefined || NO_TOOL_CLASS.test(owner)) return false;
  const tells = (key: string): boolean => known.members.has(key) || known.fields.get(key)?.text !== undefined || known.fields.get(key)?.starts !== undefined;
  const takes = [...known.fields.keys(), ...known.members.keys()].some((key) => TAKES.test(key));
  return tells('name') && tells('description') && (TOOL_CLASS.test(owner) || takes || isAmongTools(engine.path));
};

/** Carries out a tool that another file registers: it answers with what the protocol sends, `{ content: [{ type: 'text', … }] }`. */
const answersAsTool = (engine: Engine, made: Made): boolean => {
  if (engine.program.language !== 'script' || !engine.says(SENDS_CONTENT)) return false;
  const answers = answering.get(made) ?? made.body.some((statement) => returnsContent(engine, statement));
  answering.set(made, answers);
  return answers;
};
const SENDS_CONTENT = /\bcontent\b/;
const answering = new WeakMap<Made, boolean>();
const returnsContent = (engine: Engine, statement: Statement): boolean => {
  switch (statement.is) {
    case 'return':
      return statement.value !== undefined && isContent(engine, statement.value);
    case 'if':
      return [...statement.yes, ...statement.no].some((inner) => returnsContent(engine, inner));
    case 'block':
    case 'loop':
      return statement.body.some((inner) => returnsContent(engine, inner));
    case 'try':
      return [...statement.body, ...statement.otherwise.flat(), ...statement.last].some((inner) => returnsContent(engine, inner));
    default:
      return false;
  }
};
const isContent = (engine: Engine, value: Expression): boolean => {
  if (value.is !== 'record' || value.entries.some(({ key }) => key === 'type' || key === 'role')) return false;
  const content = value.entries.find(({ key }) => key === 'content')?.value;
  const first = content?.is === 'list' ? content.items[0] : undefined;
  if (first?.is === 'record') return first.entries.some(({ key, value: type }) => key === 'type' && type.is === 'text' && type.text === 'text');
  return first?.is === 'call' && engine.says(TOOL_WORDS);
};


const known = new WeakMap<Engine, ReadonlySet<string>>();
/** `type Input = z.infer<typeof InputSchema>`. */
const schemaTypes = (engine: Engine): ReadonlySet<string> => {
  const types = known.get(engine) ?? new Set([...engine.source.matchAll(/\btype (\w{1,80}) = z\.(?:infer|input)</g)].map(([, type]) => type!));
  known.set(engine, types);
  return types;
};
/** … or takes what a schema of its file describes. */
const takesSchema = (engine: Engine, { parameters }: Made): boolean => {
  if (engine.program.language !== 'script' || !engine.says(TOOL_WORDS)) return false;
  return parameters.some(({ type = '' }) => schemaTypes(engine).has(type));
};

export const parameterOf = (engine: Engine, made: Made, { target, type = '', mark = '', fallback }: Parameter): Value => {
  const name = target.is === 'name' ? target.id : '';
  if (REQUEST_MARK.test(mark)) return { ...tainted('user', target.at), named: name };
  if (made.isExported && made.owner === undefined && ROUTE_NAME.test(made.name) && target.is === 'record' && target.entries.some(({ key }) => key === 'params')) return { taints: [], fields: new Map([['params', tainted('user', target.at)]]) };
  if (/^(self|cls)$/.test(name) && made.owner !== undefined) return { taints: [], named: name, instance: made.owner };
  if (isHeard(engine, made, name)) return { ...tainted('model', target.at), named: name };
  const isMessage = engine.classes.get(type)?.bases.some((base) => TOOL_MESSAGE.test(base)) === true;
  if (isMessage) return { ...tainted('tool', target.at), named: name, instance: type };
  const { instance: own, imported } = typed(engine, type) ?? {};
  const instance = own ?? eventOf(engine, made, imported);
  const known: Value = { taints: [], named: name, instance, imported, ...(MODEL_TYPE.test(type.replace(/\[.*|<.*/, '')) ? { isModel: true } : {}) };
  const isInjected = fallback?.is === 'call' && /^(Depends|Security|inject)$/.test(engine.spelled(fallback.callee));
  const deps = /\b(?:RunContext|RunContextWrapper|ToolContext)\[(.+)\]$/.exec(type)?.[1];
  if (deps !== undefined) {
    const carriedAlong = typed(engine, deps.replace(/['"]/g, '')) ?? (/^[\w.]+$/.test(deps) ? { taints: [], named: `${deps}()` } : undefined);
    if (carriedAlong !== undefined) return { ...known, fields: new Map([['deps', carriedAlong], ['context', carriedAlong]]) };
  }
  const isBody = engine.program.language === 'python' && (isFilledIn(engine, type) || REQUEST_BODY.test(type));
  if (NOT_TEXT.test(name) || (!isBody && /^(_?req|_?request|event|message|msg|update|interaction)$/.test(name)) || NOT_TEXT_TYPE.test(type) || isInjected) {
    const kind = kindOf(engine, made);
    // Handlers of chats hand over an object or the text itself; both are what somebody wrote.
    return kind === 'user' && /^(message|msg)$/.test(name) ? { ...known, ...tainted('user', target.at) } : kind === 'tool' && /^(request|event|message|msg)$/.test(name) ? { ...known, ...tainted('tool', target.at) } : known;
  }
  const kind = CARRIES_OUT.test(made.name) && CARRIED.test(name) ? 'tool' : kindOf(engine, made);
  if ((kind === 'tool' || kind === 'user') && isFilledIn(engine, type)) return { ...filledIn(engine, type, tainted(kind, target.at)), named: name };
  return kind === undefined ? known : { ...known, ...tainted(kind === 'parameter' ? gradeOf(engine, made, name, target) : kind, target.at) };
};

/** Its fields are what a model filled in, and it looks at none of them itself. */
const isFilledIn = (engine: Engine, type: string): boolean => {
  const known = engine.classes.get(type);
  return known !== undefined && known.members.size === 0 && known.bases.some((base) => /(^|\.)(BaseModel|TypedDict)$/.test(base));
};

/** … whatever they are when nothing is sent; numbers and the like are no text. */
const filledIn = (engine: Engine, type: string, value: Value): Value => ({
  ...value,
  fields: new Map([...(engine.classes.get(type)?.types ?? [])].map(([key, declared]) => [key, NOT_TEXT_TYPE.test(declared) ? NOTHING : value])),
});

/** A framework hands it what a model answered. */
const isHeard = (engine: Engine, made: Made, name: string): boolean => {
  if (made.owner === undefined) return false;
  if (name === 'replies') return made.name === 'run' && engine.says(REPLIES_FILE);
  return HEARD_NAME.test(name) && HEARS_METHOD.test(made.name) && (made.bases ?? []).some((base) => HEARS_BASE.test(base));
};

/** A step of a workflow takes what an event of another file was made with. */
const eventOf = (engine: Engine, made: Made, imported: Imported | undefined): string | undefined =>
  imported !== undefined && made.marks.some((mark) => /(^|\.)step(\(\))?$/.test(engine.spelled(mark))) ? lookUp(engine, { ...imported, keys: imported.keys.filter((key) => key !== '()') })?.instance : undefined;

const gradeOf = (engine: Engine, made: Made, name: string, target: Expression): Kind => {
  if (ANSWER_NAME.test(name)) return 'answer';
  if (SHOWS_MESSAGE.test(made.name) && target.is === 'record' && target.entries.some(({ key = '' }) => SPEAKER.test(key))) return 'answer';
  if (SHOWS_ANSWER.test(made.name) && (name === '' || SHOWN_NAME.test(name))) return 'answer';
  return CODE_NAME.test(name) || engine.says(TOOL_FILE) ? 'handed' : 'parameter';
};
