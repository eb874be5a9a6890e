// Each attack: what it does, what it cost behind the limits, and who was still served.
import { formatPercent, t } from '../../ui/messages.ts';
import { Verdict } from '../exercise/exercise-frame.tsx';
import type { Attack, Judged } from './simulate-day.ts';

type Props = { attacks: readonly Attack[]; judged: readonly Judged[] | undefined; money: (amount: number) => string };

export function BillingResults({ attacks, judged, money }: Props) {
  return (
    <>
      <h4>{t('billing.results')}</h4>
      <ul className="exercise-rows">
        {attacks.map((attack) => {
          const result = judged?.find((each) => each.attack.id === attack.id);
          return (
            <li key={attack.id}>
              <p className="exercise-row-head">
                <strong data-content>{attack.title}</strong>
                {result && <Verdict isRight={result.isCheap && result.isServed}>{t(result.isCheap && result.isServed ? 'billing.ok' : 'billing.not-ok')}</Verdict>}
              </p>
              <p className="exercise-soft" data-content>{attack.says}</p>
              {result && <Figures result={result} money={money} />}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Figures({ result: { day, isCheap, isServed }, money }: { result: Judged; money: (amount: number) => string }) {
  return (
    <ul className="billing-figures">
      <li data-good={isCheap}>{t('billing.cost', { cost: money(day.attackCost) })}</li>
      <li data-good={isServed}>{t('billing.served', { percent: formatPercent(Math.floor(day.honestServed + 1e-9)) })}</li>
      {day.spentAt !== undefined && <li data-good={false}>{t('billing.spent', { time: timeOf(day.spentAt) })}</li>}
      {day.isCut && <li data-good={false}>{t('billing.cut')}</li>}
    </ul>
  );
}

const timeOf = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
