// A lab with mistakes: all of them at once, each with file, line and what to do.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { parseLab } from './parse-lab.ts';
import { readLabFolder } from './read-lab-folder.ts';
import type { LabBody } from './schemas.ts';

describe('parseLab', () => {
  let files: Map<string, string>;
  before(async () => {
    files = await readLabFolder(join(import.meta.dirname, '../../content/labs/sql-injection'));
  });
  const withChange = (path: string, change: (text: string) => string): Map<string, string> =>
    new Map([...files, [path, change(files.get(path) ?? '')]]);
  const says = (changed: Map<string, string>): string[] =>
    parseLab(changed, 'labs/x').mistakes.map(({ file, line, says: text }) => `${file}:${line} ${text}`);

  it('gives the whole lab when there is no mistake', () => {
    const { body, mistakes } = parseLab(files, 'labs/sql-injection');
    assert.deepEqual(mistakes, []);
    const lab = body as LabBody;
    assert.equal(lab.fixes[0]?.name, 'parameters');
    assert.match(lab.fixes[0]?.files['people.py'] ?? '', /LIKE \?/);
    assert.equal(lab.hints.length, 3);
    assert.doesNotMatch(lab.publicChecksJs, /import type|: Build/);
  });

  it('names the line of an unknown field and of a wrong value, together', () => {
    const changed = withChange('lab.yaml', (text) => text.replace('tier: 1', 'tier: 7').replace('minutes: 5', 'minutes: 5\nlevel: hard'));
    const found = says(changed);
    assert.equal(found.length, 2);
    assert.ok(found.some((one) => one.startsWith('labs/x/lab.yaml:4 ')), found.join('\n'));
    assert.ok(found.some((one) => one.includes('lab.yaml:6 `level` is not a field')), found.join('\n'));
  });

  it('names a near-miss rejected by a check that is not there', () => {
    const found = says(withChange('lab.yaml', (text) => text.replace('rejectedBy: sort-oracle', 'rejectedBy: sort-oracel')));
    assert.equal(found.length, 1);
    assert.match(found[0] ?? '', /lab\.yaml:\d\d sort-oracel is neither/);
  });

  it('puts what both check files share at the end of each, so that each stays one file', async () => {
    const both = await readLabFolder(join(import.meta.dirname, '../../content/labs/answer-page'));
    const { body, mistakes } = parseLab(both, 'labs/answer-page');
    assert.deepEqual(mistakes, []);
    for (const js of [(body as LabBody).publicChecksJs, (body as LabBody).hiddenChecksJs]) {
      const { build, ...others } = (await import(`data:text/javascript,${encodeURIComponent(js)}`)) as { build: unknown };
      assert.equal(typeof build, 'function');
      assert.deepEqual(others, {});
    }
    both.delete('checks/shared.ts');
    assert.match(parseLab(both, 'labs/x').mistakes.map(({ says: text }) => text).join(), /no checks\/shared\.ts/);
    const fromElsewhere = withChange('checks/shared.ts', () => "import { join } from 'node:path';\nexport const one = join('a');");
    assert.match(says(fromElsewhere).join(), /shared\.ts:1 .*import types only/);
  });

  it('puts steps from checks/drawn.ts at the end of the hidden checks, and in no file that a page loads', async () => {
    const files = await readLabFolder(join(import.meta.dirname, '../../content/labs/support-assistant-ts'));
    const { body, mistakes } = parseLab(files, 'labs/support-assistant-ts');
    assert.deepEqual(mistakes, []);
    const { publicChecksJs, hiddenChecksJs } = body as LabBody;
    const { build, ...others } = (await import(`data:text/javascript,${encodeURIComponent(hiddenChecksJs)}`)) as { build: unknown };
    assert.equal(typeof build, 'function');
    assert.deepEqual(others, {});
    assert.match(hiddenChecksJs, /any-conversation/);
    assert.doesNotMatch(publicChecksJs, /any-conversation/);
    files.delete('checks/drawn.ts');
    assert.match(parseLab(files, 'labs/x').mistakes.map(({ says: text }) => text).join(), /types only.*no step named any-amount/);
  });

  it('names missing files, programs nobody listed and a check without a step', () => {
    const changed = withChange('checks/public.ts', (text) => text.replaceAll('finds-union', 'finds-jack'));
    changed.delete('hints.md');
    changed.set('fixed/other/people.py', 'x = 1');
    const found = says(changed).join('\n');
    assert.match(found, /hints\.md:1 This file is missing/);
    assert.match(found, /fixed\/other\/people\.py:1 fixed\/other is not listed/);
    assert.match(found, /checks\/public\.ts:1 There is no step named finds-union/);
  });

  it('refuses checks that import at run time or cannot be stripped', () => {
    assert.match(says(withChange('checks/public.ts', (text) => `${text}\nimport { readFile } from 'node:fs';`)).join(), /import types only/);
    assert.match(says(withChange('checks/public.ts', (text) => `${text}\nenum Kind { One }`)).join(), /cannot be stripped/);
  });

  it('refuses a claim without a source', () => {
    assert.match(says(withChange('brief.md', (text) => `${text}\nMore.[^nobody-1999]`)).join(), /brief\.md:\d+ \[\^nobody-1999\] has no entry/);
  });

  it('survives text that is no YAML', () => {
    const { body, mistakes } = parseLab(withChange('lab.yaml', () => 'title: [unfinished'), 'labs/x');
    assert.equal(body, undefined);
    assert.ok(mistakes.length > 0);
  });
});
