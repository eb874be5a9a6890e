// Where assistants keep their settings, in a project and in the home folder, and what is looked at in each.
import { checkContinuePermissions, checkWindsurf, checkZed } from './tools/allow-lists.ts';
import { checkClaudeServers, checkClaudeSettings } from './tools/claude-code.ts';
import { checkCodex } from './tools/codex.ts';
import { checkCursorPermissions } from './tools/cursor.ts';
import { checkGemini } from './tools/gemini.ts';
import { checkAider, checkContinue, checkServersOf } from './tools/others.ts';
import { checkVsCodeServers, checkVsCodeSettings } from './tools/vs-code.ts';
import { checkHooks } from './hooks.ts';
import type { Issue } from './issue.ts';
import type { Format, Settings } from './read-settings.ts';

/** A path may end with every file of an ending in a folder, as `agents/*.yaml`. */
export type Place = { tool: string; in: 'project' | 'home'; path: string; format: Format; check: (settings: Settings) => Issue[] };

const both = (tool: string, path: string, format: Format, check: Place['check']): Place[] => [{ tool, in: 'project', path, format, check }, { tool, in: 'home', path, format, check }];
const project = (tool: string, path: string, format: Format, check: Place['check']): Place => ({ tool, in: 'project', path, format, check });
const home = (tool: string, path: string, format: Format, check: Place['check']): Place => ({ tool, in: 'home', path, format, check });

const USER_FOLDERS = ['.config', 'Library/Application Support', 'AppData/Roaming'];

export const PLACES: readonly Place[] = [
  ...both('Claude Code', '.claude/settings.json', 'json', checkClaudeSettings),
  ...both('Claude Code', '.claude/settings.local.json', 'json', checkClaudeSettings),
  project('Claude Code', '.mcp.json', 'json', checkClaudeServers),
  home('Claude Code', '.claude.json', 'json', checkClaudeServers),
  ...USER_FOLDERS.map((folder) => home('Claude Desktop', `${folder}/Claude/claude_desktop_config.json`, 'json', checkServersOf('Claude Desktop', 'mcpServers'))),
  project('VS Code', '.vscode/settings.json', 'json', checkVsCodeSettings),
  project('VS Code', '.vscode/mcp.json', 'json', checkVsCodeServers),
  ...USER_FOLDERS.flatMap((folder) => [home('VS Code', `${folder}/Code/User/settings.json`, 'json', checkVsCodeSettings), home('VS Code', `${folder}/Code/User/mcp.json`, 'json', checkVsCodeServers)]),
  ...both('Cursor', '.cursor/permissions.json', 'json', checkCursorPermissions),
  ...both('Cursor', '.cursor/mcp.json', 'json', checkServersOf('Cursor', 'mcpServers')),
  ...both('Cursor', '.cursor/hooks.json', 'json', checkHooks('Cursor')),
  project('Cursor', '.cursor/cli.json', 'json', checkCursorPermissions),
  home('Cursor', '.cursor/cli-config.json', 'json', checkCursorPermissions),
  ...both('Gemini CLI', '.gemini/settings.json', 'json', checkGemini('Gemini CLI')),
  ...both('Qwen Code', '.qwen/settings.json', 'json', checkGemini('Qwen Code')),
  ...both('Codex', '.codex/config.toml', 'toml', checkCodex),
  home('Windsurf', '.codeium/windsurf/mcp_config.json', 'json', checkServersOf('Windsurf', 'mcpServers')),
  ...USER_FOLDERS.map((folder) => home('Windsurf', `${folder}/Windsurf/User/settings.json`, 'json', checkWindsurf)),
  home('Cline', '.cline/data/settings/cline_mcp_settings.json', 'json', checkServersOf('Cline', 'mcpServers')),
  ...USER_FOLDERS.map((folder) => home('Cline', `${folder}/Code/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json`, 'json', checkServersOf('Cline', 'mcpServers'))),
  project('Roo Code', '.roo/mcp.json', 'json', checkServersOf('Roo Code', 'mcpServers')),
  project('Kilo Code', '.kilocode/mcp.json', 'json', checkServersOf('Kilo Code', 'mcpServers')),
  ...both('Junie', '.junie/mcp/mcp.json', 'json', checkServersOf('Junie', 'mcpServers')),
  home('Copilot CLI', '.copilot/mcp-config.json', 'json', checkServersOf('Copilot CLI', 'mcpServers')),
  project('Zed', '.zed/settings.json', 'json', checkZed),
  home('Zed', '.config/zed/settings.json', 'json', checkZed),
  ...both('Aider', '.aider.conf.yml', 'yaml', checkAider),
  ...both('Continue', '.continue/config.yaml', 'yaml', checkContinue),
  ...['agents', 'assistants', 'mcpServers'].flatMap((folder) => both('Continue', `.continue/${folder}/*.yaml`, 'yaml', checkContinue)),
  ...both('Continue', '.continue/mcpServers/*.json', 'json', checkServersOf('Continue', 'mcpServers')),
  home('Continue', '.continue/permissions.yaml', 'yaml', checkContinuePermissions),
  project('opencode', 'opencode.json', 'json', checkServersOf('opencode', 'mcp')),
  home('opencode', '.config/opencode/opencode.json', 'json', checkServersOf('opencode', 'mcp')),
];
