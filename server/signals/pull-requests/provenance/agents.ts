// Assistants that commit or sign: account numbers, addresses, names and branch prefixes, each as its maker documents or emits it.

type Agent = {
  tool: string;
  /** GitHub account numbers: names of bots change, these do not. */
  accounts?: readonly number[];
  /** Addresses their trailers and commits carry. */
  emails?: readonly string[];
  /** How an Assisted-by trailer without an address may name it, lower case. */
  names: readonly string[];
  branches?: readonly string[];
};

/** Numbers and addresses as trailers and commits of public repositories carried them in November 2026. */
const AGENTS: readonly Agent[] = [
  { tool: 'claude-code', accounts: [209825114], emails: ['noreply@anthropic.com'], names: ['claude code', 'claude', 'claude opus', 'claude sonnet', 'claude haiku'], branches: ['claude'] },
  { tool: 'copilot', accounts: [198982749, 223556219, 175728472], emails: ['copilot@github.com'], names: ['github copilot', 'copilot', 'copilot cli', 'github copilot cli'], branches: ['copilot'] },
  { tool: 'cursor', accounts: [206951365], emails: ['cursoragent@cursor.com'], names: ['cursor', 'cursor agent'], branches: ['cursor'] },
  { tool: 'codex', accounts: [215057067, 199175422], emails: ['noreply@openai.com', 'codex@openai.com'], names: ['codex', 'openai codex', 'codex cli', 'chatgpt'], branches: ['codex'] },
  { tool: 'gemini', accounts: [176961590], emails: [], names: ['gemini', 'gemini cli', 'gemini code assist'], branches: ['gemini'] },
  { tool: 'amazon-q', accounts: [208079219], names: ['amazon q', 'amazon q developer'] },
  { tool: 'devin', accounts: [158243242], emails: ['devin@cognition.ai'], names: ['devin'], branches: ['devin'] },
  { tool: 'aider', emails: ['noreply@aider.chat', 'aider@aider.chat'], names: ['aider'], branches: ['aider'] },
  { tool: 'opencode', emails: ['noreply@opencode.ai'], names: ['opencode'] },
  { tool: 'cline', names: ['cline'], branches: ['cline'] },
];

const byAccount = new Map(AGENTS.flatMap(({ tool, accounts = [] }) => accounts.map((id) => [id, tool] as const)));
const byEmail = new Map(AGENTS.flatMap(({ tool, emails = [] }) => emails.map((email) => [email, tool] as const)));
const byName = new Map(AGENTS.flatMap(({ tool, names }) => names.map((name) => [name, tool] as const)));
const byBranch = new Map(AGENTS.flatMap(({ tool, branches = [] }) => branches.map((prefix) => [prefix, tool] as const)));

export const agentOfAccount = (id: number | null): string | undefined => (id === null ? undefined : byAccount.get(id));

const NUMBERED = /^(\d{1,12})\+[^@]+@users\.noreply\.github\.com$/;

/** GitHub puts the account's number before the name: 209825114+claude[bot]@users.noreply.github.com. */
export const agentOfEmail = (email: string | null): string | undefined => {
  if (email === null) return undefined;
  const lower = email.trim().toLowerCase();
  const number = NUMBERED.exec(lower)?.[1];
  return number === undefined ? byEmail.get(lower) : byAccount.get(Number(number));
};

const VERSION = /^(?:\d[\w.-]*|v\d[\w.-]*|opus|sonnet|haiku|gpt-[\w.-]+|pro|flash|cli|code)$/;

/** "Claude Code", "Claude:claude-opus-4-8", "Codex (gpt-6)", "Claude Opus 4.5"; but not "Claude Monet". */
export const agentOfName = (name: string): string | undefined => {
  const bare = name.toLowerCase().replace(/\[bot\]$/, '').split(/[(:/,[]/)[0]!.trim();
  const words = bare.split(/\s+/);
  for (let length = words.length; length > 0; length -= 1) {
    const tool = byName.get(words.slice(0, length).join(' '));
    if (tool !== undefined) return words.slice(length).every((word) => VERSION.test(word)) ? tool : undefined;
  }
  return undefined;
};

/** A prefix is all before the first slash: "claude/fix-login", never "claude-monet". */
export const agentOfBranch = (branch: string): string | undefined => {
  const slash = branch.indexOf('/');
  return slash > 0 && slash < branch.length - 1 ? byBranch.get(branch.slice(0, slash).toLowerCase()) : undefined;
};

/** A note or trace names its tool freely; only names of our table are kept. */
export const knownTool = (name: string | undefined): string | null => {
  if (name === undefined) return null;
  const lower = name.toLowerCase();
  return AGENTS.find(({ tool }) => tool === lower)?.tool ?? agentOfName(name.replaceAll(/[-_]/g, ' ')) ?? null;
};
