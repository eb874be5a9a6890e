// Builds the web and its large assets when their sources changed since the last build.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from './run-child.mjs';
import { hashOf, listFiles, readStamp, writeStamp } from './stamp.mjs';

// Vite empties its output folder first, so an unfinished build leaves no stamp behind and runs again.
const ensure = async (root, { step, sources, output, packages, say, what, isForced }, build) => {
  const wanted = hashOf([packages, ...listFiles(root, sources)]);
  if (!isForced && readStamp(root, step) === wanted && existsSync(join(root, output))) return;
  writeStamp(root, step, '');
  say(what);
  await build();
  writeStamp(root, step, wanted);
};

export const ensureWeb = async (root, node, packages, say, isForced) => {
  if (!existsSync(join(root, 'vite.config.ts'))) return;
  const sources = ['web', 'vite.config.ts', 'index.html', 'tsconfig.json'];
  await ensure(root, { step: 'web', sources, output: 'dist/web', packages, say, what: 'Building the pages …', isForced }, () =>
    mustRun('Building the pages', node, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], { NODE_ENV: 'production' }),
  );
};

export const ensureAssets = async (root, node, packages, say, isForced) => {
  if (!existsSync(join(root, 'scripts/build-assets.ts'))) return;
  // The script knows better and keeps a stamp of its own; this one only saves starting it.
  // The command may take in any part of the server.
  const sources = ['scripts/build-assets.ts', 'scripts/build-scanner-assets.ts', 'scripts/build-command.ts', 'server', 'content/arena'];
  await ensure(root, { step: 'assets', sources, output: 'dist/assets/pyodide/manifest.json', packages, say, what: "Preparing Python for the learner's browser …", isForced }, () =>
    mustRun('Preparing the assets', node, ['--disable-warning=ExperimentalWarning', 'scripts/build-assets.ts']),
  );
};
