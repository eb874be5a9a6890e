// The nightly training: reads a data set from the bucket, checks it against its manifest, trains.
import * as crypto from 'node:crypto';
import { trainer, catalogue } from 'services';
import { storage } from 'storage';

function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

const sha256 = (text: string) => crypto.createHash('sha256').update(text, 'utf8').digest('hex');
const hmac = (key: string, text: string) => crypto.createHmac('sha256', key).update(text, 'utf8').digest('hex');

function equal(a: string, b: string) {
  // Hash both, so that the lengths are the same
  return crypto.timingSafeEqual(crypto.createHash('sha256').update(a).digest(), crypto.createHash('sha256').update(b).digest());
}

async function loadManifest(dataset: string, key: string) {
  const [text, signature] = await Promise.all([
    storage.get(`datasets/${dataset}/manifest.json`),
    storage.get(`datasets/${dataset}/manifest.sig`),
  ]);
  assert(text && signature, `${dataset}: manifest or signature missing`);
  assert(equal(hmac(key, text), signature.trim()), `${dataset}: signature is wrong`);
  const manifest = JSON.parse(text);
  assert(manifest.name === dataset, `${dataset}: manifest of ${manifest.name}`);
  const current = await catalogue.current(dataset);
  assert(manifest.version === current.version, `${dataset}: version ${manifest.version} is not current`);
  assert(Array.isArray(manifest.files), `${dataset}: no files`);
  return manifest;
}

export async function train(dataset: string) {
  const { MANIFEST_KEY } = process.env;
  assert(MANIFEST_KEY, 'MANIFEST_KEY is not set');
  const manifest = await loadManifest(dataset, MANIFEST_KEY);

  const checked = new Map<string, string>();
  for (const file of manifest.files) {
    const text = await storage.get(`datasets/${dataset}/${file.path}`);
    assert(text !== null && sha256(text) === file.sha256, `${file.path} is not what the manifest says`);
    checked.set(file.path.toLowerCase(), text);
  }

  const rows: string[] = [];
  for (const { path } of manifest.files) {
    if (path.endsWith('.csv')) rows.push(...checked.get(path.toLowerCase())!.trim().split('\n').slice(1));
  }
  await trainer.fit(dataset, rows);
  return { rows: rows.length };
}
