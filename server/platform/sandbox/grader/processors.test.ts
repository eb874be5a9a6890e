// Which processors there are is the kernel's word, in its own spelling.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { processorsHere, readProcessors } from './processors.ts';

describe('the processors of this machine', () => {
  it('are read as the kernel lists them', () => {
    assert.deepEqual(readProcessors('0-2,5'), [0, 1, 2, 5]);
    assert.deepEqual(readProcessors('7'), [7]);
    assert.deepEqual(readProcessors('0-0,12-13'), [0, 12, 13]);
    assert.deepEqual(readProcessors(''), []);
  });

  it('are no more than this process may use', { skip: process.platform !== 'linux' && 'Linux alone tells' }, () => {
    const allowed = readProcessors(/Cpus_allowed_list:\s*(\S+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]!);
    const here = processorsHere();
    assert.ok(here.length >= 1 && here.length <= 8 && here.every((one) => allowed.includes(one)), here.join());
  });
});
