// Where a repository stands in a host's API: by its number, which outlives a change of name.
import type { HostAccess } from './ask-host.ts';
import type { Repository } from './code-host.ts';

export const rootOf = ({ kind }: Pick<HostAccess, 'kind'>, { hostId }: Pick<Repository, 'hostId'>): string => `${kind === 'github' ? '/repositories' : '/projects'}/${encodeURIComponent(hostId)}`;
