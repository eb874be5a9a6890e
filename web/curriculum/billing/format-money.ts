// An amount in the currency of the exercise, the way the organisation writes it.
import { formatNumber } from '../../ui/messages.ts';

export const formatMoney = (amount: number, currency: string): string =>
  formatNumber(amount, { style: 'currency', currency, minimumFractionDigits: amount >= 1000 ? 0 : 2, maximumFractionDigits: amount >= 1000 ? 0 : 2 });
