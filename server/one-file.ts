// `beforetab` as one file, for machines that have Node 20 and nothing of us. The product serves it at /beforetab.mjs; cli.ts has more, which needs a checkout.
import type * as Rest from './one-file-rest.ts';
import { importPacked } from './platform/command-line/import-packed.ts';
import { THREAD_COMMAND } from './platform/inspector/command/thread-command.ts';
import { promptCheck, scan } from './platform/scanner/commands.ts';

/** The build puts the other commands in, packed and as base64. */
declare const __REST__: string | undefined;

const rest = (): Promise<typeof Rest> => (typeof __REST__ === 'string' ? importPacked<typeof Rest>(__REST__) : import('./one-file-rest.ts'));

type Say = (line: string) => void;
type Command = { does: string; run(given: readonly string[], say: Say): Promise<number> };

/** What one file cannot hold: the parsers of `analyze` are programs of the machine. */
const elsewhere =
  (command: string, example: string): Command['run'] =>
  async (_given, say) => {
    say(`\`${command}\` needs more than one file can hold. On a machine with a checkout of BeforeTab, run there:\n  npm run beforetab ${command} -- ${example}\nIt needs no server and no sign-in.`);
    return 2;
  };

const COMMANDS: Readonly<Record<string, Command>> = {
  scan: { does: 'finds secrets and personal data in files, and in what a commit would add', run: scan },
  'prompt-check': { does: "holds back an assistant's prompt that would give them away", run: promptCheck },
  'check-setup': { does: 'says what the AI assistants on this machine may do without asking', run: async (...asked) => (await rest()).checkSetupCommand(...asked) },
  inspect: { does: 'finds instructions hidden in documents', run: async (...asked) => (await rest()).inspect(...asked) },
  probe: { does: "asks an assistant of your own the arena's attacks", run: async (given, say) => (await rest()).probe(given, say) },
  login: { does: 'signs this command line in at a BeforeTab, by a code you allow in a browser', run: async (...asked) => (await rest()).login(...asked) },
  logout: { does: 'signs it out', run: async (...asked) => (await rest()).logout(...asked) },
  ingest: { does: 'sends what an AI tool has logged to a source of your BeforeTab', run: async (given, say) => (await rest()).ingest(given, say) },
  provenance: { does: 'tells of how many commits of a clone it is known who wrote them, assistant or person', run: async (...asked) => (await rest()).provenance(...asked) },
  analyze: { does: 'looks for prompt injection in code (in a checkout of BeforeTab)', run: elsewhere('analyze', 'PATH…') },
};

const list = (): string => Object.entries(COMMANDS).map(([name, { does }]) => `  ${name.padEnd(14)}${does}`).join('\n');

const say: Say = (line) => void process.stdout.write(`${line}\n`);
const [name = '', ...given] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (name === THREAD_COMMAND) process.exitCode = await (await rest()).serveInspections();
else if (command !== undefined) process.exitCode = await command.run(given, say);
else if (['--help', '-h', 'help'].includes(name)) say(`beforetab COMMAND …   each command has --help\n${list()}`);
else {
  say(`There is no command "${name}". There are:\n${list()}`);
  process.exitCode = 2;
}
