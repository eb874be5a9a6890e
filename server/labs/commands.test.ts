// `content:vet` of one lab: says that it proves itself, or names what does not.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { vetLabs } from './commands.ts';
import { exampleLab, FIXED, START } from './example-lab.ts';

const lab = await exampleLab();
after(() => lab.remove());
const vet = async (...given: string[]): Promise<{ code: number; said: string }> => {
  const lines: string[] = [];
  const code = await vetLabs([lab.dir], given, (line) => lines.push(line));
  return { code, said: lines.join('\n') };
};

describe('vetLabs', () => {
  it('says of a good lab that it proves itself, asked for by its folder or a file in it', async () => {
    const all = await vet();
    assert.equal(all.code, 0, all.said);
    assert.match(all.said, /greeting-page {2}proves itself: \d+ runs/);
    assert.match(all.said, /1 lab, \d+ runs: 0 false accepts, 0 false rejects, 0 other faults\./);
    assert.match((await vet(join(lab.folder, 'start/greet.ts'))).said, /1 lab,/);
    assert.deepEqual(await vet('content/modules'), { code: 0, said: '' });
  });

  it('names a near-miss that passes, a fix that fails and a start that withstands', async () => {
    await writeFile(join(lab.folder, 'near-miss/half/greet.ts'), FIXED);
    await writeFile(join(lab.folder, 'fixed/strip/greet.ts'), START);
    const { code, said } = await vet(lab.folder);
    assert.equal(code, 1);
    assert.match(said, /false accept: near-miss\/half passes vector-tag/);
    assert.match(said, /false reject: fixed\/strip fails script-tag/);
    await writeFile(join(lab.folder, 'start/greet.ts'), FIXED);
    assert.match((await vet(lab.folder)).said, /start withstands script-tag/);
    await writeFile(join(lab.folder, 'hints.md'), '');
    assert.match((await vet(lab.folder)).said, /hints\.md:1 This file is missing or empty/);
  });
});
