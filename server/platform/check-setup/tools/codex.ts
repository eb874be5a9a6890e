// Codex: how far its sandbox reaches and when it asks, in config.toml and each profile of it.
import type { Issue, Rule } from '../issue.ts';
import { checkServers } from '../mcp-servers.ts';
import type { Settings } from '../read-settings.ts';
import { asRecord, at } from '../values.ts';

const TOOL = 'Codex';
const DOCS = 'https://developers.openai.com/codex/config-reference.md';

const RULES = {
  danger: { id: 'codex-no-sandbox', level: 'high', title: 'Commands run without a sandbox', why: 'They may change any file and reach any address with your rights.', fix: 'sandbox_mode = "workspace-write"', source: DOCS },
  never: { id: 'codex-never-asks', level: 'medium', title: 'Codex never asks', why: 'Inside its sandbox whatever the model decides happens, also what a text it read told it to.', fix: 'approval_policy = "on-request"', source: DOCS },
  network: { id: 'codex-network', level: 'note', title: 'Commands in the sandbox reach the network', why: 'What the model read in the project can leave with one request.', fix: 'Remove network_access = true, or turn it on for the run that needs it.', source: DOCS },
  writes: { id: 'codex-writes-everywhere', level: 'high', title: 'Commands may write to the whole disk', why: 'They may change any file you may change, start-up files and keys among them.', fix: '":workspace_roots" = "write", and the folders the work needs', source: 'https://developers.openai.com/codex/permissions.md' },
} as const satisfies Record<string, Rule>;

export const checkCodex = (settings: Settings): Issue[] => {
  const { value, path, lineOf } = settings;
  const parts: [value: unknown, keys: readonly string[]][] = [[value, []], ...Object.entries(asRecord(at(value, 'profiles'))).map(([name, part]): [unknown, string[]] => [part, ['profiles', name]])];
  const issues = parts.flatMap(([part, above]): Issue[] => {
    const issue = (rule: Rule, ...keys: string[]): Issue => ({ ...rule, tool: TOOL, path, line: lineOf(...above, ...keys), detail: [...above, ...keys].join('.') });
    const mode = at(part, 'sandbox_mode') ?? at(value, 'sandbox_mode');
    return [
      ...(at(part, 'sandbox_mode') === 'danger-full-access' ? [issue(RULES.danger, 'sandbox_mode')] : []),
      // Reading alone needs no question.
      ...(at(part, 'approval_policy') === 'never' && mode !== 'read-only' ? [issue(RULES.never, 'approval_policy')] : []),
      ...(at(part, 'sandbox_workspace_write', 'network_access') === true ? [issue(RULES.network, 'sandbox_workspace_write', 'network_access')] : []),
    ];
  });
  const own = Object.entries(asRecord(at(value, 'permissions'))).flatMap(([name, profile]): Issue[] => {
    const found = (rule: Rule, ...keys: string[]): Issue => ({ ...rule, tool: TOOL, path, line: lineOf('permissions', name, ...keys), detail: ['permissions', name, ...keys].join('.') });
    return [
      ...[':root', '/', '~'].filter((root) => at(profile, 'filesystem', root) === 'write').map((root) => found(RULES.writes, 'filesystem', root)),
      ...(at(profile, 'network', 'domains', '*') === 'allow' ? [found(RULES.network, 'network', 'domains', '*')] : []),
    ];
  });
  const isOpen = at(value, 'default_permissions') === ':danger-full-access';
  return [...issues, ...own, ...(isOpen ? [{ ...RULES.danger, fix: 'default_permissions = ":workspace"', tool: TOOL, path, line: lineOf('default_permissions'), detail: 'default_permissions' }] : []), ...checkServers(TOOL, settings, at(value, 'mcp_servers'), ['mcp_servers'])];
};
