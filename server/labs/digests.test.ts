// The digests of checks are the real ones: compared with node:crypto over lengths around every boundary of a block.
import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { it } from 'node:test';
import { hmac, sha256 } from './digests.ts';

it('gives the SHA-256 and the HMAC that node:crypto gives', () => {
  for (const length of [0, 1, 54, 55, 56, 63, 64, 65, 119, 128, 300]) {
    const text = 'aü€'.repeat(length).slice(0, length);
    assert.equal(sha256(text), createHash('sha256').update(text).digest('hex'), `SHA-256 of ${length} signs`);
    assert.equal(hmac(text, `${text}!`), createHmac('sha256', text).update(`${text}!`).digest('hex'), `HMAC with a key of ${length} signs`);
  }
});
