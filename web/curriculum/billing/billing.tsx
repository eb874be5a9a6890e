// Limits to set against attacks on the bill; a day is run against them and says what each attack cost and who was served.
import { useRef, useState } from 'react';
import type { BillingExercise, Limits } from '../../../server/curriculum/schemas.ts';
import { Button } from '../../ui/button.tsx';
import { addMessages, formatPercent, t } from '../../ui/messages.ts';
import type { ExerciseProps } from '../exercise/exercise-embed.tsx';
import { ExerciseFrame } from '../exercise/exercise-frame.tsx';
import { useDone } from '../exercise/use-done.ts';
import { BillingResults } from './billing-results.tsx';
import './billing.css';
import { formatMoney } from './format-money.ts';
import { LimitsForm } from './limits-form.tsx';
import { billingMessages } from './messages.ts';
import { judgeLimits, type Judged, type Prices, simulateDay } from './simulate-day.ts';

addMessages(billingMessages);

/** Calls `onDone` once, when every attack is held at the prices shown; passed unless limits were looked at before. */
export function Billing({ exercise, onDone }: ExerciseProps<BillingExercise>) {
  const { title, task, prices: given, goals, start, solution, after } = exercise;
  const [prices, setPrices] = useState<Prices>(given);
  const [limits, setLimits] = useState<Limits>(start);
  const [judged, setJudged] = useState<Judged[]>();
  const [isStale, setStale] = useState(false);
  const [isSolved, setSolved] = useState(false);
  const isHelped = useRef(false);
  const runs = useRef(0);
  const finish = useDone(onDone);
  const money = (amount: number): string => formatMoney(amount, given.currency);

  const run = (limits: Limits): void => {
    runs.current += 1;
    const next = judgeLimits(exercise, limits, prices);
    setJudged(next);
    setStale(false);
    if (!next.every(({ isCheap, isServed }) => isCheap && isServed)) return;
    setSolved(true);
    finish({ outcome: isHelped.current ? 'done' : 'passed', detail: { isHelped: isHelped.current, runs: runs.current } });
  };
  const change = (next: Limits): void => {
    setLimits(next);
    setStale(judged !== undefined);
  };
  const show = (): void => {
    isHelped.current = true;
    setLimits(solution);
    run(solution);
  };
  const held = judged?.filter(({ isCheap, isServed }) => isCheap && isServed).length ?? 0;
  const status = judged === undefined ? '' : isStale ? t('billing.stale') : held === judged.length ? t('billing.holds') : t('billing.status', { held, count: judged.length });
  return (
    <ExerciseFrame name="billing" title={title} task={task} after={after} isOver={isSolved}>
      <p>{t('billing.goal', { cost: money(goals.attackCost), percent: formatPercent(goals.honestServed) })} {t('billing.honest', { cost: money(simulateDay(exercise, start, prices).honestCost) })}</p>
      <div className="exercise-columns">
        <form
          className="billing-write"
          onSubmit={(event) => {
            event.preventDefault();
            run(limits);
          }}
        >
          <LimitsForm
            limits={limits}
            prices={prices}
            currency={given.currency}
            developmentBudget={money(exercise.developmentBudget)}
            onLimits={change}
            onPrices={(next) => {
              setPrices(next);
              setStale(judged !== undefined);
            }}
          />
          <p className="exercise-actions">
            <Button type="submit" look="primary">{t('billing.run')}</Button>
            {!isSolved && judged !== undefined && <Button onClick={show}>{t('billing.show')}</Button>}
            <Button onClick={() => change(start)}>{t('billing.reset')}</Button>
          </p>
        </form>
        <div className="billing-results">
          <output className="billing-status">{status}</output>
          <BillingResults attacks={exercise.attacks} judged={judged} money={money} />
        </div>
      </div>
    </ExerciseFrame>
  );
}
