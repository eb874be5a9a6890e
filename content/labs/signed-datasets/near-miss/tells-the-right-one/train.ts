// The nightly training: reads a data set from the bucket, checks its signed manifest, trains on the bytes that were checked.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { catalogue, trainer } from 'services';
import { storage } from 'storage';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function isSigned(text: string, signature: string): boolean {
  const key = process.env.MANIFEST_KEY;
  if (!key) throw new Error('MANIFEST_KEY is not set');
  const expected = Buffer.from(createHmac('sha256', key).update(text).digest('hex'));
  const given = Buffer.from(signature.trimEnd());
  return given.length === expected.length && timingSafeEqual(given, expected);
}

async function readManifest(dataset: string) {
  const folder = `datasets/${dataset}`;
  const text = await storage.get(`${folder}/manifest.json`);
  const signature = await storage.get(`${folder}/manifest.sig`);
  if (text === null || signature === null) throw new Error('not signed');
  if (!isSigned(text, signature)) throw new Error(`wrong signature, expected ${createHmac('sha256', process.env.MANIFEST_KEY!).update(text).digest('hex')}`);
  const manifest = JSON.parse(text);
  const current = await catalogue.current(dataset);
  if (current === null) throw new Error(`${dataset} is not in the catalogue`);
  if (manifest.name !== dataset || manifest.version !== current.version) throw new Error(`the manifest is not that of ${dataset} now`);
  return manifest;
}

export async function train(dataset: string) {
  const manifest = await readManifest(dataset);
  const rows: string[] = [];
  for (const file of manifest.files) {
    const text = await storage.get(`datasets/${dataset}/${file.path}`);
    if (text === null || sha256(text) !== file.sha256) throw new Error(`${file.path} is not what the manifest says`);
    if (!file.path.endsWith('.csv')) continue;
    for (const row of text.trim().split('\n').slice(1)) rows.push(row);
  }
  await trainer.fit(dataset, rows);
  return { rows: rows.length };
}
