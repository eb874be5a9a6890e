// One request to one jailed program: the host answers its calls out here and keeps the log; only plain values come back.
import { askPython } from '../guest/python-child.ts';
import type { JailedPythonRequest } from '../guest/remember-replies.ts';
import { createHost } from '../host/create-host.ts';
import { asText } from '../host/read-args.ts';
import { LIMITS } from '../jail/limits.ts';
import { type AnswerCall, type Guest, NoAnswer } from '../jail/start-guest.ts';
import type { Failure, ProgramAnswer, ProgramRequest } from '../program.ts';
import type { SqlPlace } from './ask-sql.ts';

/** Rejects with NoAnswer; the process is gone then. */
export const askProgram = async (guest: Guest, sql: SqlPlace, request: ProgramRequest, limitMs: number = LIMITS.answerMs): Promise<ProgramAnswer> => {
  const host = createHost(request, {
    'db.execute': ({ note }, [text, parameters]) => note({ does: 'db.execute', sql: asText(text), parameters }),
  });
  const rows = sql.rows(request.sqlite ?? []);
  const answerCall: AnswerCall = (name, args, isNoted) => {
    // It counts and logs this one too; the rows come from elsewhere, or the program's own process has them from before.
    const reply = host.call(name, args);
    return name === 'db.execute' && 'value' in reply && !isNoted ? rows.ask(asText(args[0]), args[1]) : reply;
  };
  // Its start is not the program's time.
  if (request.sqlite !== undefined) await sql.prepare();
  const said = readAnswer(await guest.ask(whatToTell(request, rows.number), answerCall, limitMs), request.calls.length);
  if (said !== undefined) return { ...said, log: host.log };
  guest.end('answered with something else than values');
  throw new NoAnswer('answered with something else than values');
};

/** The program's own part of a request; rows, rules and texts of its surroundings stay out here. */
const whatToTell = (request: ProgramRequest, rows: number): object => {
  if (request.language === 'python') return { ...askPython(request, true), rows } satisfies JailedPythonRequest;
  const { files, calls, env, clock } = request;
  return { files, calls, ...(env && { env }), ...(clock && { clock }) };
};

const readAnswer = (said: unknown, calls: number): Pick<ProgramAnswer, 'returns' | 'printed'> | undefined => {
  const { returns, printed } = (typeof said === 'object' && said !== null ? said : {}) as { returns?: unknown; printed?: unknown };
  if (!Array.isArray(returns) || returns.length !== calls || typeof printed !== 'string') return undefined;
  const read = returns.map(readReturn);
  return read.includes(undefined) ? undefined : { returns: read as ProgramAnswer['returns'], printed };
};

const readReturn = (one: unknown): ProgramAnswer['returns'][number] | undefined => {
  if (typeof one !== 'object' || one === null) return undefined;
  const { value, error } = one as { value?: unknown; error?: Partial<Failure> };
  if (error === undefined || error === null) return { value };
  const { type, message, file, line } = error;
  if (typeof type !== 'string' || typeof message !== 'string') return undefined;
  return { error: { type, message, ...(typeof file === 'string' && { file }), ...(typeof line === 'number' && { line }) } };
};
