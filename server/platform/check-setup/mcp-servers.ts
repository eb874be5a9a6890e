// Servers of the Model Context Protocol as assistants list them: what each starts or reaches, and whether that can change overnight.
import { homedir } from 'node:os';
import type { Issue, Rule } from './issue.ts';
import type { Settings } from './read-settings.ts';
import { asRecord, texts } from './values.ts';

const ABOUT_MCP = 'https://socket.dev/glossary/mcp-security';

const UNPINNED: Rule = {
  id: 'mcp-unpinned',
  level: 'medium',
  title: 'An MCP server that is fetched anew at every start',
  why: 'Without a version, whoever can publish the package decides what runs on this machine the next time the assistant starts, with your rights and the secrets in its environment.',
  fix: 'Name the exact version: "args": ["-y", "the-package@1.2.3"], or for Python "the-package==1.2.3". What it depends on is still fetched anew; installing it from a lock file holds that too.',
  source: ABOUT_MCP,
};
const PLAIN_HTTP: Rule = {
  id: 'mcp-plain-http',
  level: 'high',
  title: 'An MCP server over plain HTTP',
  why: 'Anybody on the way reads what the assistant sends and can answer in its place; the answer goes into the prompt.',
  fix: 'Use https://, or a server on this machine.',
  source: ABOUT_MCP,
};
const PIPED: Rule = {
  id: 'mcp-shell',
  level: 'high',
  title: 'An MCP server started by a shell that downloads it',
  why: 'What is downloaded runs unseen, and may be something else tomorrow.',
  fix: 'Install the server once, at a version you looked at, and start that program.',
  source: ABOUT_MCP,
};
const WHOLE_DISK: Rule = {
  id: 'mcp-whole-disk',
  level: 'medium',
  title: 'A file server with the whole disk or home folder',
  why: 'A document that talks the model into it can have it read SSH keys and browser profiles and send them on.',
  fix: 'Give it the folder of this project only.',
  source: ABOUT_MCP,
};
const LATEST_IMAGE: Rule = {
  id: 'mcp-image-unpinned',
  level: 'note',
  title: 'An MCP server from a container image without a digest',
  why: 'A tag can be moved to other content; a digest cannot.',
  fix: 'Name the image by its digest: image@sha256:…',
  source: 'https://archestra.ai/blog/pin-mcp-server-versions',
};

const RUNNERS: Readonly<Record<string, (spec: string) => boolean>> = {
  npx: (spec) => /.@\d+\.\d+\.\d+/.test(spec),
  bunx: (spec) => /.@\d+\.\d+\.\d+/.test(spec),
  pnpx: (spec) => /.@\d+\.\d+\.\d+/.test(spec),
  uvx: (spec) => /(==|@)\d+(\.\d+)+/.test(spec),
  pipx: (spec) => /==\d+(\.\d+)+/.test(spec),
};
const VALUE_OPTIONS = new Set(['--package', '-p', '--from', '--python', '--with', '--index-url', '--registry', '-c', '--call']);

/** `servers` are keyed by name, and stand in the file below `keys`. */
export const checkServers = (tool: string, settings: Settings, servers: unknown, keys: readonly string[]): Issue[] =>
  Object.entries(asRecord(servers)).flatMap(([name, server]) =>
    rulesFor(asRecord(server)).map((rule) => ({ ...rule, tool, path: settings.path, line: settings.lineOf(...keys, name), detail: `server "${name}"` })),
  );

const rulesFor = (server: Record<string, unknown>): Rule[] => {
  const [program = '', ...inCommand] = typeof server['command'] === 'string' ? [server['command']] : texts(server['command']);
  const args = [...inCommand, ...texts(server['args'])];
  const name = program.split(/[/\\]/).at(-1)!.replace(/\.(exe|cmd)$/i, '');
  const address = [server['url'], server['httpUrl'], server['serverUrl']].find((value) => typeof value === 'string');
  return [
    ...(name in RUNNERS && isUnpinned(name, args) ? [UNPINNED] : []),
    ...(typeof address === 'string' && isPlain(address) ? [PLAIN_HTTP] : []),
    ...(['sh', 'bash', 'zsh', 'cmd', 'powershell', 'pwsh'].includes(name) && /\b(curl|wget|iwr|Invoke-WebRequest)\b/.test(args.join(' ')) ? [PIPED] : []),
    ...(/filesystem|\bfs\b/.test([program, ...args].join(' ')) && args.some(isWholeDisk) ? [WHOLE_DISK] : []),
    ...(['docker', 'podman'].includes(name) && args.includes('run') && !args.some((arg) => arg.includes('@sha256:')) ? [LATEST_IMAGE] : []),
  ];
};

/** A path or an address of a repository is not a package of a registry. */
const isUnpinned = (runner: string, args: readonly string[]): boolean => {
  const from = args.findIndex((arg) => arg === '--from' || arg === '--package' || arg === '-p');
  const rest = args.filter((arg, index) => !arg.startsWith('-') && !VALUE_OPTIONS.has(args[index - 1] ?? '') && !(runner === 'pipx' && arg === 'run'));
  const spec = from >= 0 ? args[from + 1] : rest[0];
  if (spec === undefined || /^[./~]|^[a-z]:\\/i.test(spec)) return false;
  if (/^(git\+|https?:|github:)/.test(spec)) return !/(@|#)[0-9a-f]{40}\b/.test(spec);
  return !RUNNERS[runner]!(spec);
};

const isPlain = (address: string): boolean => /^http:\/\//i.test(address) && !/^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])([:/?#]|$)/i.test(address);

const isWholeDisk = (arg: string): boolean => ['/', '~', '~/', '$HOME', '${HOME}', 'C:\\', 'C:/', '/home', '/Users', homedir()].includes(arg);
