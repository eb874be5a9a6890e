// Learns wording-weights.json anew from the labelled remarks that are not held out; with --cross, says how well that does file by file.
import { writeFileSync } from 'node:fs';
import { leaningOf } from '../../../platform/wording/index.ts';
import { learnRemarks, type Read, readAll, toLearnFrom, weightsFrom } from './learn-wording.ts';

const THRESHOLDS = [0, 0.2, 0.4, 0.6, 0.8, 1];
/** Files of one hour know each other's words; they are left out together. */
const setOf = (file: string): string => file.replace(/-\d+\.txt$/, '');

type Judged = Pick<Read, 'file' | 'isSecurity'> & { leaning: number };

/** Each file judged by weights learned without it; where many strangers wrote, without that one of them. */
const judgeEach = (remarks: readonly Read[]): Judged[] =>
  [...Map.groupBy(remarks, ({ file }) => file)].flatMap(([file, those]) => {
    const weights = weightsFrom(remarks.filter((each) => each.file !== file));
    return those.map(({ isSecurity, pieces }) => ({ file, isSecurity, leaning: leaningOf(pieces, weights) }));
  });

const figuresAt = (judged: readonly Judged[], threshold: number): string => {
  const found = judged.filter(({ leaning }) => leaning >= threshold);
  const hits = found.filter(({ isSecurity }) => isSecurity).length;
  return `${(hits / found.length).toFixed(3)} / ${(hits / judged.filter(({ isSecurity }) => isSecurity).length).toFixed(3)}`;
};

if (process.argv.includes('--cross')) {
  const judged = judgeEach(readAll(toLearnFrom()));
  process.stdout.write(`precision / recall at ${THRESHOLDS.join(', ')}\n`);
  for (const [set, those] of [...Map.groupBy(judged, ({ file }) => setOf(file)), ['all', judged] as const]) process.stdout.write(`${set} (${those.length}): ${THRESHOLDS.map((each) => figuresAt(those, each)).join(', ')}\n`);
} else {
  writeFileSync(new URL('./wording-weights.json', import.meta.url), `${JSON.stringify(learnRemarks(), null, 1)}\n`);
}
