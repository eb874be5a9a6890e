// What each command of `beforetab` does, in a line: for the one file, which has most of them, and for a checkout, which has all.
export const DOES = {
  scan: 'finds secrets and personal data in files, and in what a commit would add',
  'prompt-check': "holds back an assistant's prompt that would give them away",
  'check-setup': 'says what the AI assistants on this machine may do without asking',
  inspect: 'finds instructions hidden in documents',
  probe: "asks an assistant of your own the arena's attacks",
  login: 'signs this command line in at a BeforeTab, by a code you allow in a browser',
  logout: 'signs it out',
  ingest: 'sends what an AI tool has logged to a source of your BeforeTab',
  provenance: 'tells of how many commits of a clone it is known who wrote them, assistant or person',
  analyze: 'looks for prompt injection in code (in a checkout of BeforeTab)',
  doctor: "tries to break out of the jails that learners' programs run in on this machine",
  model: 'keeps a model file for the arena',
  'content:vet': 'checks and runs all content, as its tests do',
} as const;
export type CommandName = keyof typeof DOES;

export const listCommands = (names: readonly string[]): string => names.map((name) => `  ${name.padEnd(14)}${DOES[name as CommandName]}`).join('\n');

/** What is said where no command of this name is, and how it ends. */
export const answerWithout = (name: string, names: readonly string[]): { says: string; code: number } => {
  const all = `beforetab COMMAND …   each command has --help\n${listCommands(names)}`;
  if (['--help', '-h', 'help'].includes(name)) return { says: all, code: 0 };
  return { says: name === '' ? all : `There is no command "${name}". There are:\n${listCommands(names)}`, code: 2 };
};
