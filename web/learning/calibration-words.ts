// How confidence and being right went together, in plain words.
import type { Calibration } from '../../server/learning/schemas.ts';
import { formatNumber, formatPercent, t } from '../ui/messages.ts';

export const calibrationWords = ({ meanConfidence, right, count, brier, leans }: Calibration): string =>
  `${t('learning.calibration.sum', { sure: formatPercent(meanConfidence), right, count, score: twoDigits(brier), toss: twoDigits(0.25) })} ${t(`learning.calibration.${leans}`)}`;

const twoDigits = (value: number): string => formatNumber(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
