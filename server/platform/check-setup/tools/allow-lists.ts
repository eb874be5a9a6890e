// Windsurf, Continue and Zed: what each keeps in its settings about running without asking.
import type { Issue, Rule } from '../issue.ts';
import { checkServers } from '../mcp-servers.ts';
import type { Settings } from '../read-settings.ts';
import { AS_WIDE_AS_ALL, RUNS_ANYTHING } from '../reasons.ts';
import { isEverything, openCommand } from '../shell-words.ts';
import { asList, at, texts } from '../values.ts';

const WINDSURF = 'https://docs.windsurf.com/windsurf/terminal';
const CONTINUE = 'https://docs.continue.dev/cli/tool-permissions';
const ZED = 'https://zed.dev/docs/ai/tool-permissions';

const everything = (tool: string, fix: string, source: string): Rule => ({ id: `${tool}-every-command`, level: 'high', title: 'Every terminal command runs without asking', why: RUNS_ANYTHING, fix, source });
const open = (tool: string, fix: string, source: string): Rule => ({ id: `${tool}-open-command`, level: 'medium', title: 'A command that runs anything it is given', why: AS_WIDE_AS_ALL, fix, source });

type Keys = readonly (string | number)[];
const issueIn = ({ path, lineOf }: Settings, tool: string) => (rule: Rule, keys: Keys, detail: string): Issue => ({ ...rule, tool, path, line: lineOf(...keys), detail });

/** The editor's own settings: how commands of Cascade are run, and those that always are. */
export const checkWindsurf = (settings: Settings): Issue[] => {
  const issue = issueIn(settings, 'Windsurf');
  const list = 'windsurf.cascadeCommandsAllowList';
  const fix = `"${list}": ["git status", "npm test"]`;
  return [
    ...(at(settings.value, 'windsurf.autoExecutionPolicy') === 'turbo' ? [issue(everything('windsurf', 'Set "windsurf.autoExecutionPolicy" to "off", and allow single commands.', WINDSURF), ['windsurf.autoExecutionPolicy'], 'turbo')] : []),
    ...texts(at(settings.value, list)).flatMap((entry, index) => {
      const rule = isEverything(entry) ? everything('windsurf', fix, WINDSURF) : openCommand(`${entry}*`) !== undefined ? open('windsurf', fix, WINDSURF) : undefined;
      return rule === undefined ? [] : [issue(rule, [list, index], entry)];
    }),
  ];
};

/** ~/.continue/permissions.yaml */
export const checkContinuePermissions = (settings: Settings): Issue[] =>
  texts(at(settings.value, 'allow')).flatMap((entry, index) => {
    const fix = 'allow: ["Bash(npm test)"], and Bash under ask';
    const [, tool = '', inside] = /^([\w*]+)(?:\((.*)\))?$/s.exec(entry.trim()) ?? [];
    const isWhole = tool === '*' || (tool === 'Bash' && (inside === undefined || isEverything(inside)));
    const rule = isWhole ? everything('continue', fix, CONTINUE) : tool === 'Bash' && openCommand(inside!) !== undefined ? open('continue', fix, CONTINUE) : undefined;
    return rule === undefined ? [] : [issueIn(settings, 'Continue')(rule, ['allow', index], entry)];
  });

/** settings.json of Zed, whose patterns are regular expressions. */
export const checkZed = (settings: Settings): Issue[] => {
  const issue = issueIn(settings, 'Zed');
  const asks = ['agent', 'tool_permissions'];
  const terminal = [...asks, 'tools', 'terminal'];
  const all: Rule = { id: 'zed-every-tool', level: 'high', title: 'Every tool runs without asking', why: 'Whatever the model decides runs, also what a web page or an issue told it to.', fix: '"agent": { "tool_permissions": { "default": "confirm" } }', source: ZED };
  const fix = '"always_allow": [{ "pattern": "^git (status|diff)$" }]';
  return [
    ...(at(settings.value, 'agent', 'always_allow_tool_actions') === true ? [issue(all, ['agent', 'always_allow_tool_actions'], 'always_allow_tool_actions')] : []),
    ...(at(settings.value, ...asks, 'default') === 'allow' ? [issue(all, [...asks, 'default'], 'tool_permissions.default')] : []),
    ...(at(settings.value, ...terminal, 'default') === 'allow' ? [issue(everything('zed', fix, ZED), [...terminal, 'default'], 'terminal.default')] : []),
    ...asList(at(settings.value, ...terminal, 'always_allow')).flatMap((entry, index) => {
      const pattern = at(entry, 'pattern');
      return typeof pattern === 'string' && isEverything(pattern) ? [issue(everything('zed', fix, ZED), [...terminal, 'always_allow', index, 'pattern'], pattern)] : [];
    }),
    ...checkServers('Zed', settings, at(settings.value, 'context_servers'), ['context_servers']),
  ];
};
