// What the host said, as a TypeScript program meets it: a value, or an exception of the type it names.
import type { HostReply } from '../host/create-host.ts';

export function valueOf(reply: HostReply): unknown {
  if ('value' in reply) return reply.value;
  throw Object.assign(new Error(reply.error.message), { name: reply.error.type });
}
