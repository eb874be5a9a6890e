// `npm run backup [-- FILE]`: writes a backup, whether the product runs or not.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reachDatabase, writeBackup } from '../server/platform/backup/index.ts';
import { readConfig } from '../server/platform/config.ts';
import { silentLog } from '../server/platform/log.ts';
import { backupName, endWith, mustHaveDatabase } from './backup/command.ts';

await endWith(async (say) => {
  if (process.argv.length > 3 || process.argv[2]?.startsWith('-') === true) throw new Error('Usage: npm run backup [-- FILE]   without one it goes to data/backups');
  const config = readConfig(process.env);
  mustHaveDatabase(config);
  const now = new Date();
  const file = process.argv[2] === undefined ? join(config.dataDir, 'backups', backupName('beforetab', now)) : resolve(process.argv[2]);
  if (existsSync(file)) throw new Error(`${file} is there already. Name another file.`);
  const reached = await reachDatabase(config, silentLog);
  try {
    const { bytes, tables, rows } = await writeBackup(reached.url, config, file, now);
    say(`${file}\n${rows} rows of ${tables} tables, ${Math.ceil(bytes / 1024)} KiB. It holds personal data: keep it where only you can read it.`);
    say(config.secretsKey === undefined ? `The key of this installation is not in it: keep ${join(config.dataDir, 'secrets.key')} too, apart from it.` : 'The key of this installation is not in it: keep SECRETS_KEY too, apart from it.');
  } finally {
    await reached.close();
  }
});
