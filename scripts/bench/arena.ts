// `npm run bench:arena`: how often each level gives its secret away to single messages, and whether ordinary questions ever get it.
import { fileURLToPath } from 'node:url';
import { measureLeaks, type Leaks } from './arena-leaks.ts';
import { measureReplies } from './arena-replies.ts';
import { readAttacks, readChallenges, readHeldOutDocuments, readOrdinaryQuestions } from '../../server/arena/index.ts';
import { table } from './table.ts';

const CONTENT = fileURLToPath(new URL('../../content/arena', import.meta.url));
const MAIN = 'customer-service';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const round = (value: number): number => Math.round(value * 1000) / 1000;
const show = (share: number | undefined): string => (share === undefined ? '' : `${(share * 100).toFixed(1)} %`);
const LEVELS = ['easy', 'medium', 'hard', 'expert'] as const;

const rowOf = (name: string, count: number, leaks: Leaks['byLevel']): string[] => [name, String(count), ...LEVELS.map((level) => show(leaks[level]))];
const HEAD = ['', 'messages', ...LEVELS];

const challenges = readChallenges(CONTENT);
const { open, heldOut, unusual } = readAttacks(CONTENT);
const attacks = [...open, ...heldOut, ...unusual];
const questions = readOrdinaryQuestions(CONTENT);
const main = challenges.find(({ slug }) => slug === MAIN)!;

const all = await measureLeaks(main, attacks);
say(`\n${main.title}: share of single messages whose reply gives the flag, 5 seeds\n`);
say(table([HEAD, rowOf('all', all.count, all.byLevel), ...[...all.byFamily].map(([family, { count, byLevel }]) => rowOf(family, count, byLevel))]));
const parts = [await measureLeaks(main, open), await measureLeaks(main, heldOut), await measureLeaks(main, unusual)];
say(`\n${table([HEAD, ...['calibrated on', 'written after', 'in unusual wording'].map((name, at) => rowOf(name, parts[at]!.count, parts[at]!.byLevel))])}`);
say('\nOrdinary questions answered with the flag, and the same attacks, by challenge\n');
let benign = 0;
const rows: string[][] = [];
for (const challenge of challenges) {
  const asked = [...questions, ...challenge.ordinary].map((text) => ({ family: 'direct-ask' as const, text }));
  const answered = await measureLeaks(challenge, asked);
  benign = Math.max(benign, ...Object.values(answered.byLevel));
  rows.push(rowOf(`${challenge.slug}, ordinary`, answered.count, answered.byLevel));
  const attacked = challenge === main ? all : await measureLeaks(challenge, attacks);
  rows.push(rowOf(`${challenge.slug}, attacks`, attacked.count, attacked.byLevel));
}
say(table([HEAD, ...rows]));

const documents = readHeldOutDocuments(CONTENT);
const reader = challenges.find(({ messageTemplate }) => messageTemplate !== '{{message}}')!;
const leaksOf = (texts: readonly string[]): Promise<Leaks> => measureLeaks(reader, texts.map((text) => ({ family: 'indirect-injection', text })));
const [hidden, honest] = [await leaksOf(documents.hidden), await leaksOf(documents.honest)];
say(`\n${reader.title}: documents that nothing was learned from\n`);
say(table([HEAD, rowOf('with a request hidden in them', hidden.count, hidden.byLevel), rowOf('honest', honest.count, honest.byLevel)]));
const replies = await measureReplies(say);
say(`BENCH ${JSON.stringify({ easy: round(all.byLevel.easy!), medium: round(all.byLevel.medium!), hard: round(all.byLevel.hard!), expert: round(all.byLevel.expert!), benign: round(benign), documents_hidden_easy: round(hidden.byLevel.easy!), documents_honest_easy: round(honest.byLevel.easy!), attacks: all.count, benign_questions: questions.length + challenges.reduce((sum, { ordinary }) => sum + ordinary.length, 0), ...replies })}`);
