// A translation says the same in other words: same ids, same right answers, or progress and verdicts would differ by language.
import type { Mistake } from './mistake.ts';
import type { Piece } from './piece.ts';
import type { BankBody, ExerciseBody, LessonBody, ModuleBody, ScenariosBody, ShortBody } from './schemas.ts';

export const sameShape = (originals: readonly Piece[], translations: readonly Piece[], fileOf: (piece: Piece) => string): Mistake[] =>
  translations.flatMap((piece) => {
    const original = originals.find(({ kind, slug, locale }) => kind === piece.kind && slug === piece.slug && locale === 'en');
    if (original === undefined) return [];
    const [ours, theirs] = [shapeOf(original), shapeOf(piece)];
    const missing = ours.filter((part) => !theirs.includes(part));
    const extra = theirs.filter((part) => !ours.includes(part));
    if (missing.length === 0 && extra.length === 0 && ours.join() !== theirs.join()) return [{ file: fileOf(piece), line: 1, says: 'The order differs from the original; keep it.' }];
    return [
      ...missing.map((part) => ({ file: fileOf(piece), line: 1, says: `The original has ${part} and this translation does not; add it.` })),
      ...extra.map((part) => ({ file: fileOf(piece), line: 1, says: `This translation has ${part} and the original does not; remove it.` })),
    ];
  });

const shapeOf = ({ kind, body }: Piece): string[] => {
  if (kind === 'lesson') return (body as LessonBody).steps.map(({ id, minutes, blocks }) => `step ${id} (${minutes} minutes; ${blocks.flatMap((block) => (block.kind === 'embed' ? embedOf(block) : [])).join(', ')})`);
  if (kind === 'module') return moduleShape(body as ModuleBody);
  if (kind === 'scenarios') return (body as ScenariosBody).scenarios.map(({ id, answer }) => `scenario ${id} (${answer})`);
  if (kind === 'quiz' || kind === 'practice') return (body as BankBody).items.map(({ id, options }) => `item ${id} (option ${options.findIndex(({ right }) => right) + 1} of ${options.length} right)`);
  if (kind === 'short') return shortShape(body as ShortBody);
  if (kind === 'exercise') return exerciseShape(body as ExerciseBody);
  return [];
};

/** What decides about an answer stays; titles, reasons and sample texts are the translator's. */
const exerciseShape = (body: ExerciseBody): string[] => [
  `embed: ${body.embed}`,
  ...(body.embed === 'spot' ? body.parts.map(({ id, isWrong }) => `part ${id} (${isWrong ? 'wrong' : 'right'})`) : []),
  ...(body.embed === 'target' ? body.documents.map(({ id, from }) => `document ${id} (${from})`) : []),
  ...(body.embed === 'order' ? body.steps.map(({ id }) => `step ${id}`) : []),
  ...(body.embed === 'pattern' ? [`start: ${body.start}`, ...[...body.rows, ...body.more].map((_row, at) => `row ${at + 1}`)] : []),
];

const shortShape = ({ found, lab, sections, question: { options } }: ShortBody): string[] => [
  `found: ${JSON.stringify(found)}`,
  `lab: ${lab ?? 'none'}`,
  `${sections.length} sections`,
  `a question (option ${options.findIndex(({ right }) => right) + 1} of ${options.length} right)`,
];

const embedOf = ({ name, props }: { name: string; props: Record<string, string> }): string => [name, ...Object.entries(props).map(([key, value]) => `${key}="${value}"`)].join(' ');

const moduleShape = ({ tier, units, completion, sittings }: ModuleBody): string[] => [
  `tier: ${tier}`,
  `completion: ${JSON.stringify(completion)}`,
  ...units.map(({ slug, minutes, quiz, draw }) => `unit ${slug} (${minutes} minutes${quiz === undefined ? '' : `, a quiz that draws ${draw}`})`),
  ...sittings.map(({ from }) => `a sitting from ${from}`),
];
