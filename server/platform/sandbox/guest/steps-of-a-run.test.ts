// Steps of one run share a Python interpreter: each finds it tidied, and the next run finds nothing at all of the last.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { buildAssets } from '../../../../scripts/build-assets.ts';
import type { ProgramRequest } from '../program.ts';
import { startTrusted } from './start-trusted.ts';

const PROGRAM = `
import builtins, hashlib, json, logging, os, sys, time
import parts.counter

def look():
    return {
        "count": parts.counter.up(),
        "builtins": getattr(builtins, "left", "clean"),
        "open": builtins.open.__name__,
        "time": time.time() > 1_500_000_000 and time.time() < 4_000_000_000,
        "env": os.environ.get("LEFT", "clean"),
        "path": "/left" in sys.path,
        "logger": "left" in logging.root.manager.loggerDict,
        "digest": hashlib.sha256(b"x").hexdigest()[:4],
        "file": os.path.exists("/tmp/left") or os.path.exists("/app/left.txt"),
        "deep": getattr(json.JSONEncoder, "left", "clean"),
    }

def spoil():
    def open(*args): raise OSError("spoilt")
    for place in ("/tmp/left", "/app/left.txt"):
        with builtins.open(place, "w") as file: file.write("x")
    builtins.left, builtins.open = "dirty", open
    time.time = lambda: 1
    os.environ["LEFT"] = "dirty"
    sys.path.append("/left")
    sys.modules["json"] = None
    logging.getLogger("left").setLevel(50)
    hashlib.sha256 = None
    del builtins.print
    json.JSONEncoder.left = "dirty"
    return parts.counter.up()
`;
const COUNTER = 'count = 0\ndef up():\n    global count\n    count += 1\n    return count\n';
const CLEAN = { count: 1, builtins: 'clean', open: 'open', time: true, env: 'clean', path: false, logger: false, digest: '2d71', file: false, deep: 'clean' };

describe('the steps of a run', () => {
  let child: Awaited<ReturnType<typeof startTrusted>>;
  before(async () => {
    await buildAssets();
    child = await startTrusted();
  });
  after(() => child.stop());

  const call = async (name: string, run: ProgramRequest['run'], files: Record<string, string> = {}): Promise<unknown> => {
    const { returns } = await child.run({ language: 'python', files: { 'app.py': PROGRAM, 'parts/__init__.py': '', 'parts/counter.py': COUNTER, ...files }, calls: [{ file: 'app.py', function: name, args: [] }], ...(run && { run }) });
    return returns[0]?.error ?? returns[0]?.value;
  };

  it('find modules, patched names, environment, paths and files as they were at first', async () => {
    assert.equal(await call('spoil', { id: 'one', isLast: false }), 1);
    // A class deep inside is what tidying does not go through; the whole memory is put back after the run.
    assert.deepEqual(await call('look', { id: 'one', isLast: false }), { ...CLEAN, deep: 'dirty' });
  });

  it('see the files that they are given, not those of the step before', async () => {
    assert.equal(((await call('look', { id: 'one', isLast: false }, { 'parts/counter.py': 'def up():\n    return 7\n' })) as { count: number }).count, 7);
    assert.equal(((await call('look', { id: 'one', isLast: true })) as { count: number }).count, 1);
  });

  it('leave nothing for the next run, whether they said that they were over or not', async () => {
    await call('spoil', { id: 'two', isLast: true });
    assert.deepEqual(await call('look', { id: 'two', isLast: false }), CLEAN);
    await call('spoil', { id: 'two', isLast: false });
    assert.deepEqual(await call('look', { id: 'three', isLast: false }), CLEAN);
    await call('spoil', undefined);
    assert.deepEqual(await call('look', undefined), CLEAN);
  });
});
