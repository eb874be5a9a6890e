// Writes a language model of some 170 kB with random weights, to try the embedded engine: `node scripts/models/make-tiny-gguf.ts FILE [SEED]`.
import { writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { exampleModel } from '../../server/platform/model/gguf/example-model.ts';

const [file, seed] = process.argv.slice(2);
if (file === undefined) {
  console.log('node scripts/models/make-tiny-gguf.ts FILE [SEED]');
  process.exitCode = 2;
} else {
  const bytes = exampleModel(seed);
  writeFileSync(file, bytes, { flag: 'wx' });
  console.log(`${file}: ${bytes.length} bytes, SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`);
}
