import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { catalogue, trainer } from 'services';
import { storage } from 'storage';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

async function readManifest(dataset: string, folder: string) {
  const key = process.env.MANIFEST_KEY;
  if (!key) throw new Error('MANIFEST_KEY is not set');
  const text = await storage.get(`${folder}/manifest.json`);
  const signature = ((await storage.get(`${folder}/manifest.sig`)) ?? '').trim();
  if (text === null) throw new Error('there is no manifest');
  const expected = createHmac('sha256', key).update(text).digest('hex');
  if (signature.length !== expected.length || !timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) throw new Error('the manifest is not signed');
  const manifest = JSON.parse(text);
  const current = await catalogue.current(dataset);
  if (manifest.name !== dataset || manifest.version !== current?.version) throw new Error('another set or version');
  return manifest;
}

export async function train(dataset: string) {
  const folder = `datasets/${dataset}`;
  const manifest = await readManifest(dataset, folder);
  const rows: string[] = [];
  const texts: Record<string, string> = {};
  for (const file of manifest.files) {
    const text = await storage.get(`${folder}/${file.path}`);
    if (text === null || sha256(text) !== file.sha256) throw new Error(`${file.path} is not what the manifest says`);
    texts[file.path.replace(/\.csv$/, '')] = text;
  }
  for (const text of Object.values(texts)) rows.push(...text.trim().split('\n').slice(1));
  await trainer.fit(dataset, rows);
  return { rows: rows.length };
}
