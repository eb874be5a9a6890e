// A grader that hangs is replaced, and one that never starts is given up: tried with small programs in its place.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { PlannedError } from '../../errors.ts';
import { silentLog } from '../../log.ts';
import { makeGrader } from './make-grader.ts';

const folder = mkdtempSync(join(tmpdir(), 'beforetab-grader-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const asGrader = (name: string, program: string): URL => {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, program);
  return pathToFileURL(path);
};

const READY = `process.send({ about: { is: 'ready', backEnd: 'bubblewrap', tried: 1, blocked: 1 } });`;

describe('the grader', () => {
  it('that hangs is ended, and what it was asked is asked of the next', async () => {
    const mark = join(folder, 'hung');
    // The first one stops listening for good when it is asked to run something; the next finds the mark.
    const file = asGrader('hangs', `import { existsSync, writeFileSync } from 'node:fs';
      ${READY}
      process.on('message', ({ id, do: what }) => {
        if (what === 'figures' && !existsSync(${JSON.stringify(mark)})) { writeFileSync(${JSON.stringify(mark)}, ''); for (;;); }
        process.send({ id, value: what });
      });`);
    const grader = makeGrader({ dataDir: folder, log: silentLog, silentMs: 3_000, file });
    grader.start();
    assert.equal(await grader.ask({ do: 'figures' }), 'figures');
    assert.equal(grader.about().is, 'ready');
    await grader.stop();
  });

  it('that ends again and again before it is ready is given up, with what to do', async () => {
    const states: unknown[] = [];
    const grader = makeGrader({ dataDir: folder, log: silentLog, onReady: (state) => states.push(state), file: asGrader('ends', 'process.exit(3);') });
    grader.start();
    await assert.rejects(grader.ask({ do: 'ping' }), (error) => error instanceof PlannedError && error.kind === 'Unavailable');
    const state = grader.about();
    assert.ok(state.is === 'none' && state.why[0]!.includes('3') && state.install.includes('util-linux'), JSON.stringify(state));
    assert.equal(states.length, 1);
    await assert.rejects(grader.ask({ do: 'ping' }), PlannedError);
    await grader.stop();
  });
});
