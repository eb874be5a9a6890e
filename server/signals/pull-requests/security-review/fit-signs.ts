// Fits the points of signs and words, and the weights of wording, to the labelled remarks that are not held out: writes points.ts and wording-weights.json; with --cross, measures them file by file.
import { writeFileSync } from 'node:fs';
import { addUp, marksOf, SIGNS, type Marks, type Points } from './add-up.ts';
import type { Labelled } from './corpus/read-comments.ts';
import { fitPoints, type Fitted, type Row } from './fit-points.ts';
import { readComment } from './judge-comment.ts';
import { learnRemarks, toLearnFrom, wordingFrom } from './learn-wording.ts';
import { leaningOfRemark, textOfRemark, weighUp } from './weigh-up.ts';
import type { Weights } from '../../../platform/wording/index.ts';

const RIDGE = 2;
/** A word gets points when it stands in so many remarks of so many files, a pair when it stands in more. */
const SEEN = { word: 3, pair: 4, files: 2 };
/** Points nearer to zero than this are left out of the table. */
const SMALLEST = 0.15;

type Read = Row & { file: string; sentences: readonly string[]; marks: readonly Marks[]; named: readonly string[]; said: string };

const SIGN = 'sign ';

const read = ({ text, file, isSecurity }: Labelled): Read => {
  const { named, sentences } = readComment(text);
  const marks = marksOf(sentences);
  const has = new Set(marks.flatMap(({ signs, stems }) => [...signs.map((id) => SIGN + id), ...stems]));
  return { file, isSecurity, sentences, marks, has, named, said: textOfRemark(sentences) };
};

const columnsOf = (rows: readonly Read[]): string[] => {
  const files = new Map<string, string[]>();
  for (const { has, file } of rows) for (const each of has) files.set(each, [...(files.get(each) ?? []), file]);
  const words = [...files].filter(([each, those]) => !each.startsWith(SIGN) && those.length >= (each.includes(' ') ? SEEN.pair : SEEN.word) && new Set(those).size >= SEEN.files);
  return [...SIGNS.map(({ id }) => SIGN + id), ...words.map(([each]) => each).toSorted()];
};

const tenths = (value: number): number => Math.round(value * 10) / 10;
const rounded = ({ base, points }: Fitted): Fitted => ({ base: tenths(base), points: new Map([...points].filter(([, value]) => Math.abs(value) >= SMALLEST).map(([each, value]) => [each, tenths(value)])) });
const fit = (rows: readonly Read[]): Fitted => rounded(fitPoints(rows, columnsOf(rows), RIDGE));

const pointsOf = ({ base, points }: Fitted): Points => ({ base, ofSign: (id) => points.get(SIGN + id) ?? 0, ofWord: (word) => points.get(word) ?? 0 });
const isFound = ({ sentences, marks, named }: Read, points: Points, weights: Weights): boolean =>
  named.length > 0 || weighUp(addUp(marks, sentences.length, points), leaningOfRemark(sentences, weights)).length > 0;

/** Each file judged by points and weights that were fitted without it. The words of the signs were chosen with most of them in view. */
const cross = (rows: readonly Read[]): void => {
  const judged = [...new Set(rows.map(({ file }) => file))].flatMap((file) => {
    const rest = rows.filter((row) => row.file !== file);
    const points = pointsOf(fit(rest));
    const weights = wordingFrom(rest);
    return rows.filter((row) => row.file === file).map((row) => ({ ...row, found: isFound(row, points, weights) }));
  });
  for (const [name, those] of [...Map.groupBy(judged, ({ file }) => file), ['all', judged] as const, ['wide', judged.filter(({ file }) => file.startsWith('wide'))] as const]) {
    const hits = those.filter(({ isSecurity, found }) => isSecurity && found).length;
    const share = (of: number): string => (hits / of).toFixed(3);
    process.stdout.write(`${name}: precision ${share(those.filter(({ found }) => found).length)}, recall ${share(those.filter(({ isSecurity }) => isSecurity).length)}\n`);
  }
};

const tableOf = ({ base, points }: Fitted): string => {
  const signs = SIGNS.map(({ id }) => `  ${/^[a-z]+$/.test(id) ? id : `'${id}'`}: ${points.get(SIGN + id) ?? 0},\n`).join('');
  const words = [...Map.groupBy([...points].filter(([each]) => !each.startsWith(SIGN)), ([, value]) => value)].toSorted(([one], [other]) => other - one);
  return `// Points of signs and of words, written by fit-signs.ts from the labelled remarks that are not held out: natural log-odds.\n\nexport const BASE = ${base};\n\nexport const SIGN_POINTS: Readonly<Record<string, number>> = {\n${signs}};\n\n/** Words without their endings (word-stems.ts) and pairs of them; what a table of this kind says of a single word is no claim about it. */\nexport const WORD_POINTS: readonly (readonly [number, string])[] = [\n${words.map(([value, those]) => `  [${value}, ${JSON.stringify(those.map(([each]) => each).join(', '))}],\n`).join('')}];\n`;
};

const rows = toLearnFrom().map(read);
if (process.argv.includes('--cross')) cross(rows);
else {
  writeFileSync(new URL('./points.ts', import.meta.url), tableOf(fit(rows)));
  writeFileSync(new URL('./wording-weights.json', import.meta.url), `${JSON.stringify(learnRemarks(), null, 1)}\n`);
}
