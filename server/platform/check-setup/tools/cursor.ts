// Cursor: commands and MCP tools that run without asking, for the editor (permissions.json) and the command line (cli.json).
import type { Issue, Rule } from '../issue.ts';
import type { Settings } from '../read-settings.ts';
import { AS_WIDE_AS_ALL, RUNS_ANYTHING } from '../reasons.ts';
import { isEverything, openCommand } from '../shell-words.ts';
import { at, texts } from '../values.ts';

const TOOL = 'Cursor';
const DOCS = 'https://cursor.com/docs/reference/permissions';
const NARROW = 'Name what the project needs: "terminalAllowlist": ["npm test", "git status"]';

const RULES = {
  everything: { id: 'cursor-every-command', level: 'high', title: 'Every terminal command runs without asking', why: RUNS_ANYTHING, fix: NARROW, source: DOCS },
  open: { id: 'cursor-open-command', level: 'medium', title: 'A command that runs anything it is given', why: AS_WIDE_AS_ALL, fix: NARROW, source: DOCS },
  tools: { id: 'cursor-every-mcp-tool', level: 'medium', title: 'Every tool of every MCP server runs without asking', why: 'A server that is taken over, or a text that talks the model into it, acts with nobody watching.', fix: 'Name server and tool: "mcpAllowlist": ["docs:search"]', source: DOCS },
  asks: { id: 'cursor-never-asks', level: 'high', title: 'Nothing is asked any more', why: 'Whatever the model decides runs, also what a web page or an issue told it to.', fix: '"approvalMode": "allowlist"', source: 'https://cursor.com/docs/cli/reference/configuration' },
  web: { id: 'cursor-every-address', level: 'note', title: 'Every web address is fetched without asking', why: 'A page may carry instructions, and an address may carry out what the model knows.', fix: 'Name the sites: "WebFetch(docs.example.com)"', source: 'https://cursor.com/docs/cli/reference/permissions' },
} as const satisfies Record<string, Rule>;

export const checkCursorPermissions = ({ value, path, lineOf }: Settings): Issue[] => {
  const found = (rule: Rule | undefined, keys: readonly (string | number)[], detail: string): Issue[] => (rule === undefined ? [] : [{ ...rule, tool: TOOL, path, line: lineOf(...keys), detail }]);
  // An entry of the terminal list allows whatever begins with it.
  const command = (pattern: string): Rule | undefined => (isEverything(pattern) ? RULES.everything : openCommand(pattern.includes('*') ? pattern : `${pattern}*`) !== undefined ? RULES.open : undefined);
  return [
    ...found(at(value, 'approvalMode') === 'unrestricted' ? RULES.asks : undefined, ['approvalMode'], 'approvalMode'),
    ...texts(at(value, 'terminalAllowlist')).flatMap((entry, index) => found(command(entry), ['terminalAllowlist', index], entry)),
    ...texts(at(value, 'mcpAllowlist')).flatMap((entry, index) => found(/^[*:\s]+$/.test(entry) ? RULES.tools : undefined, ['mcpAllowlist', index], entry)),
    ...texts(at(value, 'permissions', 'allow')).flatMap((entry, index) => {
      const [, kind, inside = ''] = /^(\w+)\((.*)\)$/s.exec(entry) ?? [];
      const rule = kind === 'Shell' ? command(inside) : kind === 'Mcp' && /^[*,:\s]+$/.test(inside) ? RULES.tools : kind === 'WebFetch' && isEverything(inside) ? RULES.web : undefined;
      return found(rule, ['permissions', 'allow', index], entry);
    }),
  ];
};
