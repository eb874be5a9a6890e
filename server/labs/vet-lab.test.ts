// Every lab of content/labs proves itself on real Python: start falls, fixes hold, near-misses are rejected by name.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildAssets } from '../../scripts/build-assets.ts';
import { startTrusted } from '../platform/sandbox/guest/start-trusted.ts';
import { type LabReport, vetLab } from './vet-lab.ts';

const folder = join(import.meta.dirname, '../../content/labs');
const worlds = process.env.TEST_FULL ? 20 : 1;

describe('labs', () => {
  let child: Awaited<ReturnType<typeof startTrusted>>;
  const reports: LabReport[] = [];
  before(async () => {
    await buildAssets();
    child = await startTrusted();
  });
  after(async () => {
    await child.stop();
    const count = (of: (report: LabReport) => unknown[]): number => reports.flatMap(of).length;
    console.log(
      `labs: ${reports.length}, runs: ${reports.reduce((sum, report) => sum + report.runs, 0)}, ` +
        `false accepts: ${count((report) => report.falseAccepts)}, false rejects: ${count((report) => report.falseRejects)}`,
    );
  });

  for (const slug of readdirSync(folder)) {
    it(`${slug}: the start falls to every attack, each fix holds, each near-miss is rejected by the check it names`, async () => {
      const report = await vetLab(join(folder, slug), child, worlds);
      reports.push(report);
      const { mistakes, falseAccepts, falseRejects, broken } = report;
      assert.deepEqual({ mistakes, falseAccepts, falseRejects, broken }, { mistakes: [], falseAccepts: [], falseRejects: [], broken: [] });
    });
  }
});
