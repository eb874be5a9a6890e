// `npm run restore -- FILE [--yes]`: puts a backup in place of what is there, after saving that.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { checkBackup, holdsRows, reachDatabase, restoreBackup, writeBackup } from '../server/platform/backup/index.ts';
import { readConfig } from '../server/platform/config.ts';
import { keyMarkOf } from '../server/platform/secrets/key-mark.ts';
import { silentLog } from '../server/platform/log.ts';
import { backupName, endWith } from './backup/command.ts';

const confirm = async (question: string): Promise<boolean> => {
  if (!process.stdin.isTTY) return false;
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asking.question(`${question} Type "yes" to go on: `);
  asking.close();
  return answer.trim() === 'yes';
};

await endWith(async (say) => {
  const { values, positionals } = parseArgs({ options: { yes: { type: 'boolean', default: false } }, allowPositionals: true });
  if (positionals.length !== 1) throw new Error('Say which file: npm run restore -- FILE [--yes]');
  const file = resolve(positionals[0]!);
  if (!existsSync(file)) throw new Error(`There is no ${file}.`);
  const { manifest } = await checkBackup(file);
  say(`A whole backup of ${manifest.createdAt}, ${manifest.tables.length} tables.`);

  const config = readConfig(process.env);
  const reached = await reachDatabase(config, silentLog);
  try {
    if (await holdsRows(reached.url)) {
      const isSure = values.yes || (await confirm('The database holds data, which the backup would replace.'));
      if (!isSure) throw new Error('The database holds data, so nothing was changed. To replace it: npm run restore -- FILE --yes');
      const now = new Date();
      const saved = await writeBackup(reached.url, config, join(config.dataDir, 'backups', backupName('before-restore', now)), now);
      say(`What was there is saved in ${saved.file}.`);
    }
    const { rows, migrated } = await restoreBackup(reached.url, config.dataDir, file);
    say(`Restored ${rows} rows${migrated.length > 0 ? ` and brought them up to date (${migrated.join(', ')})` : ''}.`);
    if (manifest.keyMark !== undefined && manifest.keyMark !== keyMarkOf(config)) {
      say(`It was made under another key: put the secrets.key of that installation into ${config.dataDir} (or set its SECRETS_KEY) before you start. Without it code hosts, the key of a model and matched names have to be set up anew.`);
    }
    if (reached.isRunning) say('BeforeTab is running: start it again now, so that it forgets what it remembers.');
  } finally {
    await reached.close();
  }
});
