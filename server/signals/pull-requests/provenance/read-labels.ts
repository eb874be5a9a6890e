// Reads a pull request's labels: only whole labels that state who wrote it; "ai" alone is as often what the code is about.

const MADE = String.raw`(?:written|generated|authored|assisted|coded|made|created)`;
const TOOL = String.raw`(?:ai|llm|copilot|claude|claude-code|codex|cursor|devin|gemini|aider)`;
const SAYS_AI = new RegExp(String.raw`^(?:(?:${TOOL}|agent)-${MADE}|${MADE}-(?:by|with)-${TOOL}|${TOOL}-code|vibe-coded)$`);
const SAYS_HUMAN = new RegExp(String.raw`^(?:no-ai|human-${MADE}|${MADE}-by-(?:human|hand)|not-ai-${MADE})$`);

/** "AI: written", "code::ai-written" (GitLab's scoped form) and "ai_written" are one label. */
const forms = (label: string): string[] => {
  const name = label.toLowerCase().replaceAll(/[^\p{L}\p{N}:/]+/gu, '-').replaceAll(/^-|-$/g, '');
  return [name.replaceAll(/[:/]+-?/g, '-'), name.split(/::|:|\//).at(-1)!.replace(/^-/, '')];
};

export const readLabel = (label: string): 'ai' | 'human' | undefined => {
  const names = forms(label.slice(0, 100));
  if (names.some((name) => SAYS_HUMAN.test(name))) return 'human';
  return names.some((name) => SAYS_AI.test(name)) ? 'ai' : undefined;
};
