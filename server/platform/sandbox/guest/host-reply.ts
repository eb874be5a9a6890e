// What the host said, as a TypeScript program meets it: a value, or an exception of the type it names, at once or after others.
import type { HostReply } from '../host/create-host.ts';
import type { ProgramClock } from './program-clock.ts';
import type { Ask } from './stand-ins/index.ts';

const LATE_MS = 200;

/** A late answer waits on the program's clock, which goes on when nothing else does. */
export const askWith = (host: (name: string, args: readonly unknown[]) => HostReply, clock: ProgramClock): Ask => async (name, args) => {
  const reply = host(name, args);
  if (reply.isLate) await new Promise((done) => (clock.globals['setTimeout'] as typeof setTimeout)(done, LATE_MS));
  return valueOf(reply);
};

function valueOf(reply: HostReply): unknown {
  if ('value' in reply) return reply.value;
  throw Object.assign(new Error(reply.error.message), { name: reply.error.type });
}
