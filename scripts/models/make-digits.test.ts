// The shipped digits and models are what their script makes from the registered source; the long training only in `npm run test:full`.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { FILES } from './make-digits.ts';
import { readMnist } from './mnist-rows.ts';

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const LONG = ['adversarial/hardened.safetensors'];

describe('the digit models', async () => {
  const all = await readMnist();
  for (const [name, make] of Object.entries(FILES)) {
    const skip = LONG.includes(name) && process.env['TEST_FULL'] !== '1' ? 'trains for more than a minute' : false;
    it(`${name} is made again byte for byte`, { skip }, () => assert.equal(hash(make(all)), hash(readFileSync(new URL(`../../web/curriculum/${name}`, import.meta.url)))));
  }
});
