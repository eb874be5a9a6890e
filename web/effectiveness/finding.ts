// What a verdict says in one sentence, and the numbers it stands on in a few.
import type { MetricState } from '../../server/effectiveness/contract.ts';
import type { MetricResult, VerdictReason } from '../../server/effectiveness/schemas.ts';
import { formatDate, formatPercent, t } from '../ui/messages.ts';
import { formatLevel, formatRange, formatRatio } from './format-level.ts';

export const findingOf = ({ metric, result }: MetricState): string => {
  const { verdict, effect, level, minimumDetectable } = result;
  const change = effect === null ? '' : formatRatio(effect.estimate);
  const range = effect === null ? '' : effect.high === null ? t('effectiveness.ratio.open', { low: formatRatio(effect.low) }) : t('effectiveness.ratio.range', { low: formatRatio(effect.low), high: formatRatio(effect.high) });
  if (verdict === 'met' && metric.target.kind === 'reduction') return t('effectiveness.finding.met-reduction', { change, range });
  if (verdict === 'met') return t('effectiveness.finding.met-level', { level: level === null ? '' : formatLevel(metric, level.estimate), change });
  if (verdict === 'improving') return t('effectiveness.finding.improving', { change, range });
  if (verdict === 'worse') return t('effectiveness.finding.worse', { change, range });
  if (verdict === 'no-change-shown') return t('effectiveness.finding.no-change', { detectable: minimumDetectable === null ? '' : formatRatio(minimumDetectable) });
  const [first] = result.reasons;
  return first === undefined ? t('effectiveness.verdict.not-enough-data') : reasonSaid(first);
};

export const reasonSaid = (reason: VerdictReason): string => t(`effectiveness.reason.${reason}`);

/** Beside the finding, what else qualifies it. */
export const otherReasons = ({ verdict, reasons }: MetricResult): string[] => (verdict === 'not-enough-data' ? reasons.slice(1) : reasons).map(reasonSaid);

export type Fact = { name: string; said: string };

export const factsOf = (state: MetricState): Fact[] => {
  const { metric, result, basis, coverage, records } = state;
  const { level, corrected, upperBound, effect, minimumDetectable, chanceOfTarget } = result;
  const facts: (Fact | null)[] = [
    basis.look.on === null || result.reasons.includes('no-figures') ? null : { name: t('effectiveness.fact.look'), said: t('effectiveness.fact.look.says', { on: formatDate(basis.look.on), number: basis.look.number, looks: basis.looks }) + (basis.look.nextOn === null ? '' : ` ${t('effectiveness.fact.look.next', { on: formatDate(basis.look.nextOn) })}`) },
    basis.look.on !== null || basis.look.nextOn === null || result.reasons.includes('no-figures') ? null : { name: t('effectiveness.fact.look'), said: t('effectiveness.fact.look.next', { on: formatDate(basis.look.nextOn) }) },
    result.before.of === 0 ? null : { name: t('effectiveness.fact.before'), said: counted(state, result.before) },
    result.after.of === 0 ? null : { name: t('effectiveness.fact.after'), said: counted(state, result.after) },
    effect === null ? null : { name: t('effectiveness.fact.change'), said: t('effectiveness.fact.change.says', { change: formatRatio(effect.estimate), range: effect.high === null ? t('effectiveness.ratio.open', { low: formatRatio(effect.low) }) : t('effectiveness.ratio.range', { low: formatRatio(effect.low), high: formatRatio(effect.high) }), confidence: formatPercent(100 * result.confidence, 2) }) },
    level === null ? null : { name: t('effectiveness.fact.level'), said: upperBound === null ? `${formatLevel(metric, level.estimate)} (${formatRange(metric, level)})` : t('effectiveness.fact.level.none', { bound: formatLevel(metric, upperBound) }) },
    corrected === null ? null : { name: t('effectiveness.fact.corrected'), said: `${formatLevel(metric, corrected.estimate)} (${formatRange(metric, corrected)})` },
    chanceOfTarget === null ? null : { name: t('effectiveness.fact.chance'), said: t(`effectiveness.chance.${chanceWord(chanceOfTarget)}`, { chance: formatPercent(100 * chanceOfTarget) }) },
    minimumDetectable === null ? null : { name: t('effectiveness.fact.detectable'), said: t('effectiveness.fact.detectable.says', { ratio: formatRatio(minimumDetectable) }) },
    basis.treatedBy === 'nobody' || result.reasons.includes('no-figures') ? null : { name: t('effectiveness.fact.design'), said: `${t(`effectiveness.grade.${result.grade}`)} ${t('effectiveness.fact.teams', { count: result.clusters })}` },
    coverage === null || coverage.of === 0 ? null : { name: t('effectiveness.fact.coverage'), said: t('effectiveness.fact.coverage.says', { share: formatPercent((100 * coverage.seen) / coverage.of) }) },
    records.unmatched === 0 ? null : { name: t('effectiveness.fact.unmatched'), said: t('effectiveness.fact.unmatched.says', { share: formatPercent((100 * records.unmatched) / records.of) }) },
  ];
  return facts.filter((fact) => fact !== null);
};

const counted = ({ metric }: MetricState, { events, of }: { events: number; of: number }): string => t('effectiveness.fact.counted', { events, of, level: formatLevel(metric, events / of) });

const chanceWord = (chance: number): 'unlikely' | 'open' | 'likely' | 'very-likely' => (chance < 0.25 ? 'unlikely' : chance < 0.6 ? 'open' : chance < 0.95 ? 'likely' : 'very-likely');
