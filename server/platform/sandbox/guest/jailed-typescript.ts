// TypeScript programs in the jail: each request in a context of its own, in a process that serves one submission.
import type { HostReply } from '../host/create-host.ts';
import { evaluateInContext, nodeTick } from './evaluate-in-context.ts';
import { talk } from './jailed-talk.ts';
import { runTypeScript } from './typescript-child.ts';

await talk((request, { ask }) => runTypeScript(request, (name, args) => ask([name, args]) as HostReply, evaluateInContext(), nodeTick));
