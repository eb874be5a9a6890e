// The machine code that the build keeps is taken by the engine of the jail, and by no engine with other settings.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { engineSettings } from '../jail/engine-settings.ts';
import { LIMITS } from '../jail/limits.ts';
import { findPythonAssets } from './start-trusted.ts';

const PROGRAM = `
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
const { readCode } = await import(process.argv[1]);
const [code, wasm] = ['python.code', 'pyodide.asm.wasm'].map((name) => readFileSync(process.argv[2] + '/' + name));
const dir = mkdtempSync(tmpdir() + '/beforetab-code-');
writeFileSync(dir + '/cut', code.subarray(0, code.length / 2));
writeFileSync(dir + '/empty', '');
const paths = [process.argv[2] + '/python.code', dir + '/cut', dir + '/empty', dir + '/absent'];
console.log(JSON.stringify(paths.map((path) => readCode(path, wasm) instanceof WebAssembly.Module)));
rmSync(dir, { recursive: true });`;

const reads = async (settings: readonly string[]): Promise<boolean[]> => {
  const given = [...settings, '--no-warnings', '--input-type=module', '--eval', PROGRAM, new URL('kept-code.ts', import.meta.url).href, await findPythonAssets()];
  return JSON.parse(execFileSync(process.execPath, given, { encoding: 'utf8' })) as boolean[];
};

describe('kept machine code', () => {
  it('is taken by the engine of the jail; half of it, or none, is not taken', async () => {
    assert.deepEqual(await reads(engineSettings(LIMITS.heapMb)), [true, false, false, false]);
  });

  it('is left alone by an engine with other settings', async () => {
    assert.deepEqual(await reads(['--no-wasm-bounds-checks']), [false, false, false, false]);
  });
});
