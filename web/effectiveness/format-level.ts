// A share or rate the way its metric is shown: per cent, per thousand, or for each.
import type { Metric } from '../../server/effectiveness/schemas.ts';
import { formatNumber, formatPercent, t } from '../ui/messages.ts';

type Shown = Pick<Metric, 'per'>;
type Range = { low: number; high: number };

const percent = (share: number): string => formatPercent(100 * share, share < 0.1 ? 1 : 0);
const plain = (value: number): string => formatNumber(value, { maximumSignificantDigits: 2 });

/** With its unit: "8 %", "1.2 per 1,000", "0.3 each". */
export const formatLevel = ({ per }: Shown, value: number): string => {
  if (per === 100) return percent(value);
  return per === 1 ? t('effectiveness.level.each', { value: plain(value) }) : t('effectiveness.level.per', { value: plain(value * per), per });
};

/** Without it, for an axis. */
export const formatTick = ({ per }: Shown, value: number): string => (per === 100 ? percent(value) : plain(value * per));

export const formatRange = (metric: Shown, { low, high }: Range): string => t('effectiveness.level.range', { low: formatTick(metric, low), high: formatLevel(metric, high) });

/** A ratio as a share of what it would be: "45 %". */
export const formatRatio = (ratio: number): string => formatPercent(100 * ratio);
