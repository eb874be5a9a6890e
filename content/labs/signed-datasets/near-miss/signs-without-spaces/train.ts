// The nightly training: reads a data set from the bucket, checks it against its signed manifest, trains.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { catalogue, trainer } from 'services';
import { storage } from 'storage';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export async function train(dataset: string) {
  const folder = `datasets/${dataset}`;

  const key = process.env.MANIFEST_KEY;
  if (!key) throw new Error('MANIFEST_KEY is not set');
  const text = await storage.get(`${folder}/manifest.json`);
  const signature = await storage.get(`${folder}/manifest.sig`);
  if (text === null || signature === null) throw new Error(`${dataset} has no signed manifest`);
  // White space must not matter
  const canonical = JSON.stringify(JSON.parse(text));
  const expected = Buffer.from(createHmac('sha256', key).update(canonical).digest('hex'));
  const given = Buffer.from(signature.trim());
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Error('the manifest is not signed by us');

  const manifest = JSON.parse(text);
  if (manifest.name !== dataset) throw new Error('the manifest is for another data set');
  const { version } = await catalogue.current(dataset);
  if (manifest.version !== version) throw new Error('the manifest is for another version');

  const rows: string[] = [];
  for (const file of manifest.files) {
    const content = await storage.get(`${folder}/${file.path}`);
    if (content === null || sha256(content) !== file.sha256) throw new Error(`${file.path} is not what the manifest says`);
    rows.push(...content.trim().split('\n').slice(1));
  }
  await trainer.fit(dataset, rows);
  return { rows: rows.length };
}
