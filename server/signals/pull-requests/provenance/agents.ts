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
  /** Its maker's: whoever bears the tool's name and writes as no person from there is the tool. */
  domains?: readonly string[];
};

/** Numbers and addresses as trailers and commits of public repositories carried them in November 2026. */
const AGENTS: readonly Agent[] = [
  { tool: 'claude-code', accounts: [209825114], emails: ['noreply@anthropic.com'], names: ['claude code', 'claude', 'claude opus', 'claude sonnet', 'claude haiku'], branches: ['claude'], domains: ['anthropic.com'] },
  { tool: 'copilot', accounts: [198982749, 223556219, 175728472], emails: ['copilot@github.com'], names: ['github copilot', 'copilot', 'copilot cli', 'github copilot cli'], branches: ['copilot'], domains: ['github.com'] },
  { tool: 'cursor', accounts: [206951365], emails: ['cursoragent@cursor.com'], names: ['cursor', 'cursor agent'], branches: ['cursor'], domains: ['cursor.com', 'cursor.sh'] },
  { tool: 'codex', accounts: [215057067, 199175422], emails: ['noreply@openai.com', 'codex@openai.com'], names: ['codex', 'openai codex', 'codex cli', 'chatgpt'], branches: ['codex'], domains: ['openai.com'] },
  { tool: 'gemini', accounts: [176961590], emails: ['gemini-cli@google.com'], names: ['gemini', 'gemini cli', 'gemini code assist'], branches: ['gemini'], domains: ['google.com'] },
  { tool: 'amazon-q', accounts: [208079219], names: ['amazon q', 'amazon q developer'], domains: ['amazon.com'] },
  { tool: 'devin', accounts: [158243242], emails: ['devin@cognition.ai'], names: ['devin', 'devin ai'], branches: ['devin'], domains: ['cognition.ai', 'devin.ai'] },
  { tool: 'aider', emails: ['noreply@aider.chat', 'aider@aider.chat'], names: ['aider'], branches: ['aider'], domains: ['aider.chat'] },
  { tool: 'opencode', emails: ['noreply@opencode.ai'], names: ['opencode'] },
  { tool: 'cline', emails: ['noreply@cline.bot'], names: ['cline'], branches: ['cline'], domains: ['cline.bot'] },
  { tool: 'jules', accounts: [161369871], emails: ['noreply@jules.google'], names: ['jules', 'google jules'], branches: ['jules'], domains: ['jules.google', 'google.com'] },
  { tool: 'amp', emails: ['amp@ampcode.com'], names: ['amp'], domains: ['ampcode.com'] },
  { tool: 'windsurf', names: ['windsurf', 'cascade', 'cascade ai'], branches: ['windsurf'], domains: ['windsurf.com', 'windsurf.ai', 'codeium.com'] },
  { tool: 'warp', emails: ['agent@warp.dev', 'oz-agent@warp.dev'], names: ['warp'], domains: ['warp.dev'] },
  { tool: 'crush', emails: ['crush@charm.land'], names: ['crush'], domains: ['charm.land'] },
  { tool: 'openhands', emails: ['openhands@all-hands.dev'], names: ['openhands'], branches: ['openhands'], domains: ['all-hands.dev', 'openhands.dev'] },
  { tool: 'droid', accounts: [138933559], names: ['droid', 'factory droid'], domains: ['factory.ai'] },
  { tool: 'qwen-code', emails: ['qwen-coder@alibabacloud.com'], names: ['qwen code', 'qwen coder', 'qwen'], domains: ['alibabacloud.com'] },
  { tool: 'junie', emails: ['junie@jetbrains.com'], names: ['junie'], branches: ['junie'], domains: ['jetbrains.com'] },
  { tool: 'kiro', accounts: [244629292], emails: ['kiro-agent@users.noreply.github.com'], names: ['kiro', 'kiro agent'], branches: ['kiro'], domains: ['kiro.dev', 'amazon.com'] },
  { tool: 'kimi', names: ['kimi', 'kimi code', 'kimi cli'], domains: ['moonshot.cn', 'moonshot.ai', 'kimi.com', 'kimi.ai'] },
  { tool: 'trae', emails: ['traecli@bytedance.com'], names: ['trae', 'trae cli'], domains: ['bytedance.com', 'trae.ai'] },
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

/** Where no person writes from: an employee has an address of their own. */
const NOBODYS = /^(?:no-?reply|agent|bot|ai|assistant)$/;

/** "Cascade AI <cascade@windsurf.ai>": the tool's name, its maker's domain, and the mailbox of nobody or of the tool. */
export const agentOfNameAndEmail = (name: string, email: string): string | undefined => {
  const tool = agentOfName(name);
  const [mailbox = '', domain = ''] = email.trim().toLowerCase().split('@');
  const agent = AGENTS.find((one) => one.tool === tool);
  if (agent?.domains?.includes(domain) !== true) return undefined;
  const isOfTool = agent.names.some((one) => one.replaceAll(' ', '') === mailbox.replaceAll(/[-_.]/g, ''));
  return isOfTool || NOBODYS.test(mailbox) ? tool : undefined;
};

const VERSION = /^(?:\d[\w.-]*|v\d[\w.-]*|opus|sonnet|haiku|gpt-[\w.-]+|pro|flash|cli|code|k\d[\w.]*|[a-z]+-[a-z-]*\d[\w.-]*)$/;

/** "Claude Code", "Claude:claude-opus-4-8", "Codex (gpt-6)", "Claude Opus 4.5"; but not "Claude Monet". */
export const agentOfName = (name: string): string | undefined => {
  // "GLM-4.6 via Crush": the model comes first, the tool last.
  const bare = name.toLowerCase().split(' via ').at(-1)!.replace(/\[bot\]$/, '').split(/[(:/,[]/)[0]!.replaceAll('-coder', ' coder').trim();
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
