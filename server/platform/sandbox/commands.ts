// `beforetab doctor`: tries to break out of this machine's jails, as the start does, and says in full what came of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeUsage, readArguments } from '../command-line/read-arguments.ts';
import { type Extent, runChecklist, sumUp } from './checklist/run-checklist.ts';
import { findBackEnds } from './jail/choose-back-end.ts';

type Say = (line: string) => void;

const USAGE = describeUsage({
  usage: 'doctor [--full]',
  does: "tries to break out of the jails that learners' programs run in on this machine",
  most: 0,
  options: { full: { flag: true, says: 'every attempt, some 190, instead of those of a start' } },
  after: 'Ends with 0 when at least one kind of jail let nothing out, 1 when none did, 2 for a mistake in what was typed.',
});

/** `--full` runs every case; 0 when at least one back end let nothing out. */
export const doctor = async (given: readonly string[], say: Say): Promise<number> => {
  const read = readArguments(given, USAGE);
  if ('says' in read) return say(read.says), read.code;
  const runDir = mkdtempSync(join(tmpdir(), 'beforetab-doctor-'));
  try {
    let isUsable = false;
    for (const found of findBackEnds(runDir)) {
      if ('why' in found) say(`- ${found.why}. ${found.install}`);
      else if (await examine(found.backEnd, runDir, read.values.full ? 'full' : 'short', say)) isUsable = true;
    }
    say(isUsable ? 'Programs of learners can be run and judged here.' : 'Labs are practice in the browser here; what they record is not verified.');
    return isUsable ? 0 : 1;
  } finally {
    rmSync(runDir, { recursive: true, force: true });
  }
};

const examine = async (backEnd: Parameters<typeof runChecklist>[0], runDir: string, extent: Extent, say: Say): Promise<boolean> => {
  const all = await runChecklist(backEnd, runDir, extent);
  const { tried, blocked, through, notProved, unfit } = sumUp(all);
  say(`${backEnd.name}: ${blocked} of ${tried} attempts to break out were blocked.`);
  for (const { id, name, detail } of through) say(`  GOT THROUGH ${id} ${name}: ${detail}`);
  for (const { id, name, detail } of notProved) say(`  not proved ${id} ${name}: ${detail}`);
  if (unfit.length > 0) say(`  not on this back end: ${unfit.map(({ id, name, detail }) => `${id} ${name} (${detail})`).join('; ')}`);
  return through.length === 0 && blocked > 0;
};
