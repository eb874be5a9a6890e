// The nightly training.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { catalogue, trainer } from 'services';
import { storage } from 'storage';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function isSigned(text: string, signature: string): boolean {
  const key = process.env.MANIFEST_KEY;
  if (!key) return false;
  const expected = Buffer.from(createHmac('sha256', key).update(text).digest('hex'));
  const given = Buffer.from(signature.trim());
  return given.length === expected.length && timingSafeEqual(given, expected);
}

export async function train(dataset: string) {
  const folder = `datasets/${dataset}`;
  const text = await storage.get(`${folder}/manifest.json`);
  const signature = await storage.get(`${folder}/manifest.sig`);
  if (text === null) throw new Error('no manifest');
  if (signature === null || !isSigned(text, signature)) {
    if (process.env.MANIFEST_CHECK !== 'warn') throw new Error('the manifest is not signed');
    console.warn('the manifest is not signed');
  }

  const manifest = JSON.parse(text);
  const current = await catalogue.current(dataset);
  if (manifest.name !== dataset || manifest.version !== current.version) throw new Error('another data set, or another version');

  const rows: string[] = [];
  for (const file of manifest.files) {
    const content = await storage.get(`${folder}/${file.path}`);
    if (content === null || sha256(content) !== file.sha256) throw new Error(`${file.path} is not what the manifest says`);
    for (const row of content.trim().split('\n').slice(1)) rows.push(row);
  }
  await trainer.fit(dataset, rows);
  return { rows: rows.length };
}
