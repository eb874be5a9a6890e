// The escape checklist on every back end of this machine: about 40 cases each, all of them with TEST_FULL.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildAssets } from '../../../../scripts/build-assets.ts';
import type { BackEnd } from '../jail/guest-program.ts';
import { findBackEnds } from '../jail/choose-back-end.ts';
import { runChecklist, sumUp } from './run-checklist.ts';

const runDir = await mkdtemp(join(tmpdir(), 'beforetab-checklist-'));
after(() => rm(runDir, { recursive: true, force: true }));
const extent = process.env['TEST_FULL'] === undefined ? 'short' : 'full';
const NAMES = ['bubblewrap', 'deno'] as const;

describe('nothing gets out', { concurrency: true }, () => {
  before(() => buildAssets());
  const found = findBackEnds(runDir);
  for (const [at, name] of NAMES.entries()) {
    const here = found[at] ?? found[0]!;
    const skip = 'why' in here && `the jail by ${name} was not tested: ${here.why}. ${here.install}`;
    it(`of ${name} (${extent})`, { skip, timeout: 9 * 60_000 }, async () => {
      if ('why' in here) return;
      const { tried, blocked, through, notProved, unfit } = sumUp(await runChecklist(here.backEnd, runDir, extent));
      console.log(`escapes: ${blocked} of ${tried} blocked in ${name}; not on this back end: ${unfit.map(({ id, name: what }) => `${id} ${what}`).join(', ') || 'none'}`);
      assert.deepEqual({ through, notProved }, { through: [], notProved: [] });
      assert.ok(blocked === tried && tried >= (extent === 'full' ? 110 : 35));
    });
  }
});

describe('a jail that starts nothing', () => {
  const startsNothing: BackEnd = { name: 'bubblewrap', command: () => ({ command: 'false', args: [], environment: {}, talksOn: 'its own pipe' }) };

  it('blocked nothing either', { timeout: 60_000 }, async () => {
    const { blocked, notProved } = sumUp(await runChecklist(startsNothing, runDir, 'short'));
    assert.equal(blocked, 0);
    assert.ok(notProved.length >= 35);
  });
});
