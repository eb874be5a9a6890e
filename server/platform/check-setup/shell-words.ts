// Commands that, once allowed with any argument, allow anything.

/** They run what they are given, by themselves or with a word behind them (`npm exec`, `uv run`), fetch it, or hand it to another user or machine. */
const RUNS_ANYTHING = new Set(['bash', 'sh', 'zsh', 'fish', 'dash', 'pwsh', 'powershell', 'cmd', 'python', 'python3', 'node', 'deno', 'bun', 'ruby', 'perl', 'php', 'osascript', 'sudo', 'doas', 'su', 'ssh', 'eval', 'exec', 'source', 'env', 'xargs', 'find', 'awk', 'npx', 'bunx', 'pnpx', 'uvx', 'pipx', 'curl', 'wget', 'docker', 'kubectl', 'make', 'nohup', 'time', 'timeout', 'watch', 'command', 'builtin', 'npm', 'pnpm', 'yarn', 'uv', 'podman', 'mise', 'direnv', 'poetry', 'pdm', 'hatch', 'conda', 'nix', 'nix-shell', 'go', 'cargo']);

/** With these words behind them, programs that else do one thing run what they are given. */
const RUNS_GIVEN = /^(?:(?:ba|z|da)?sh -\w*c|(?:python3?|perl|ruby|node|deno|bun|php) (?:-[ecr]|eval|run)|(?:docker|podman) (?:run|exec)|(?:mise|direnv) (?:exec|x)|(?:poetry|pdm|hatch|conda) run|kubectl (?:run|exec)|npm (?:exec|x)|pnpm (?:dlx|exec)|yarn (?:dlx|exec)|bun x|uv (?:run|tool run)|pipx run|go run|cargo run|git -c)\b/;

/** `pattern` allows every command: nothing but wildcards. */
export const isEverything = (pattern: string): boolean => /^[\s*:.^$/()]*$/.test(pattern) && (pattern === '' || /[*.^$]/.test(pattern));

/** The word, where a pattern allows one of these with any argument; undefined otherwise. */
export const openCommand = (pattern: string): string | undefined => {
  const given = RUNS_GIVEN.exec(pattern.trim())?.[0];
  if (given !== undefined && /^\s*:?\s*\*+$/.test(pattern.trim().slice(given.length))) return given;
  const [, word, rest] = /^([\w.-]+)(.*)$/s.exec(pattern.trim()) ?? [];
  return word !== undefined && RUNS_ANYTHING.has(word) && /^\s*:?\s*\**$/.test(rest ?? '') && rest !== '' ? word : undefined;
};
