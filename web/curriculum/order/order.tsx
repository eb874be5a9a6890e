// Steps of a validator to choose and to move; every answer goes through them at once.
import { useRef, useState } from 'react';
import type { OrderExercise } from '../../../server/curriculum/schemas.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { addMessages, t } from '../../ui/messages.ts';
import type { ExerciseProps } from '../exercise/exercise-embed.tsx';
import { ExerciseFrame } from '../exercise/exercise-frame.tsx';
import { useDone } from '../exercise/use-done.ts';
import { orderMessages } from './messages.ts';
import { OrderRows } from './order-rows.tsx';
import './order.css';
import { OrderSteps } from './order-steps.tsx';
import { judgeOrder } from './validate.ts';

addMessages(orderMessages);

/** Calls `onDone` once, when every answer comes out right; passed unless an order was looked at before. */
export function Order({ exercise, onDone }: ExerciseProps<OrderExercise>) {
  const { title, task, steps, start, solution, after } = exercise;
  const [used, setUsed] = useState<readonly string[]>(start);
  const [isSolved, setSolved] = useState(false);
  const isHelped = useRef(false);
  const finish = useDone(onDone);
  const rows = judgeOrder(exercise, used);
  const right = rows.filter(({ wrong }) => wrong.length === 0).length;

  const use = (next: readonly string[], says?: string): void => {
    setUsed(next);
    if (says !== undefined) announce(says);
    if (!judgeOrder(exercise, next).every(({ wrong }) => wrong.length === 0)) return;
    setSolved(true);
    finish({ outcome: isHelped.current ? 'done' : 'passed', detail: { isHelped: isHelped.current } });
  };
  const show = (): void => {
    isHelped.current = true;
    use(solution);
  };
  return (
    <ExerciseFrame name="order" title={title} task={task} after={after} isOver={isSolved}>
      <div className="exercise-columns">
        <div className="order-write">
          <OrderSteps steps={steps} used={used} onUse={use} />
          <output>{right === rows.length ? t('order.holds') : t('order.status', { right, count: rows.length })}</output>
          <p className="exercise-actions">
            {right < rows.length && <Button onClick={show}>{t('order.show')}</Button>}
            <Button onClick={() => use(start)}>{t('order.reset')}</Button>
          </p>
        </div>
        <OrderRows rows={rows} />
      </div>
    </ExerciseFrame>
  );
}
