// The nightly training: reads a data set from the bucket, checks it against its manifest, trains.
import { createHash, createHmac } from 'node:crypto';
import { catalogue, trainer } from 'services';
import { storage } from 'storage';

type Entry = { path: string; sha256: string };
type Manifest = { name: string; version: unknown; files: Entry[] };

class UntrustedDataset extends Error {}

class Dataset {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }

  async #read(path: string): Promise<string> {
    const text = await storage.get(`datasets/${this.name}/${path}`);
    if (typeof text !== 'string') throw new UntrustedDataset(`${path} is missing`);
    return text;
  }

  async manifest(): Promise<Manifest> {
    const key = process.env.MANIFEST_KEY ?? '';
    if (key === '') throw new UntrustedDataset('no key to check the manifest with');
    const text = await this.#read('manifest.json');
    const signature = (await this.#read('manifest.sig')).replace(/\r?\n$/, '');
    if (signature !== createHmac('sha256', key).update(text).digest('hex')) throw new UntrustedDataset('bad signature');
    return JSON.parse(text);
  }

  async isCurrent(manifest: Manifest) {
    const current = await catalogue.current(this.name);
    return manifest.name === this.name && current != null && manifest.version === current.version;
  }

  async content({ path, sha256 }: Entry): Promise<string> {
    const text = await this.#read(path);
    if (createHash('sha256').update(text).digest('hex') !== sha256) throw new UntrustedDataset(`${path} was changed`);
    return text;
  }
}

export async function train(dataset: string) {
  const set = new Dataset(dataset);
  const manifest = await set.manifest();
  if (!(await set.isCurrent(manifest))) throw new UntrustedDataset('not the current version of this data set');

  const rows: string[] = [];
  await Promise.all(manifest.files.map(async (file) => {
    const text = await set.content(file);
    rows.push(...text.trim().split('\n').slice(1));
  }));
  await trainer.fit(dataset, rows);
  return { rows: rows.length };
}
