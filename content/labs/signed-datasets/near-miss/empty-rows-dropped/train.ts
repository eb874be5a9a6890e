// The nightly training.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { catalogue, trainer } from 'services';
import { storage } from 'storage';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function isSigned(text: string, signature: string | null): boolean {
  const key = process.env.MANIFEST_KEY;
  if (!key || signature === null) return false;
  const expected = Buffer.from(createHmac('sha256', key).update(text).digest('hex'));
  const given = Buffer.from(signature.replace(/\r?\n$/, ''));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

export async function train(dataset: string) {
  const folder = `datasets/${dataset}`;
  const text = await storage.get(`${folder}/manifest.json`);
  if (text === null) throw new Error('There is no manifest.');
  if (!isSigned(text, await storage.get(`${folder}/manifest.sig`))) throw new Error('The manifest is not signed.');
  const manifest = JSON.parse(text);
  const current = await catalogue.current(dataset);
  if (manifest.name !== dataset) throw new Error('The manifest is of another data set.');
  if (manifest.version !== current.version) throw new Error('The manifest is of another version.');

  const rows: string[] = [];
  for (const file of manifest.files) {
    const content = await storage.get(`${folder}/${file.path}`);
    if (content === null || sha256(content) !== file.sha256) throw new Error(`${file.path} is not what the manifest says`);
    if (file.path.endsWith('.csv')) rows.push(...content.trim().split('\n').slice(1).filter(Boolean));
  }
  await trainer.fit(dataset, rows);
  return { rows: rows.length };
}
