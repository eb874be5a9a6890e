// The nightly training: reads a data set from the bucket, checks it against its manifest, trains.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Buffer } from 'node:buffer';
import { env } from 'node:process';
import { catalogue, trainer } from 'services';
import { storage } from 'storage';

const fail = (message: string): never => {
  throw new Error(message);
};

const read = async (key: string): Promise<Buffer> => {
  const text: string | null = await storage.get(key);
  return text === null ? fail(`${key} is missing`) : Buffer.from(text, 'utf8');
};

const isSigned = (key: string, message: Buffer, signature: string) => {
  const mac = createHmac('sha256', key).update(message).digest();
  const given = /^[0-9a-f]{64}$/i.test(signature) ? Buffer.from(signature, 'hex') : Buffer.alloc(0);
  return given.byteLength === mac.byteLength && timingSafeEqual(given, mac);
};

const rowsOf = (bytes: Buffer) => bytes.toString('utf8').trim().split('\n').slice(1);

async function* verified(folder: string, files: { path: string; sha256: string }[]) {
  for (const { path, sha256 } of files) {
    const bytes = await read(`${folder}/${path}`);
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) fail(`${path} is not what the manifest says`);
    yield bytes;
  }
}

const known = new Map<string, { version: string }>();

async function currentOf(dataset: string) {
  try {
    const current = await catalogue.current(dataset);
    known.set(dataset, current);
    return current;
  } catch {
    return known.get(dataset) ?? fail('the catalogue does not answer');
  }
}

export async function train(dataset: string) {
  const folder = `datasets/${dataset}`;
  const key = env.MANIFEST_KEY || fail('no MANIFEST_KEY, no training');
  const message = await read(`${folder}/manifest.json`);
  const signature = (await read(`${folder}/manifest.sig`)).toString().replace(/\n$/, '');
  if (!isSigned(key, message, signature)) fail('the manifest is not signed');

  const { name, version, files } = JSON.parse(message.toString('utf8'));
  const current = await currentOf(dataset);
  if (name !== dataset || version !== current.version) fail('the manifest is for something else');

  const rows: string[] = [];
  for await (const bytes of verified(folder, files)) rows.push(...rowsOf(bytes));
  await trainer.fit(dataset, rows);
  return { rows: rows.length };
}
