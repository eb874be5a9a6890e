// Several graders are one: a key stays with its own, new keys go where there are fewest, and one self-test is for all.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { PlannedError } from '../../errors.ts';
import { silentLog } from '../../log.ts';
import { type Graders, makeGraders } from './make-graders.ts';

const folder = mkdtempSync(join(tmpdir(), 'beforetab-graders-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Small programs in the place of graders: each answers with what it was told at its start. */
const withGraders = (about: object, processors: number[]): Graders => {
  const path = join(folder, `${JSON.stringify(about).length}.mjs`);
  writeFileSync(
    path,
    `const told = JSON.parse(process.argv[3]);
     process.on('message', ({ id, do: what, key }) => {
       if (what === 'bind') process.send({ engines: [[key, { state: 'ready', position: null }]] });
       process.send({ id, value: what === 'figures' ? { bound: 1, ready: 1, most: 3 } : told });
     });
     process.send({ about: ${JSON.stringify(about)} });`,
  );
  return makeGraders({ dataDir: folder, log: silentLog, file: pathToFileURL(path), processors });
};
const READY = { is: 'ready', backEnd: 'bubblewrap', tried: 3, blocked: 3 };
const bind = (graders: Graders, key: string): Promise<unknown> => graders.ask({ do: 'bind', key, language: 'python' });

describe('several graders', () => {
  it('share the keys evenly, keep each where it is, and rely on the self-test of the first', async () => {
    const graders = withGraders(READY, [4, 6]);
    // Both before and after the first has said what this machine can do.
    const early = Promise.all(['a', 'b'].map((key) => bind(graders, key)));
    graders.start();
    assert.deepEqual(await early, [{ of: 2, processor: 4 }, { of: 2, processor: 6, known: READY }]);
    const where = async (key: string): Promise<number> => ((await bind(graders, key)) as { processor: number }).processor;
    assert.deepEqual([await where('b'), await where('a'), await where('b')], [6, 4, 6]);
    assert.equal(graders.engineOf('b')?.state, 'ready');
    assert.equal(graders.engineOf('nobody'), undefined);
    assert.deepEqual(await graders.figures(), { bound: 2, ready: 2, most: 6 });
    await graders.stop();
    await assert.rejects(bind(graders, 'b'), PlannedError);
  });

  it('give the place of a key that has no process any more to another', async () => {
    const graders = withGraders(READY, [0, 1]);
    graders.start();
    // The small grader names the last key only, so the one before has no process by then.
    for (const key of ['a', 'b', 'c', 'd']) await bind(graders, key);
    const processors = await Promise.all(['e', 'f'].map(async (key) => ((await bind(graders, key)) as { processor: number }).processor));
    assert.equal(new Set(processors).size, 2);
    await graders.stop();
  });

  it('are one and free where processors cannot be told apart', async () => {
    const graders = withGraders(READY, []);
    graders.start();
    assert.deepEqual(await Promise.all(['a', 'b'].map((key) => bind(graders, key))), [{ of: 1 }, { of: 1 }]);
    await graders.stop();
  });

  it('refuse all keys alike where nothing can be jailed, and whoever waits when the server stops', async () => {
    const none = { is: 'none', why: ['no jail here'], install: 'Install one.' };
    const graders = withGraders(none, [0, 1]);
    const waiting = ['a', 'b'].map((key) => bind(graders, key).catch((error: unknown) => error));
    graders.start();
    await Promise.all(waiting);
    assert.deepEqual(graders.about(), none);
    for (const key of ['a', 'b', 'c']) await assert.rejects(bind(graders, key), { kind: 'Unavailable' });
    await graders.stop();
    const stopped = withGraders(READY, [0, 1]);
    const asked = ['a', 'b'].map((key) => assert.rejects(bind(stopped, key), { kind: 'Unavailable' }));
    await stopped.stop();
    await Promise.all(asked);
  });
});
