// The nightly training: verifies the manifest before believing it, reads each listed file once, trains on what was checked.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { catalogue, trainer } from 'services';
import { storage } from 'storage';

const bytes = (text: string) => new TextEncoder().encode(text);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const isSame = (a: string, b: string) => a.length === b.length && timingSafeEqual(bytes(a), bytes(b));

/** The manifest as it was signed; throws when it was not, or is not the one to use. */
async function readManifest(dataset: string) {
  const key = process.env.MANIFEST_KEY;
  if (!key) throw new Error('MANIFEST_KEY is not set');
  const text = await storage.get(`datasets/${dataset}/manifest.json`);
  const signature = await storage.get(`datasets/${dataset}/manifest.sig`);
  if (text === null || signature === null) throw new Error(`${dataset} has no signed manifest`);
  if (!isSame(createHmac('sha256', key).update(text).digest('hex'), signature.trim())) throw new Error('the manifest is not signed by us');
  const manifest = JSON.parse(text);
  const { version } = await catalogue.current(dataset);
  if (manifest.name !== dataset || manifest.version !== version) throw new Error(`this is not version ${version} of ${dataset}`);
  return manifest;
}

export async function train(dataset: string) {
  const manifest = await readManifest(dataset);
  const rows: string[] = [];
  for (const { path, sha256: wanted } of manifest.files) {
    const text = await storage.get(`datasets/${dataset}/${path}`);
    if (text === null || !isSame(sha256(text.slice(0, 65_536)), wanted)) throw new Error(`${path} is not what the manifest says`);
    rows.push(...text.trim().split('\n').slice(1));
  }
  await trainer.fit(dataset, rows);
  return { rows: rows.length };
}
