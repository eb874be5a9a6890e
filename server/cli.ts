// Commands of the product that need no server: `npm run beforetab <command> …`; each capability brings its own.
import { contentPlaces } from './app.ts';
import { probe } from './arena/commands.ts';
import { vetChallenges } from './arena/challenges/commands.ts';
import { model } from './arena/model-file/commands.ts';
import { vetContent } from './curriculum/commands.ts';
import { vetLabs } from './labs/commands.ts';
import { login, logout } from './people/device/commands.ts';
import { analyze } from './platform/analyser/commands.ts';
import { checkSetupCommand } from './platform/check-setup/commands.ts';
import { inspect } from './platform/inspector/commands.ts';
import { doctor } from './platform/sandbox/commands.ts';
import { promptCheck, scan } from './platform/scanner/commands.ts';
import { readConfig } from './platform/config.ts';
import { ingest } from './signals/commands.ts';
import { provenance } from './signals/pull-requests/commands.ts';
import { answerWithout } from './what-commands-do.ts';

type Command = (given: readonly string[], say: (line: string) => void) => Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  doctor,
  scan,
  'prompt-check': promptCheck,
  login,
  logout,
  analyze,
  'check-setup': checkSetupCommand,
  ingest,
  inspect,
  model,
  probe,
  provenance,
  'content:vet': async (given, say) => {
    const places = contentPlaces(readConfig(process.env));
    const roots = places.roots.map(({ dir }) => dir);
    const texts = await vetContent(places, given, say, ['arena']);
    // A lab with mistakes in its files is named above; running the rest still tells something.
    const played = await vetChallenges(roots, given, say);
    return (await vetLabs(roots, given, say)) || played || texts;
  },
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const [name = '', ...given] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (command === undefined) {
  const { says, code } = answerWithout(name, Object.keys(COMMANDS));
  say(says);
  process.exitCode = code;
} else {
  process.exitCode = await command(given, say);
}
