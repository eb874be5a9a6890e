// The report of effectiveness as a document: the figures of the page, verdicts in words, methods, versions, and what was not measured.
import type { Ctx } from '../../platform/context.ts';
import type { Effectiveness, MetricState } from '../contract.ts';
import type { FigureSource } from '../figures.ts';
import type { ModuleReport, ShownChange } from '../modules/contract.ts';
import { reportModules } from '../modules/report-modules.ts';
import { readEffectiveness } from '../read-effectiveness.ts';
import { type Block, heading, list, part, table, text, title } from './document.ts';
import { DECISIONS, exact, GRADES, levelSaid, percent, rangeSaid, REASONS, targetSaid, VERDICTS } from './words.ts';

export const REPORT_TITLE = 'Did behaviour change?';

export const effectivenessReport = async (ctx: Ctx, source?: FigureSource): Promise<Block[]> => {
  const [state, modules] = await Promise.all([readEffectiveness(ctx, source), reportModules(ctx, source)]);
  return [
    title(REPORT_TITLE),
    text(`Written on ${ctx.now().toISOString().slice(0, 10)}. Figures are of groups and never of a person. A change is called a success only where it cannot be a trend: before against after alone never is.`),
    table('Where each metric stands', ['Metric', 'Verdict', 'Design', 'Target'], state.metrics.map((one) => [one.metric.name, VERDICTS[one.result.verdict], hasDesign(one) ? one.result.grade : 'none yet', targetSaid(one.metric)])),
    ...state.metrics.flatMap(metricBlocks),
    ...moduleBlocks(modules),
    ...rollOutBlocks(state),
    heading('What was not measured'),
    list(gapsOf(state, modules)),
  ];
};

/** Where nobody began, or nothing came in, no design says anything. */
const hasDesign = ({ basis, result }: MetricState): boolean => basis.treatedBy !== 'nobody' && !result.reasons.includes('no-figures');

const metricBlocks = (state: MetricState): Block[] => {
  const { metric, result, baseline, trend } = state;
  const rows = trend.map(({ from, to, events, of, interval, begun }) => [from, to, String(events), String(of), interval === null ? '' : levelSaid(metric, interval.estimate), interval === null ? '' : rangeSaid(metric, interval), String(begun)]);
  return [
    heading(metric.name),
    text(`${VERDICTS[result.verdict]}. ${result.reasons.map((reason) => REASONS[reason]).join(' ')}`.trim()),
    table('What the verdict stands on', ['What', 'Value'], factsOf(state)),
    ...(rows.length === 0 ? [] : [table('Period by period, with 95 % intervals', ['From', 'Until before', 'Counted', 'Records', 'Level', 'Interval', 'Teams begun'], rows)]),
    part('How it is measured'),
    table(`Definition ${metric.id}, version ${metric.version}`, ['What', 'Words'], [
      ['Counted', metric.numerator],
      ['Out of', metric.denominator],
      ['Comes from', metric.source],
      ['Left out', metric.exclusions.join('; ')],
      ['Baseline', `${metric.baselineMethod}. ${baseline === null ? 'None is closed.' : `From ${baseline.startsOn} to ${baseline.endsOn}, closed on ${baseline.closedAt.slice(0, 10)}.`}`],
      ['Method', metric.method],
    ]),
  ];
};

const ratio = ({ low, high }: { low: number; high: number | null }): string => (high === null ? `${percent(low)} or more` : `${percent(low)} to ${percent(high)}`);

