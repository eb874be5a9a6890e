// Files with secrets that lie where an assistant works, and what would keep each assistant from reading them.
import ignore from 'ignore';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Issue, Rule } from './issue.ts';

const LOOKS_SECRET = /(^|\/)(\.env(\.[\w.-]+)?|[^/]*\.pem|id_(rsa|ed25519|ecdsa|dsa)|[^/]*\.tfstate(\.backup)?|service-account[^/]*\.json|\.pgpass|\.netrc|[^/]*\.p12|[^/]*\.pfx|[^/]*\.kdbx)$/i;
const IS_EXAMPLE = /\.(example|sample|template|dist|pub)$/i;
const LEFT_OUT = new Set(['node_modules', '.git', 'vendor', 'dist', 'build', 'target', '.venv', 'venv']);
const MOST_FOLDERS = 2_000;
const DEEPEST = 4;

/** Paths below `dir` that by their names hold secrets; no link is followed. */
export const findSecretFiles = async (dir: string): Promise<string[]> => {
  const found: string[] = [];
  let folders = 0;
  const walk = async (path: string, depth: number): Promise<void> => {
    if ((folders += 1) > MOST_FOLDERS) return;
    for (const entry of await readdir(join(dir, path), { withFileTypes: true }).catch(() => [])) {
      const inside = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory() && depth < DEEPEST && !LEFT_OUT.has(entry.name)) await walk(inside, depth + 1);
      else if (entry.isFile() && LOOKS_SECRET.test(inside) && !IS_EXAMPLE.test(inside)) found.push(inside);
    }
  };
  await walk('', 0);
  return found.sort();
};

type Keeper = {
  tool: string;
  file: string;
  source: string;
  /** What the file does not stop. */
  limit: string;
  /** Kept out whatever the file says. */
  byItself?: RegExp;
  alsoGitignore?: true;
};

// Measured by scripts/capture/measure-ignore.ts on 2026-11-24 where it says so (Module 1); else as documented.
const KEEPERS: readonly Keeper[] = [
  { tool: 'Cursor', file: '.cursorignore', source: 'https://cursor.com/docs/reference/ignore-file.md', limit: 'Commands in the terminal and MCP servers read the file all the same.', byItself: /(^|\/)\.env/, alsoGitignore: true },
  { tool: 'Gemini CLI', file: '.geminiignore', source: 'https://geminicli.com/docs/cli/gemini-ignore/', limit: 'Shell commands read the file all the same.' },
  { tool: 'Qwen Code', file: '.qwenignore', source: 'measured with Qwen Code 0.15.10: its read tool refuses', limit: 'Shell commands were not measured.' },
];

const WHY = 'What the assistant reads goes to its provider, and .gitignore alone did not stop any assistant we measured.';
const rule = (fix: string, source: string): Rule => ({ id: 'secret-file-in-reach', level: 'medium', title: 'Files that look like secrets are in the reach of the assistant', why: WHY, fix, source });
const some = (paths: readonly string[]): string => `${paths.slice(0, 5).join(', ')}${paths.length > 5 ? ` and ${paths.length - 5} more` : ''}`;

/** `tools` are those that have settings here; `denied` are the paths Claude Code's rules keep it from. */
export const checkIgnoreFiles = async (dir: string, tools: ReadonlySet<string>, denied: readonly string[]): Promise<Issue[]> => {
  const secrets = await findSecretFiles(dir);
  if (secrets.length === 0) return [];
  const issues: Issue[] = [];
  const add = (tool: string, path: string, open: readonly string[], said: Rule): void => void (open.length > 0 && issues.push({ ...said, tool, path, line: 1, detail: some(open) }));
  for (const { tool, file, source, limit, byItself, alsoGitignore } of KEEPERS.filter((keeper) => tools.has(keeper.tool))) {
    const kept = await matcherOf(join(dir, file), ...(alsoGitignore ? [join(dir, '.gitignore')] : []));
    const open = secrets.filter((path) => !kept(path) && byItself?.test(path) !== true);
    add(tool, file, open, rule(`Put into ${file}, one pattern a line: ${patternsFor(open).join(' ')}. ${limit} Better still, keep secrets out of the folder.`, source));
  }
  if (tools.has('Claude Code')) {
    const kept = ignore().add([...denied]);
    const open = secrets.filter((path) => !kept.ignores(path));
    const denies = patternsFor(open).map((pattern) => `"Read(./${pattern.startsWith('.env') ? pattern : `**/${pattern}`})"`).join(', ');
    add('Claude Code', '.claude/settings.json', open, rule(`"permissions": { "deny": [${denies}] }. It stops the read tool; a shell command you allowed may still print the file. Better still, keep secrets out of the folder.`, 'https://code.claude.com/docs/en/settings'));
  }
  if (tools.has('Codex')) add('Codex', '.codex', secrets, { ...rule('No ignore file was honoured when we measured Codex CLI 0.169.0: keep these files outside of the folder it works in.', 'measured with Codex CLI 0.169.0'), level: 'note' });
  return issues;
};

const matcherOf = async (...files: readonly string[]): Promise<(path: string) => boolean> => {
  const rules = ignore();
  for (const file of files) if (existsSync(file)) rules.add(await readFile(file, 'utf8').catch(() => ''));
  return (path) => rules.ignores(path);
};

const patternsFor = (paths: readonly string[]): string[] => [...new Set(paths.map((path) => {
  const name = path.split('/').at(-1)!;
  return name.startsWith('.env') ? '.env*' : /\.(pem|p12|pfx|kdbx)$/i.test(name) ? `*${name.slice(name.lastIndexOf('.'))}` : name.includes('.tfstate') ? '*.tfstate*' : name;
}))];
