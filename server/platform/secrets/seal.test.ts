// Sealed secrets: opened by the same key alone, also when the file with it is made by two at once.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { deriveKey } from './derive-key.ts';
import { openSecret, sealSecret } from './seal.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'beforetab-seal-'));
after(() => rmSync(dataDir, { recursive: true, force: true }));
const here = { dataDir, secretsKey: undefined };

describe('a sealed secret', () => {
  it('is opened where it was sealed, and never reads the same twice', () => {
    const [one, other] = [sealSecret(here, 'sk-secret'), sealSecret(here, 'sk-secret')];
    assert.ok(!one.equals(other) && !one.includes('sk-secret'));
    assert.equal(openSecret(here, one), 'sk-secret');
    assert.equal(statSync(join(dataDir, 'secrets.key')).mode & 0o777, 0o600);
  });

  it('stays shut under another key, and when a bit was changed', () => {
    const sealed = sealSecret(here, 'sk-secret');
    assert.equal(openSecret({ ...here, secretsKey: randomBytes(32) }, sealed), undefined);
    sealed[IN_THE_MIDDLE]! ^= 1;
    assert.equal(openSecret(here, sealed), undefined);
    assert.equal(openSecret(here, Buffer.alloc(3)), undefined);
  });
});

describe('a derived key', () => {
  it('is the same each time, and another one for another purpose or installation', () => {
    const key = deriveKey(here, 'signals');
    assert.equal(key.length, 32);
    assert.ok(key.equals(deriveKey(here, 'signals')));
    assert.ok(!key.equals(deriveKey(here, 'simulations')));
    assert.ok(!key.equals(deriveKey({ ...here, secretsKey: randomBytes(32) }, 'signals')));
  });
});

const IN_THE_MIDDLE = 14;