const factsOf = (state: MetricState): string[][] => {
  const { metric, result, basis, coverage, records } = state;
  const { effect, level, corrected, upperBound, minimumDetectable, before, after, lotP } = result;
  const counted = ({ events, of }: { events: number; of: number }): string => (of === 0 ? 'nothing' : `${events} of ${of}: ${levelSaid(metric, events / of)}`);
  const rows: (string[] | null)[] = [
    hasDesign(state) ? ['Design', GRADES[result.grade]] : null,
    ['Teams', String(result.clusters)],
    ['Judged', basis.look.on === null ? 'not yet' : `${basis.look.on}, look ${basis.look.number} of ${basis.looks} agreed beforehand`],
    ['Without training', counted(before)],
    ['With training', counted(after)],
    effect === null ? null : ['Change', `${percent(effect.estimate)} of what it would be without training; ${ratio(effect)} at ${exact(result.confidence)} confidence`],
    level === null ? null : ['Last quarter', upperBound === null ? `${levelSaid(metric, level.estimate)} (${rangeSaid(metric, level)})` : `none seen; up to ${levelSaid(metric, upperBound)} may still be true`],
    corrected === null ? null : ['Last quarter, corrected by a labelled sample', `${levelSaid(metric, corrected.estimate)} (${rangeSaid(metric, corrected)})`],
    minimumDetectable === null ? null : ['Could have shown, four times in five', `a change to ${percent(minimumDetectable)} of what it would be`],
    lotP === null ? null : ['p over all orders that could have been drawn', lotP < 0.001 ? 'below 0.001' : lotP.toFixed(3)],
    coverage === null || coverage.of === 0 ? null : ['Coverage', `${percent(coverage.seen / coverage.of)} of pull requests carry provenance`],
    records.unmatched === 0 ? null : ['Records of nobody known', percent(records.unmatched / records.of)],
  ];
  return rows.filter((row) => row !== null);
};

/** In the words of the page. */
const changeSaid = ({ is, low, high }: ShownChange): string =>
  ({
    'not-known': 'not known',
    better: `${percent(low)} to ${percent(high)} better`,
    worse: `${percent(low)} to ${percent(high)} worse`,
    either: `${percent(low)} worse to ${percent(high)} better`,
    'better-from': `at least ${percent(low)} better`,
    'better-to': `at most ${percent(high)} better`,
    'worse-from': `at least ${percent(low)} worse`,
  })[is];

/** By the names of today, as long as there are any. */
const namesOf = (lines: ModuleReport['lines']) => new Map(lines.flatMap(({ module, title: name, metric, metricName }): [string, string][] => [[module, name], [metric, metricName]]));

const moduleBlocks = ({ lines, shared, log }: ModuleReport, names = namesOf(lines)): Block[] => [
  heading('Modules and behaviour'),
  ...(lines.length === 0 ? [text('No module links a behaviour that one of the metrics shows.')] : [table('What the rule says now', ['Module', 'Metric', 'Rule', 'Change', 'Design'], lines.map(({ title: name, metricName, proposed, numbers, isJudged, change }) => [name, metricName, DECISIONS[proposed], changeSaid(change), isJudged ? numbers.grade : 'not judged yet']))]),
  ...shared.map(({ metricName, modules }) => text(`${metricName} is one figure for ${modules.slice(0, -1).join(', ')} and ${modules.at(-1)}. Which of them a change comes from is not known.`)),
  ...(log.length === 0 ? [text('Nothing has been decided yet.')] : [table('What was decided', ['On', 'Module', 'Metric', 'Rule', 'Decided', 'Why'], log.map(({ decidedAt, module, metric, proposed, decided, why }) => [decidedAt.slice(0, 10), names.get(module) ?? module, names.get(metric) ?? metric, DECISIONS[proposed], DECISIONS[decided], why ?? '']))]),
];

const rollOutBlocks = ({ rollOut }: Effectiveness): Block[] => [
  heading('Roll-out'),
  ...(rollOut === null
    ? [text('No order was drawn by lot. Who counts as trained follows from the day half of a team had finished a module that goes with the metric.')]
    : [text(`Drawn on ${rollOut.drawnAt.slice(0, 10)} from the seed ${rollOut.seed}.`), table('The order of teams', ['Team', 'Step', 'Begins on'], rollOut.teams.map(({ name, step, startsOn }) => [name, String(step), startsOn]))]),
];

const gapsOf = ({ metrics }: Effectiveness, { unmeasured }: ModuleReport): string[] => [
  ...metrics.filter(({ records }) => records.of === 0).map(({ metric }) => `${metric.name}: no figures come in.`),
  ...metrics.filter(({ result, records }) => records.of > 0 && result.corrected === null).map(({ metric }) => `${metric.name}: what the detector misses and flags wrongly. No labelled sample corrects it.`),
  ...unmeasured.map(({ title: name, behaviours }) => `${name}: ${behaviours.join(' ')}`),
  'What people knew before a module: nobody is asked beforehand.',
  'What is sent to AI tools outside the connected sources.',
];
