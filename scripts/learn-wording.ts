// `npm run arena:learn`: learns anew which words attempts, ordinary questions and documents are made of, and says how well that does on texts it was not learned from.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { learnDocumentWording, learnWording } from '../server/arena/index.ts';
import { table } from './bench/table.ts';

const CONTENT = fileURLToPath(new URL('../content/arena', import.meta.url));
const weightsOf = (name: string): string => fileURLToPath(new URL(`../server/arena/reading/${name}-weights.json`, import.meta.url));
const THRESHOLDS = [-2, -1, 0, 1, 2, 2.5, 3, 4];

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const { words, named, tried } = learnWording(CONTENT, THRESHOLDS);
const ofDocuments = learnDocumentWording(CONTENT);
writeFileSync(weightsOf('wording'), `${JSON.stringify(words, null, 1)}\n`);
writeFileSync(weightsOf('named'), `${JSON.stringify(named, null, 1)}\n`);
writeFileSync(weightsOf('document'), `${JSON.stringify(ofDocuments, null, 1)}\n`);
say(`${Object.keys(words.weights).length} words and pairs of words, and ${Object.keys(named.weights).length} beside what the rules name. Learned from four fifths of the texts, on the fifth that was left out:\n`);
say(table([['leaning at least', 'attempts', 'ordinary questions'], ...tried.map(({ threshold, attempts, questions }) => [String(threshold), percent(attempts), percent(questions)])]));
say(`\n${Object.keys(ofDocuments.weights).length} words and pairs of words of documents. npm run bench:arena says how they read documents that nothing was learned from.`);
