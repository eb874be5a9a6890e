// Gemini CLI, and Qwen Code, which grew out of it: tools that bypass the question, and servers that are trusted whole.
import { checkHooks } from '../hooks.ts';
import type { Issue, Rule } from '../issue.ts';
import { checkServers } from '../mcp-servers.ts';
import type { Settings } from '../read-settings.ts';
import { AS_WIDE_AS_ALL, RUNS_ANYTHING } from '../reasons.ts';
import { openCommand } from '../shell-words.ts';
import { asRecord, at, texts } from '../values.ts';

const DOCS = 'https://github.com/google-gemini/gemini-cli/blob/main/docs/tools/mcp-server.md';

const RULES = {
  trust: { id: 'gemini-trusted-server', level: 'high', title: 'Every tool of an MCP server runs without asking', why: '"trust" skips each confirmation: whatever a text talks the model into, the server does.', fix: 'Set "trust" to false; allow single tools when asked.', source: DOCS },
  shell: { id: 'gemini-every-command', level: 'high', title: 'Every shell command runs without asking', why: RUNS_ANYTHING, fix: 'Allow single commands: "run_shell_command(git status)"', source: 'https://geminicli.com/docs/cli/configuration' },
  open: { id: 'gemini-open-command', level: 'medium', title: 'A command that runs anything it is given', why: AS_WIDE_AS_ALL, fix: 'Allow single commands: "run_shell_command(git status)"', source: 'https://geminicli.com/docs/cli/configuration' },
} as const satisfies Record<string, Rule>;

const isWholeShell = (entry: string): boolean => /^(run_shell_command|ShellTool|shell|\*)(\(\s*\**\s*\))?$/.test(entry);

/** What is allowed is every command that begins so. */
const isOpenShell = (entry: string): boolean => openCommand(`${/^(?:run_shell_command|ShellTool)\((.*)\)$/s.exec(entry)?.[1] ?? ''}*`) !== undefined;

export const checkGemini = (tool: 'Gemini CLI' | 'Qwen Code') => (settings: Settings): Issue[] => {
  const { value, path, lineOf } = settings;
  const issue = (rule: Rule, keys: readonly (string | number)[], detail: string): Issue => ({ ...rule, tool, path, line: lineOf(...keys), detail });
  return [
    ...Object.entries(asRecord(at(value, 'mcpServers'))).filter(([, server]) => at(server, 'trust') === true).map(([name]) => issue(RULES.trust, ['mcpServers', name, 'trust'], `server "${name}"`)),
    ...[['allowedTools'], ['tools', 'allowed']].flatMap((keys) => texts(at(value, ...keys)).flatMap((entry, index) => (isWholeShell(entry) ? [issue(RULES.shell, [...keys, index], entry)] : isOpenShell(entry) ? [issue(RULES.open, [...keys, index], entry)] : []))),
    ...checkServers(tool, settings, at(value, 'mcpServers'), ['mcpServers']),
    ...checkHooks(tool)(settings),
  ];
};
