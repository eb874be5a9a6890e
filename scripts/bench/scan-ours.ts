// Our scanner over a file, for bench:scan: the best of some passes after a first one, from the disk's cache, findings and fingerprints made.
import { scanFile } from '../../server/platform/scanner/command/scan-file.ts';
import { loadEngine } from '../../server/platform/scanner/index.ts';
import { secondsSince, tell } from './scan-tell.ts';

const [path = '', passes = '3'] = process.argv.slice(2);
const engine = await loadEngine();
const key = new Uint8Array(32).fill(1);
let best = Number.POSITIVE_INFINITY;
let bytes = 0;
let found: [number, number][] = [];
for (let pass = 0; pass <= Number(passes); pass++) {
  const began = process.cpuUsage();
  const scanned = scanFile(engine, key, path, () => {});
  if (pass > 0) best = Math.min(best, secondsSince(began));
  bytes = scanned.bytes;
  found = scanned.findings.map(({ start, end }) => [start, end]);
}
tell(best, bytes, found);
