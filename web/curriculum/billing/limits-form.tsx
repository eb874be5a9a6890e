// The limits and prices as numbers to type; what is no number counts as no limit.
import type { Limits } from '../../../server/curriculum/schemas.ts';
import { RadioList } from '../../ui/choice.tsx';
import { t } from '../../ui/messages.ts';
import { TextInput } from '../../ui/text-input.tsx';
import type { Prices } from './simulate-day.ts';

type Props = { limits: Limits; prices: Prices; currency: string; developmentBudget: string; onLimits: (limits: Limits) => void; onPrices: (prices: Prices) => void };

const MOST = 1_000_000;
const whole = (text: string): number => Math.min(MOST, Math.max(0, Math.floor(Number(text) || 0)));
const price = (text: string): number => Math.min(MOST, Math.max(0, Number(text.replace(',', '.')) || 0));

export function LimitsForm({ limits, prices, currency, developmentBudget, onLimits, onPrices }: Props) {
  const set = <K extends keyof Limits>(key: K, value: Limits[K]): void => onLimits({ ...limits, [key]: value });
  const number = (key: 'inputTokens' | 'outputTokens' | 'perMinute' | 'perDay' | 'perDayNew' | 'budget', label: string) => (
    <TextInput label={label} inputMode="numeric" maxLength={7} autoComplete="off" value={String(limits[key])} onValue={(text) => set(key, whole(text))} />
  );
  return (
    <>
      <fieldset className="billing-set">
        <legend>{t('billing.limits')}</legend>
        <p className="exercise-soft">{t('billing.limits.hint')}</p>
        {number('inputTokens', t('billing.input'))}
        {number('outputTokens', t('billing.output'))}
        <RadioList label={t('billing.by')} value={limits.by} onValue={(by) => set('by', by as Limits['by'])} options={[{ value: 'key', label: t('billing.by.key') }, { value: 'person', label: t('billing.by.person') }]} />
        {number('perMinute', t('billing.per-minute'))}
        {number('perDay', t('billing.per-day'))}
        {limits.by === 'person' && number('perDayNew', t('billing.per-day-new'))}
        {number('budget', t('billing.budget', { currency }))}
        <RadioList label={t('billing.keys')} value={limits.keys} onValue={(keys) => set('keys', keys as Limits['keys'])} options={[{ value: 'one', label: t('billing.keys.one') }, { value: 'two', label: t('billing.keys.two', { budget: developmentBudget }) }]} />
      </fieldset>
      <fieldset className="billing-set">
        <legend>{t('billing.prices')}</legend>
        <TextInput label={t('billing.price.input', { currency })} inputMode="decimal" maxLength={8} autoComplete="off" defaultValue={String(prices.input)} onValue={(text) => onPrices({ ...prices, input: price(text) })} />
        <TextInput label={t('billing.price.output', { currency })} inputMode="decimal" maxLength={8} autoComplete="off" defaultValue={String(prices.output)} onValue={(text) => onPrices({ ...prices, output: price(text) })} />
      </fieldset>
    </>
  );
}
