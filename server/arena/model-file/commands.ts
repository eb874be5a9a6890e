// `beforetab model`: installs the engine, imports, lists and removes model files, for whoever keeps the machine; an owner then chooses one on the arena's page.
import { recordAudit } from '../../platform/audit/index.ts';
import { hasDatabase, reachDatabase } from '../../platform/backup/index.ts';
import { describeUsage, type Given, readArguments } from '../../platform/command-line/read-arguments.ts';
import { type Config, readConfig } from '../../platform/config.ts';
import { type Ctx, systemViewer } from '../../platform/context.ts';
import { connect } from '../../platform/db/connect.ts';
import { silentLog } from '../../platform/log.ts';
import { canJailEngine } from '../../platform/model/embedded/engine-jail.ts';
import { ENGINE_VERSION, engineFolder, findEngine } from '../../platform/model/embedded/find-engine.ts';
import { importModelFile, removeModelFile } from '../../platform/model/embedded/import-model-file.ts';
import { installEngine } from '../../platform/model/embedded/install-engine.ts';
import { findModelFile, listModelFiles } from '../../platform/model/embedded/model-files.ts';
import { findModel } from '../store-model.ts';

type Say = (line: string) => void;
type Settings = Pick<Config, 'databaseUrl' | 'dataDir'>;
/** As much of a ctx as an audit row needs. */
type AuditCtx = Pick<Ctx, 'db' | 'now' | 'viewer'>;

const USAGE = describeUsage({
  usage: 'model install | import FILE | list | remove NAME',
  does: "keeps what the arena needs to run a model file on this machine; an owner then chooses it on the page of the arena's model",
  least: 1,
  most: 2,
  options: {
    sha256: { value: 'SUM', says: 'import: the checksum that the file must have' },
    name: { value: 'NAME.gguf', says: 'import: what it is called here, else as the file is' },
    cache: { value: 'DIR', says: 'install: a folder for the packages, to carry to a machine without a network' },
    offline: { flag: true, says: 'install: fetches nothing, and takes the packages from --cache' },
  },
  after: `install puts node-llama-cpp ${ENGINE_VERSION} into the data folder: about 85 MB, processor only.
Without a network: run "model install --cache DIR" on a machine that has one, carry DIR and the GGUF file over, and run
"model install --cache DIR --offline" and "model import FILE --sha256 SUM" there. Each package and the file are checked against their hashes.
Ends with 0 when it was done, 1 when it could not be, 2 when it was not understood.`,
});

/** 0 when it was done, 1 when it could not be, 2 when it was not understood. */
export const model = async (given: readonly string[], say: Say, config: Settings = readConfig(process.env)): Promise<number> => {
  const read = readArguments(given, USAGE);
  if ('says' in read) return say(read.says), read.code;
  const { values, rest: [verb = '', what] } = read;
  const needsName = verb === 'import' || verb === 'remove';
  if (!Object.hasOwn(VERBS, verb) || needsName !== (what !== undefined)) return say('Say what to do: model install, model import FILE, model list or model remove NAME.\nMore by: beforetab model --help'), 2;
  try {
    await VERBS[verb as keyof typeof VERBS](config, what ?? '', values, say);
    return 0;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  }
};

type Values = Given<(typeof USAGE)['options']>['values'];

const install = async (config: Settings, _: string, { cache, offline }: Values, say: Say): Promise<void> => {
  const { version } = await installEngine(config.dataDir, { cache, isOffline: offline });
  if (hasDatabase(config)) await withDatabase(config, (ctx) => recordAudit(ctx, 'arena.install-engine', 'model-engine', { version }));
  say(`node-llama-cpp ${version} is in ${engineFolder(config.dataDir)} and has answered${canJailEngine() ? ', kept apart by bubblewrap' : '. It is not kept apart: install bubblewrap, so that a bad model file reaches nothing'}. Import a model file: beforetab model import FILE --sha256 SUM`);
};

const take = async (config: Settings, source: string, { name, sha256 }: Values, say: Say): Promise<void> => {
  mustHaveDatabase(config);
  const kept = await importModelFile(config.dataDir, { source, name, sha256, now: new Date() });
  try {
    await withDatabase(config, (ctx) => recordAudit(ctx, 'arena.import-model-file', kept.name, { sha256: kept.sha256, bytes: kept.bytes, wasChecked: sha256 !== undefined }));
  } catch (error) {
    // What leaves no trace did not happen.
    removeModelFile(config.dataDir, kept.name);
    throw error;
  }
  say(`${line(kept)}\nSHA-256 ${kept.sha256}${sha256 === undefined ? ' (compare it with the one its maker gives)' : ', as given'}\nAn owner can choose it now, in the arena under the arena's model.`);
};

const list = async ({ dataDir }: Settings, _: string, __: Values, say: Say): Promise<void> => {
  const { is } = findEngine(engineFolder(dataDir));
  say({ ready: `node-llama-cpp ${ENGINE_VERSION} is installed.`, missing: 'The engine is not installed: beforetab model install', 'other-version': `The engine is of another version than ${ENGINE_VERSION}: beforetab model install` }[is]);
  const files = listModelFiles(dataDir);
  say(files.length === 0 ? 'There is no model file yet: beforetab model import FILE' : files.map((kept) => `${line(kept)}\n  SHA-256 ${kept.sha256}`).join('\n'));
};

const remove = async (config: Settings, name: string, _: Values, say: Say): Promise<void> => {
  mustHaveDatabase(config);
  const kept = findModelFile(config.dataDir, name);
  if (kept === undefined) throw new Error('There is no model file of that name. "beforetab model list" names those there are.');
  await withDatabase(config, async (ctx) => {
    const chosen = await findModel(ctx);
    if (chosen?.file_sha256 === kept.sha256 && chosen.model === kept.name) throw new Error(`${kept.name} is the arena's model now. An owner has to choose another one, or the simulated assistant, first.`);
    await recordAudit(ctx, 'arena.remove-model-file', kept.name, { sha256: kept.sha256 });
  });
  removeModelFile(config.dataDir, kept.name);
  say(`${kept.name} is removed.`);
};

const VERBS = { install, import: take, list, remove } as const;

const line = ({ name, architecture, title, bytes, contextTokens }: ReturnType<typeof listModelFiles>[number]): string => `${name}  ${title === '' ? architecture : `${title} (${architecture})`}, ${Math.max(1, Math.round(bytes / 1024 ** 2))} MB, ${contextTokens} tokens of context`;

const mustHaveDatabase = (config: Settings): void => {
  if (!hasDatabase(config)) throw new Error(`There is no database in ${config.dataDir} yet, so it could not be written down who did this. Start BeforeTab once, then do it again.`);
};

/** Whether BeforeTab runs or not. */
const withDatabase = async (config: Settings, work: (ctx: AuditCtx) => Promise<void>): Promise<void> => {
  const reached = await reachDatabase(config, silentLog);
  try {
    const database = connect(reached.url, { max: 1 });
    try {
      await work({ db: database.db, now: () => new Date(), viewer: systemViewer('command-line') });
    } finally {
      await database.close();
    }
  } finally {
    await reached.close();
  }
};
