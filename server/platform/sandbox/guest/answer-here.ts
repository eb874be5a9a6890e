// A whole answer made in one place: the program and its host side by side, as in the page's worker and in a thread for trusted content.
import { createHost } from '../host/create-host.ts';
import type { ProgramAnswer, ProgramRequest } from '../program.ts';
import { askPython, type KeptPython } from './python-child.ts';
import { type Evaluate, runTypeScript } from './typescript-child.ts';

/** Throws when the interpreter cannot be used again. */
export function answerPython(python: KeptPython, request: ProgramRequest): ProgramAnswer {
  const host = createHost(request, {
    // SQLite sits in the interpreter here, so what it was told is all that the host can keep.
    'db.note': ({ note }, [sql, parameters]) => note({ does: 'db.execute', sql: String(sql), parameters }),
  });
  const said = python.run(askPython(request, false), (line) => {
    const [name, args] = JSON.parse(line) as [string, unknown[]];
    return JSON.stringify(host.call(name, args));
  });
  python.settle();
  return { ...(JSON.parse(said) as Pick<ProgramAnswer, 'returns' | 'printed'>), log: host.log };
}

/** The same for TypeScript; `evaluate` gives each request a realm of its own where there is one. */
export async function answerTypeScript(request: ProgramRequest, evaluate: Evaluate, tick: () => Promise<void>): Promise<ProgramAnswer> {
  const host = createHost(request);
  const said = await runTypeScript(request, (name, args) => host.call(name, JSON.parse(JSON.stringify(args)) as unknown[]), evaluate, tick);
  return { ...said, log: host.log };
}
