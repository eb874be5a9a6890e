// What the parameters of a function hold when nobody in the file calls it: a request, what a model wrote, or what a caller gives.
import type { Made, Parameter } from '../program.ts';
import type { Kind } from '../rules/kinds.ts';
import { AGENT_FILE, ANSWER_NAME, CODE_NAME, LOOSE_TOOL_MARK, NOT_TEXT, NOT_TEXT_TYPE, PARSER_BASE, PARSER_METHOD, ROUTE_MARK, TOOL_BASE, TOOL_FILE, TOOL_MARK, TOOL_METHOD } from '../rules/sources.ts';
import type { Engine } from './engine.ts';
import { tainted, type Value } from './value.ts';

const MODEL_TYPE = /(^|\.)(Base)?(\w*LLM|LLM\w*|\w*ChatModel|\w*LanguageModel|Chat(OpenAI|Anthropic)|\w*Chain|AgentExecutor)$/;

const kindOf = (engine: Engine, made: Made): Kind | undefined => {
  const marks = made.marks.map((mark) => engine.spelled(mark));
  if (marks.some((mark) => TOOL_MARK.test(mark))) return 'tool';
  if (marks.some((mark) => LOOSE_TOOL_MARK.test(mark)) && AGENT_FILE.test(engine.source)) return 'tool';
  if (marks.some((mark) => /\.command(\(\))?$/.test(mark) && !/^(bot|client|tree)\b/.test(mark))) return 'operator';
  if (marks.some((mark) => ROUTE_MARK.test(mark))) return 'user';
  const bases = made.bases ?? [];
  if (bases.some((base) => TOOL_BASE.test(base)) && TOOL_METHOD.test(made.name)) return 'tool';
  if (bases.some((base) => PARSER_BASE.test(base)) && PARSER_METHOD.test(made.name)) return 'model';
  if (made.isExported && /^\s*['"]use server['"]/.test(engine.source)) return 'user';
  return made.isExported ? 'parameter' : undefined;
};

export const parameterOf = (engine: Engine, made: Made, { target, type = '', fallback }: Parameter): Value => {
  const name = target.is === 'name' ? target.id : '';
  if (/^(self|cls)$/.test(name) && made.owner !== undefined) return { taints: [], named: name, instance: made.owner };
  const known: Value = { taints: [], named: name, ...(engine.classes.has(type) ? { instance: type } : {}), ...(MODEL_TYPE.test(type.replace(/\[.*|<.*/, '')) ? { isModel: true } : {}) };
  const isInjected = fallback?.is === 'call' && /^(Depends|Security|inject)$/.test(engine.spelled(fallback.callee));
  if (NOT_TEXT.test(name) || /^(_?req|_?request|event|message|msg|update|interaction)$/.test(name) || NOT_TEXT_TYPE.test(type) || isInjected) {
    const kind = kindOf(engine, made);
    // Handlers of chats hand over an object or the text itself; both are what somebody wrote.
    return kind === 'user' && /^(message|msg)$/.test(name) ? { ...known, ...tainted('user', target.at) } : kind === 'tool' && /^(request|event|message|msg)$/.test(name) ? { ...known, ...tainted('tool', target.at) } : known;
  }
  const kind = kindOf(engine, made);
  return kind === undefined ? known : { ...known, ...tainted(kind === 'parameter' ? gradeOf(engine, name) : kind, target.at) };
};

const gradeOf = (engine: Engine, name: string): Kind => {
  if (ANSWER_NAME.test(name)) return 'answer';
  return CODE_NAME.test(name) || TOOL_FILE.test(engine.source) ? 'handed' : 'parameter';
};
