// The nightly training: reads a data set from the bucket, checks it against its manifest, trains.
import { trainer, catalogue } from 'services';
import { storage } from 'storage';

const encoder = new TextEncoder();
const hex = (buffer: ArrayBuffer) => [...new Uint8Array(buffer)].map((one) => one.toString(16).padStart(2, '0')).join('');

async function signatureIsOurs(text: string, signature: string): Promise<boolean> {
  const secret = process.env.MANIFEST_KEY;
  if (!secret) throw new Error('MANIFEST_KEY is missing, so nothing can be trusted');
  const digits = signature.trimEnd();
  if (!/^[0-9a-f]{64}$/.test(digits)) return false;
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  const bytes = Uint8Array.from(digits.match(/../g)!, (pair) => parseInt(pair, 16));
  return crypto.subtle.verify('HMAC', key, bytes, encoder.encode(text));
}

type File = { path: string; sha256: string };

function parseManifest(text: string): { name: string; version: string | number; files: File[] } {
  const value = JSON.parse(text);
  if (typeof value !== 'object' || value === null) throw new Error('the manifest is no object');
  const { name, version, files } = value;
  if (typeof name !== 'string') throw new Error('the manifest has no name');
  if (typeof version !== 'string' && typeof version !== 'number') throw new Error('the manifest has no version');
  if (!Array.isArray(files)) throw new Error('the manifest lists no files');
  for (const file of files) {
    if (typeof file?.path !== 'string' || typeof file?.sha256 !== 'string') throw new Error('the manifest has an odd entry');
  }
  return { name, version, files };
}

const trusted = new Map<string, string>();

export async function train(dataset: string) {
  const read = async (path: string): Promise<string> => {
    const text = await storage.get(`datasets/${dataset}/${path}`);
    if (text === null || text === undefined) throw new Error(`${path} is not there`);
    return text;
  };

  let signed = trusted.get(dataset);
  if (signed === undefined) {
    signed = await read('manifest.json');
    if (!(await signatureIsOurs(signed, await read('manifest.sig')))) throw new Error('signature does not match');
    trusted.set(dataset, signed);
  }
  const manifest = parseManifest(signed);
  const current = await catalogue.current(dataset);
  if (manifest.name !== dataset || manifest.version !== current?.version) throw new Error('signed, but not for this data set and version');

  const rows: string[] = [];
  for (const { path, sha256 } of manifest.files) {
    const text = await read(path);
    if (hex(await crypto.subtle.digest('SHA-256', encoder.encode(text))) !== sha256) throw new Error(`${path} is not what the manifest says`);
    rows.push(...text.trim().split('\n').slice(1));
  }
  await trainer.fit(dataset, rows);
  return { rows: rows.length };
}
