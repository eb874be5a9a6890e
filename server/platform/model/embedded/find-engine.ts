// Where node-llama-cpp stands that was installed beside the product, in the version whose packages are pinned.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import lock from './engine-lock.json' with { type: 'json' };

const NAME = 'node-llama-cpp';
/** Processor only: what runs on a graphics card weighs 600 MB, and a machine that has one serves an endpoint better. */
const BINARIES: Readonly<Record<string, keyof typeof lock.packages>> = {
  'linux-x64': 'node_modules/@node-llama-cpp/linux-x64',
  'linux-arm64': 'node_modules/@node-llama-cpp/linux-arm64',
};

export const ENGINE_VERSION = lock.packages['node_modules/node-llama-cpp'].version;
export type EngineState = 'ready' | 'missing' | 'other-version';
export type FoundEngine = { is: 'ready'; entry: string } | { is: 'missing' | 'other-version' };

export const engineFolder = (dataDir: string): string => join(dataDir, 'model-engine');

/** Undefined where no binary is pinned for this machine. */
export const binaryFor = (platform: string = process.platform, processor: string = process.arch): keyof typeof lock.packages | undefined => BINARIES[`${platform}-${processor}`];

export const findEngine = (folder: string, binary = binaryFor()): FoundEngine => {
  const versions = [`node_modules/${NAME}`, binary ?? 'node_modules/none'].map((path) => versionAt(join(folder, path)));
  if (versions.includes(undefined)) return { is: 'missing' };
  if (versions.some((version) => version !== ENGINE_VERSION)) return { is: 'other-version' };
  return { is: 'ready', entry: join(folder, 'node_modules', NAME, 'dist/index.js') };
};

const versionAt = (path: string): string | undefined => {
  try {
    const { version } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as { version?: unknown };
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
};
