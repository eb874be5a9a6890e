// `beforetab` as one file, for machines that have Node 20 and nothing of us. The product serves it at /beforetab.mjs; cli.ts has more, which needs a checkout.
import type * as Rest from './one-file-rest.ts';
import { importPacked } from './platform/command-line/import-packed.ts';
import { THREAD_COMMAND } from './platform/inspector/command/thread-command.ts';
import { promptCheck, scan } from './platform/scanner/commands.ts';
import { answerWithout } from './what-commands-do.ts';

/** The build puts the other commands in, packed and as base64. */
declare const __REST__: string | undefined;

const rest = (): Promise<typeof Rest> => (typeof __REST__ === 'string' ? importPacked<typeof Rest>(__REST__) : import('./one-file-rest.ts'));

type Say = (line: string) => void;
type Command = (given: readonly string[], say: Say) => Promise<number>;

/** What one file cannot hold: the parsers of `analyze` are programs of the machine. */
const elsewhere =
  (command: string, example: string): Command =>
  async (_given, say) => {
    say(`\`${command}\` needs more than one file can hold. On a machine with a checkout of BeforeTab, run there:\n  npm run beforetab ${command} -- ${example}\nIt needs no server and no sign-in.`);
    return 2;
  };

const COMMANDS: Readonly<Record<string, Command>> = {
  scan,
  'prompt-check': promptCheck,
  'check-setup': async (...asked) => (await rest()).checkSetupCommand(...asked),
  inspect: async (...asked) => (await rest()).inspect(...asked),
  probe: async (given, say) => (await rest()).probe(given, say),
  login: async (...asked) => (await rest()).login(...asked),
  logout: async (...asked) => (await rest()).logout(...asked),
  ingest: async (given, say) => (await rest()).ingest(given, say),
  provenance: async (...asked) => (await rest()).provenance(...asked),
  analyze: elsewhere('analyze', 'PATH…'),
};

const say: Say = (line) => void process.stdout.write(`${line}\n`);
const [name = '', ...given] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (name === THREAD_COMMAND) process.exitCode = await (await rest()).serveInspections();
else if (command !== undefined) process.exitCode = await command(given, say);
else {
  const { says, code } = answerWithout(name, Object.keys(COMMANDS));
  say(says);
  process.exitCode = code;
}
