// The nightly training: reads a data set from the bucket, checks it against its manifest, trains.
import { createHash } from 'node:crypto';
import { trainer } from 'services';
import { storage } from 'storage';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export async function train(dataset: string) {
  const folder = `datasets/${dataset}`;
  const manifest = JSON.parse(await storage.get(`${folder}/manifest.json`));

  for (const file of manifest.files) {
    const text = await storage.get(`${folder}/${file.path}`);
    if (sha256(text ?? '') !== file.sha256) throw new Error(`${file.path} is not what the manifest says`);
  }

  const rows: string[] = [];
  for (const key of await storage.list(`${folder}/`)) {
    if (!key.endsWith('.csv')) continue;
    const text = await storage.get(key);
    rows.push(...text.trim().split('\n').slice(1));
  }
  await trainer.fit(dataset, rows);
  return { rows: rows.length };
}
