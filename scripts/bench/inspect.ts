// `npm run bench:inspect`: hidden texts found, look-alikes taken for hidden, and documents a second, for each format, on made-up documents of other seeds than the tests use.
import { cpus, loadavg } from 'node:os';
import { inspectBytes } from '../../server/platform/inspector/index.ts';
import { type Format, makeUp, SAMPLES } from '../../server/platform/inspector/made-up/index.ts';
import { table } from './table.ts';

const SEEDS = 40;
const FROM = 5_000;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const figures: Record<string, number> = {};
const rows: string[][] = [['format', 'techniques', 'hidden found', 'of them held out', 'look-alikes alarmed', 'documents a second of one core']];
let isBelow = false;

for (const format of Object.keys(SAMPLES) as Format[]) {
  for (const { file, bytes } of makeUp(format, FROM - 100, 2)) await inspectBytes(file, bytes);
  const made = makeUp(format, FROM, SEEDS);
  const began = process.cpuUsage();
  const answers: boolean[] = [];
  for (const { file, bytes } of made) answers.push((await inspectBytes(file, bytes)).hidden.length > 0);
  const { user, system } = process.cpuUsage(began);
  const count = (isWanted: (at: number) => boolean): number => made.filter((_, at) => isWanted(at)).length;
  const [total, found] = [count((at) => made[at]!.isHidden), count((at) => made[at]!.isHidden && answers[at]!)];
  const [held, heldFound] = [count((at) => made[at]!.isHidden && made[at]!.isHeldOut), count((at) => made[at]!.isHidden && made[at]!.isHeldOut && answers[at]!)];
  const [alike, alarmed] = [count((at) => !made[at]!.isHidden), count((at) => !made[at]!.isHidden && answers[at]!)];
  const perSecond = Math.round(made.length / ((user + system) / 1e6));
  rows.push([format, `${SAMPLES[format].hidden.length} and ${SAMPLES[format].alike.length} look-alikes`, `${found} of ${total}`, `${heldFound} of ${held}`, `${alarmed} of ${alike}`, String(perSecond)]);
  Object.assign(figures, { [`${format}_found`]: found, [`${format}_hidden`]: total, [`${format}_false`]: alarmed, [`${format}_alike`]: alike, [`${format}_docs_per_s`]: perSecond });
  isBelow ||= found / total < 0.95 || alarmed / alike > 0.02;
}
say(table(rows));
say(`${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}. Whoever wrote the documents wrote the inspector; the figures show that nothing broke.`);
say(`BENCH ${JSON.stringify(figures)}`);
process.exitCode = isBelow ? 1 : 0;
