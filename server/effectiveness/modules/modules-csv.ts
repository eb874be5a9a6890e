// Modules, what the rule says of them and what was decided, as a file.
import { writeCsv } from '../../people/index.ts';
import type { Ctx } from '../../platform/context.ts';
import type { FigureSource } from '../figures.ts';
import type { DecisionNumbers } from './contract.ts';
import { reportModules } from './report-modules.ts';

type Cell = string | number | boolean | null | undefined;

const NUMBERS = ['verdict', 'grade', 'quarters', 'improvementLow', 'improvementHigh', 'confidence', 'minimumDetectable', 'couldShowAFifth', 'clusters', 'recall', 'recallAnswers'] as const satisfies readonly (keyof DecisionNumbers)[];
const HEADER = ['kind', 'at', 'module', 'metric', 'rule_says', 'ground', 'decided', 'why', ...NUMBERS, 'events_before', 'records_before', 'events_after', 'records_after'];

export const modulesCsv = async (ctx: Ctx, source?: FigureSource): Promise<string> => {
  const { lines, log } = await reportModules(ctx, source);
  const numbersOf = (numbers: DecisionNumbers): Cell[] => [...NUMBERS.map((name) => numbers[name]), numbers.before.events, numbers.before.of, numbers.after.events, numbers.after.of];
  const rows: Cell[][] = [
    ...lines.map(({ module, metric, proposed, ground, numbers }) => ['now', ctx.now().toISOString(), module, metric, proposed, ground, null, null, ...numbersOf(numbers)]),
    ...log.map(({ decidedAt, module, metric, proposed, ground, decided, why, numbers }) => ['decision', decidedAt, module, metric, proposed, ground, decided, why, ...numbersOf(numbers)]),
  ];
  return writeCsv([HEADER, ...rows.map((row) => row.map((cell) => (typeof cell === 'number' && Number.isFinite(cell) ? cell : String(cell ?? ''))))]);
};
