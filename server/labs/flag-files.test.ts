// What is marked for a look: forgeries are, the fixes and near-misses of our own labs are not.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { flagFiles } from './flag-files.ts';
import { parseLab } from './parse-lab.ts';
import { readLabFolder } from './read-lab-folder.ts';
import type { LabBody } from './schemas.ts';

const LABS = join(import.meta.dirname, '../../content/labs');
const python = (text: string): string[] => flagFiles('python', { 'a.py': text });
const typescript = (text: string): string[] => flagFiles('typescript', { 'a.ts': text });

describe('flagFiles', () => {
  it('marks reflection and patching, with file and line', () => {
    assert.deepEqual(python('x = 1\nimport gc\nfor thing in gc.get_objects(): pass'), ['a.py:2 garbage-collector']);
    assert.deepEqual(python('import sys\nsys._getframe(1)'), ['a.py:2 frames']);
    assert.deepEqual(python('().__class__.__base__.__subclasses__()'), ['a.py:1 class-tree']);
    assert.deepEqual(python('import builtins\nbuiltins.isinstance = lambda *_: True'), ['a.py:2 patched-interpreter']);
    assert.deepEqual(python('from js import fetch'), ['a.py:1 browser-or-host']);
    assert.deepEqual(typescript("const f = ''.constructor.constructor('return this')()"), ['a.ts:1 made-code']);
    assert.deepEqual(typescript('\nArray.prototype.includes = () => true'), ['a.ts:2 patched-interpreter']);
    assert.deepEqual(typescript("import { runInThisContext } from 'node:vm'"), ['a.ts:1 host']);
  });

  it('takes words in comments and strings for words, and a call of one\'s own for one\'s own', () => {
    assert.deepEqual(python('# never eval() here\nlog("import gc")\n"""\nexec(x)\n"""\ncursor.execute(sql)\nre.compile(p)'), []);
    assert.deepEqual(typescript('// eval(x)\nconst says = "new Function()";\nif (JSON.parsed == 1) run()'), []);
  });

  it('looks at what follows a quote that is not closed, and in time', () => {
    assert.deepEqual(typescript('const q = /"/; eval(x)'), ['a.ts:1 made-code']);
    assert.deepEqual(typescript('a = b; /* never closed\neval(x)'), ['a.ts:2 made-code']);
    assert.deepEqual(python('x = """\nexec(y)'), ['a.py:2 made-code']);
    const began = performance.now();
    for (const text of ['"\\'.repeat(30_000), '"\\"'.repeat(20_000), '/* '.repeat(20_000), `'''"""'`.repeat(9_000), '"""'.repeat(20_001), '"'.repeat(60_001), '"\\\n'.repeat(20_000)]) for (const flag of [python, typescript]) flag(text);
    assert.ok(performance.now() - began < 1_000, `${performance.now() - began} ms`);
  });

  for (const slug of readdirSync(LABS)) {
    it(`has nothing against the fixes of ${slug}`, async () => {
      const lab = parseLab(await readLabFolder(join(LABS, slug)), slug).body as LabBody;
      for (const { name, files } of lab.fixes) assert.deepEqual(flagFiles(lab.language, files), [], name);
    });
  }
});
