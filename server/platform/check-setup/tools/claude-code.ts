// Claude Code: what runs without asking, by .claude/settings.json and its neighbours.
import { checkHooks } from '../hooks.ts';
import type { Issue, Rule } from '../issue.ts';
import { checkServers } from '../mcp-servers.ts';
import type { Settings } from '../read-settings.ts';
import { AS_WIDE_AS_ALL, RUNS_ANYTHING } from '../reasons.ts';
import { isEverything, openCommand } from '../shell-words.ts';
import { asRecord, at, texts } from '../values.ts';

const TOOL = 'Claude Code';
const DOCS = 'https://code.claude.com/docs/en/permissions';
const NARROW = 'Name what the project needs: "allow": ["Bash(npm run test:*)", "Bash(git diff:*)"], and leave the rest to be asked.';

const RULES = {
  bypass: { id: 'claude-bypass', level: 'high', title: 'Nothing is asked any more', why: 'Whatever the model decides runs, also what a web page or an issue told it to.', fix: 'Remove "defaultMode": "bypassPermissions"; "acceptEdits" still asks before commands.', source: 'https://code.claude.com/docs/en/permission-modes' },
  everything: { id: 'claude-every-command', level: 'high', title: 'Every shell command runs without asking', why: RUNS_ANYTHING, fix: NARROW, source: DOCS },
  open: { id: 'claude-open-command', level: 'medium', title: 'A command that runs anything it is given', why: AS_WIDE_AS_ALL, fix: NARROW, source: DOCS },
  home: { id: 'claude-reads-home', level: 'medium', title: 'Files outside of the project are read without asking', why: 'Keys and tokens lie in the home folder, and what is read goes to the provider.', fix: 'Allow reading in the project only: "Read(./**)".', source: DOCS },
  web: { id: 'claude-every-address', level: 'note', title: 'Every web address is fetched without asking', why: 'A page may carry instructions, and an address may carry out what the model knows.', fix: 'Name the sites: "WebFetch(domain:docs.example.com)".', source: DOCS },
  servers: { id: 'claude-project-servers', level: 'medium', title: 'Every MCP server a repository names is started', why: 'Whoever can change .mcp.json in a repository you open starts programs on your machine.', fix: 'Remove "enableAllProjectMcpServers"; list those you looked at in "enabledMcpjsonServers".', source: 'https://code.claude.com/docs/en/settings' },
  folders: { id: 'claude-whole-disk', level: 'medium', title: 'The whole disk or home folder counts as the project', why: 'What is allowed in the project is allowed with every key and profile there.', fix: 'Name the folders the work needs: "additionalDirectories": ["../docs"]', source: DOCS },
  warning: { id: 'claude-no-warning', level: 'medium', title: 'The mode that asks nothing starts without its warning', why: 'One option, also one that a script or an alias adds, and whatever the model decides runs.', fix: 'Remove "skipDangerousModePermissionPrompt".', source: 'https://code.claude.com/docs/en/settings' },
  server: { id: 'claude-whole-server', level: 'note', title: 'Every tool of an MCP server runs without asking', why: 'Those that write and those that a later version brings along are among them.', fix: 'Name the tools: "mcp__github__get_issue".', source: DOCS },
} as const satisfies Record<string, Rule>;

const ruleFor = (entry: string): Rule | undefined => {
  const [, tool = '', inside] = /^(\w+|\*)(?:\((.*)\))?$/s.exec(entry.trim()) ?? [];
  if (tool === '*') return RULES.everything;
  if (/^mcp__(?:(?!__)[\w-])+(?:__\*)?$/.test(entry.trim())) return RULES.server;
  if (tool === 'Bash') return inside === undefined || isEverything(inside) ? RULES.everything : openCommand(inside) !== undefined ? RULES.open : undefined;
  if (['Read', 'Edit', 'Write'].includes(tool) && inside !== undefined && /^(\/\/|~\/?)\**$/.test(inside)) return RULES.home;
  return tool === 'WebFetch' && (inside === undefined || isEverything(inside.replace(/^domain:/, ''))) ? RULES.web : undefined;
};

/** .claude/settings.json, settings.local.json, and the one in the home folder. */
export const checkClaudeSettings = (settings: Settings): Issue[] => {
  const { value, path, lineOf } = settings;
  const issue = (rule: Rule, line: number, detail: string): Issue => ({ ...rule, tool: TOOL, path, line, detail });
  return [
    ...(at(value, 'permissions', 'defaultMode') === 'bypassPermissions' ? [issue(RULES.bypass, lineOf('permissions', 'defaultMode'), 'permissions.defaultMode')] : []),
    ...(at(value, 'enableAllProjectMcpServers') === true ? [issue(RULES.servers, lineOf('enableAllProjectMcpServers'), 'enableAllProjectMcpServers')] : []),
    ...(at(value, 'skipDangerousModePermissionPrompt') === true ? [issue(RULES.warning, lineOf('skipDangerousModePermissionPrompt'), 'skipDangerousModePermissionPrompt')] : []),
    ...texts(at(value, 'permissions', 'additionalDirectories')).flatMap((folder, index) => (/^(?:\/|~\/?|\/home|\/Users|[A-Z]:[\\/]?)$/.test(folder) ? [issue(RULES.folders, lineOf('permissions', 'additionalDirectories', index), folder)] : [])),
    ...checkHooks(TOOL)(settings),
    ...texts(at(value, 'permissions', 'allow')).flatMap((entry, index) => {
      const rule = ruleFor(entry);
      return rule === undefined ? [] : [issue(rule, lineOf('permissions', 'allow', index), entry)];
    }),
  ];
};

/** .mcp.json of a project; and ~/.claude.json, which also lists servers by project. */
export const checkClaudeServers = (settings: Settings): Issue[] => [
  ...checkServers(TOOL, settings, at(settings.value, 'mcpServers'), ['mcpServers']),
  ...Object.entries(asRecord(at(settings.value, 'projects'))).flatMap(([project, own]) => checkServers(TOOL, settings, at(own, 'mcpServers'), ['projects', project, 'mcpServers'])),
];
