// Installs node-llama-cpp beside the product: exact versions, each package checked against the hash that is pinned here, no script of any package run.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleModel } from '../gguf/example-model.ts';
import { embeddedModel } from './embedded-model.ts';
import lock from './engine-lock.json' with { type: 'json' };
import { binaryFor, ENGINE_VERSION, engineFolder, findEngine } from './find-engine.ts';
import { importModelFile } from './import-model-file.ts';
import { modelPath } from './model-files.ts';

/** `cache`: a folder for npm's cache, to be carried elsewhere or to come from there; `isOffline`: nothing is fetched. */
export type InstallAsked = { cache?: string | undefined; isOffline: boolean };

const TRIAL_MS = 180_000;

/** Throws an Error that says what to do; what was installed before stays until the new one has answered. */
export const installEngine = async (dataDir: string, { cache, isOffline }: InstallAsked): Promise<{ version: string }> => {
  const binary = binaryFor();
  if (binary === undefined) throw new Error(`There is no engine for ${process.platform} on ${process.arch}: set up an endpoint instead, for example llama.cpp's own server.`);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const fresh = mkdtempSync(join(dataDir, '.model-engine-'));
  try {
    writePins(fresh, binary);
    const given = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error', ...(cache === undefined ? [] : ['--cache', cache]), ...(isOffline ? ['--offline'] : [])];
    const code = await npm(fresh, given);
    if (code !== 0) throw new Error(`npm could not install the engine (exit code ${code}); what went wrong stands above.${isOffline ? ' Offline it takes packages from --cache only: fill that folder by the same command on a machine with a network.' : ''}`);
    await tryEngine(fresh);
    const place = engineFolder(dataDir);
    rmSync(place, { recursive: true, force: true });
    renameSync(fresh, place);
    return { version: ENGINE_VERSION };
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
};

/** Only this machine's binary: npm would bring those for every graphics card as well, 725 MB in all. */
export const pinsFor = (binary: string): { manifest: object; lock: object } => {
  const name = lock.name;
  const dependencies = { 'node-llama-cpp': ENGINE_VERSION, [binary.replace('node_modules/', '')]: ENGINE_VERSION };
  const packages = Object.entries(lock.packages).filter(([path]) => path === binary || !path.startsWith('node_modules/@node-llama-cpp/'));
  return { manifest: { name, version: '1.0.0', private: true, dependencies }, lock: { name, version: '1.0.0', lockfileVersion: lock.lockfileVersion, requires: true, packages: { '': { name, version: '1.0.0', dependencies }, ...Object.fromEntries(packages) } } };
};

const writePins = (folder: string, binary: string): void => {
  const pins = pinsFor(binary);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(pins.manifest, null, 1));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(pins.lock, null, 1));
};

const npm = (folder: string, given: readonly string[]): Promise<number> => {
  const cli = process.env['npm_execpath'];
  const [command, ...before] = cli !== undefined && /npm-cli\.c?js$/.test(cli) ? [process.execPath, cli] : ['npm'];
  // Under `npm run` the environment names the product's own folder, and what npm installs anew it empties first.
  const { npm_config_local_prefix: _, INIT_CWD: __, ...environment } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(command!, [...before, ...given, '--prefix', folder], { cwd: folder, env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
};

/** A model of our own making has to answer: a binary that does not run here shows now, and not in a player's turn. */
const tryEngine = async (folder: string): Promise<void> => {
  const found = findEngine(folder);
  if (found.is !== 'ready') throw new Error('npm ended well, but the engine is not where it should be.');
  const scratch = mkdtempSync(join(tmpdir(), 'beforetab-engine-'));
  const source = join(scratch, 'example.gguf');
  writeFileSync(source, exampleModel());
  try {
    const { name, sha256, bytes, contextTokens } = await importModelFile(scratch, { source, now: new Date() });
    const path = modelPath(scratch, name);
    const model = embeddedModel({ entry: found.entry, name, path, sha256, bytes, contextTokens });
    try {
      await model.doGenerate({ prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }], maxOutputTokens: 4, abortSignal: AbortSignal.timeout(TRIAL_MS) });
    } finally {
      model.stop();
    }
  } catch (error) {
    throw new Error(`The engine was installed, but it does not run on this machine (${error instanceof Error ? error.message : String(error)}), so it is not used.`, { cause: error });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};
