// The module in the repository is what its sources compile to.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { it } from 'node:test';
import { MODULE } from '../server/platform/scanner/load-engine.ts';
import { compileEngine, hashSources, SOURCES_FILE } from './build-scanner.ts';

it('was compiled from the sources as they are (else run node scripts/build-scanner.ts)', async () => {
  assert.equal((await readFile(SOURCES_FILE, 'utf8')).trim(), await hashSources());
});

it('is what the compiler makes of them', { skip: process.env['TEST_FULL'] !== '1' && 'npm run test:full compiles' }, async () => {
  assert.ok(Buffer.from(await compileEngine()).equals(await readFile(MODULE)));
});
