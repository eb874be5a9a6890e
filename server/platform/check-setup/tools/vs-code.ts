// VS Code with Copilot: tools, commands and addresses that are approved beforehand, and its MCP servers.
import type { Issue, Rule } from '../issue.ts';
import { checkServers } from '../mcp-servers.ts';
import type { Settings } from '../read-settings.ts';
import { RUNS_ANYTHING } from '../reasons.ts';
import { isEverything, openCommand } from '../shell-words.ts';
import { asRecord, at } from '../values.ts';

const TOOL = 'VS Code';
const DOCS = 'https://code.visualstudio.com/docs/agents/approvals';

const RULES = {
  all: { id: 'vscode-every-tool', level: 'high', title: 'Every tool runs without asking, in every workspace', why: 'Whatever the model decides runs, also what a web page or an issue told it to.', fix: 'Set "chat.tools.global.autoApprove" to false.', source: DOCS },
  everything: { id: 'vscode-every-command', level: 'high', title: 'Every terminal command runs without asking', why: RUNS_ANYTHING, fix: 'List single commands: "chat.tools.terminal.autoApprove": { "git status": true, "npm test": true }', source: DOCS },
  open: { id: 'vscode-open-command', level: 'medium', title: 'A command that runs anything it is given', why: 'It is approved with any argument, and its argument is a program or an address: as wide as approving every command.', fix: 'Approve the whole command line you mean, as "/^npm test$/": true.', source: DOCS },
  web: { id: 'vscode-every-address', level: 'medium', title: 'Every web address is fetched without asking', why: 'A page may carry instructions, and an address may carry out what the model knows.', fix: 'Name the sites: "chat.tools.urls.autoApprove": { "https://docs.example.com/*": true }', source: DOCS },
  level: { id: 'vscode-permission-level', level: 'high', title: 'New chats begin without asking', why: 'Whatever the model decides runs, also what a web page or an issue told it to.', fix: '"chat.permissions.default": "default"', source: DOCS },
} as const satisfies Record<string, Rule>;

const GLOBAL = ['chat.tools.global.autoApprove', 'chat.tools.autoApprove'];
const isApproved = (value: unknown): boolean => value === true || at(value, 'approve') === true || at(value, 'approveRequest') === true;

export const checkVsCodeSettings = (settings: Settings): Issue[] => {
  const { value, path, lineOf } = settings;
  const issue = (rule: Rule, keys: readonly string[]): Issue => ({ ...rule, tool: TOOL, path, line: lineOf(...keys), detail: keys.join(': ') });
  const approved = (key: string): string[] => Object.entries(asRecord(at(value, key))).filter(([, said]) => isApproved(said)).map(([pattern]) => pattern);
  const level = at(value, 'chat.permissions.default');
  return [
    ...GLOBAL.filter((key) => at(value, key) === true).map((key) => issue(RULES.all, [key])),
    ...(typeof level === 'string' && /autopilot|bypass|autoapprove/i.test(level) ? [issue(RULES.level, ['chat.permissions.default'])] : []),
    ...approved('chat.tools.terminal.autoApprove').flatMap((pattern) => {
      // A bare command is approved with whatever follows it.
      const rule = isEverything(pattern.replace(/^\/(.*)\/[a-z]*$/s, '$1')) ? RULES.everything : openCommand(`${pattern}*`) !== undefined ? RULES.open : undefined;
      return rule === undefined ? [] : [issue(rule, ['chat.tools.terminal.autoApprove', pattern])];
    }),
    ...approved('chat.tools.urls.autoApprove').filter((pattern) => /^(https?:\/\/|\*:\/\/)?\*+(\/\**)?$/.test(pattern)).map((pattern) => issue(RULES.web, ['chat.tools.urls.autoApprove', pattern])),
    ...checkServers(TOOL, settings, at(value, 'mcp', 'servers'), ['mcp', 'servers']),
  ];
};

/** .vscode/mcp.json */
export const checkVsCodeServers = (settings: Settings): Issue[] => checkServers(TOOL, settings, at(settings.value, 'servers'), ['servers']);
