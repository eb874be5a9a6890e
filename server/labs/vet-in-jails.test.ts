// Every lab proves itself in the jails of this machine too: the same verdicts as on trusted ground, none wrong.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildAssets } from '../../scripts/build-assets.ts';
import { findBackEnds } from '../platform/sandbox/jail/choose-back-end.ts';
import { jailedChild } from '../platform/sandbox/pool/jailed-child.ts';
import { vetLab } from './vet-lab.ts';

const folder = join(import.meta.dirname, '../../content/labs');
const isFull = process.env['TEST_FULL'] !== undefined;
/** Trusted ground takes twenty: what is proved here is that a jail judges alike. */
const WORLDS = 1;
// Otherwise every third lab is judged, in one of the jails, and the next one in the other.
const labsOf = (backEnd: number, of: number): string[] => readdirSync(folder).sort().filter((_, at) => isFull || (at % 3 === 0 && (at / 3) % of === backEnd));
const runDir = await mkdtemp(join(tmpdir(), 'beforetab-vet-'));
after(() => rm(runDir, { recursive: true, force: true }));

const allFound = findBackEnds(runDir);
for (const [at, found] of allFound.entries()) {
  const name = 'why' in found ? found.why : found.backEnd.name;
  describe(`labs in ${name}`, { skip: 'why' in found && `labs were not judged in every jail: ${found.why}. ${found.install}` }, () => {
    let child: Awaited<ReturnType<typeof jailedChild>>;
    const sum = { runs: 0, accepts: 0, rejects: 0 };
    before(async () => {
      await buildAssets();
      if ('backEnd' in found) child = await jailedChild(found.backEnd);
    });
    after(() => {
      child?.stop();
      console.log(`labs in ${name}: ${sum.runs} runs, false accepts: ${sum.accepts}, false rejects: ${sum.rejects}`);
    });
    for (const slug of labsOf(at, allFound.length)) {
      it(`${slug}: judged as on trusted ground`, async () => {
        const { mistakes, falseAccepts, falseRejects, broken, runs: count } = await vetLab(join(folder, slug), child, WORLDS);
        sum.runs += count;
        sum.accepts += falseAccepts.length;
        sum.rejects += falseRejects.length;
        assert.deepEqual({ mistakes, falseAccepts, falseRejects, broken }, { mistakes: [], falseAccepts: [], falseRejects: [], broken: [] });
      });
    }
  });
}
