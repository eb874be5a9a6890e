// What a sample found, in words.
import type { Sample } from '../../server/effectiveness/samples/contract.ts';
import { formatNumber, formatPercent, t } from '../ui/messages.ts';

type Range = { estimate: number; low: number; high: number };
const share = ({ estimate, low, high }: Range): string => t('samples.share', { share: formatPercent(100 * estimate), low: formatPercent(100 * low), high: formatPercent(100 * high) });
const agreement = ({ estimate, low, high }: Range): string => t('samples.share', { share: two(estimate), low: two(low), high: two(high) });
const two = (value: number): string => formatNumber(value, { maximumFractionDigits: 2 });

export const foundOf = ({ assessment }: Sample): string => {
  if (assessment === null) return '–';
  const { sensitivity, specificity, isUsable } = assessment;
  if (sensitivity === null || specificity === null) return t('samples.found.one-sided');
  return `${t('samples.found.both', { sensitivity: share(sensitivity), specificity: share(specificity) })} ${t(isUsable ? 'samples.found.usable' : 'samples.found.unusable')}`;
};

export const factsOfSample = ({ assessment, differing }: Sample): { name: string; said: string }[] => {
  if (assessment === null) return [];
  const { kappa, sensitivity, specificity, records, unreadable, isUsable } = assessment;
  return [
    { name: t('samples.fact.records'), said: t('samples.fact.records.says', { records, unreadable, differing: differing ?? 0 }) },
    { name: t('samples.fact.kappa'), said: kappa === null ? t('samples.fact.kappa.none') : agreement(kappa) },
    { name: t('samples.fact.sensitivity'), said: sensitivity === null ? t('samples.fact.none') : share(sensitivity) },
    { name: t('samples.fact.specificity'), said: specificity === null ? t('samples.fact.none') : share(specificity) },
    { name: t('samples.fact.use'), said: t(isUsable ? 'samples.found.usable' : 'samples.found.unusable') },
  ];
};
