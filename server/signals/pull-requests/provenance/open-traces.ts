// Agent Trace records of a repository, asked of its code host.
import { type HostAccess, readFileAtTip, type Repository } from '../../../platform/code-hosts/index.ts';
import { MOST_TRACE_BYTES, TRACE_FILE, type Traces, tracesIn } from './traces-in.ts';

/** Empty where there is no such file, or this token may not read it. */
export const openTraces = async (access: HostAccess, repository: Repository, now: Date): Promise<Traces> => tracesIn((await readFileAtTip(access, repository, TRACE_FILE, MOST_TRACE_BYTES, now)) ?? '');
