// Commands that, once allowed with any argument, allow anything.

/** They run what they are given, fetch it, or hand it to another user or machine. */
const RUNS_ANYTHING = new Set(['bash', 'sh', 'zsh', 'fish', 'dash', 'pwsh', 'powershell', 'cmd', 'python', 'python3', 'node', 'deno', 'bun', 'ruby', 'perl', 'php', 'osascript', 'sudo', 'doas', 'su', 'ssh', 'eval', 'exec', 'source', 'env', 'xargs', 'find', 'awk', 'npx', 'bunx', 'pnpx', 'uvx', 'pipx', 'curl', 'wget', 'docker', 'kubectl', 'make', 'nohup', 'time', 'timeout', 'watch']);

/** `pattern` allows every command: nothing but wildcards. */
export const isEverything = (pattern: string): boolean => /^[\s*:.^$/()]*$/.test(pattern) && (pattern === '' || /[*.^$]/.test(pattern));

/** The word, where a pattern allows one of these with any argument; undefined otherwise. */
export const openCommand = (pattern: string): string | undefined => {
  const [, word, rest] = /^([\w.-]+)(.*)$/s.exec(pattern.trim()) ?? [];
  return word !== undefined && RUNS_ANYTHING.has(word) && /^\s*:?\s*\**$/.test(rest ?? '') && rest !== '' ? word : undefined;
};
