// The steps in use, in their order, and those left out; moved by buttons, so that any keyboard can.
import { useEffect, useRef } from 'react';
import type { OrderExercise } from '../../../server/curriculum/schemas.ts';
import { t } from '../../ui/messages.ts';
import { moved } from './validate.ts';

type Props = { steps: OrderExercise['steps']; used: readonly string[]; onUse: (used: readonly string[], says: string) => void };

export function OrderSteps({ steps, used, onUse }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const focusOn = useRef<string>(undefined);
  // The button moves along with its step, so the focus goes after it.
  useEffect(() => {
    const wanted = focusOn.current;
    focusOn.current = undefined;
    if (wanted !== undefined) list.current?.querySelector<HTMLElement>(`[data-focus~="${wanted}"]:not(:disabled)`)?.focus();
  });
  const titleOf = (id: string): string => steps.find((step) => step.id === id)?.title ?? id;
  const move = (id: string, by: -1 | 1): void => {
    const next = moved(used, id, by);
    const at = next.indexOf(id);
    focusOn.current = at === 0 ? `${id}-down` : at === next.length - 1 ? `${id}-up` : `${id}-${by < 0 ? 'up' : 'down'}`;
    onUse(next, t('order.moved', { step: titleOf(id), number: at + 1 }));
  };
  const remove = (id: string): void => {
    focusOn.current = `${id}-add`;
    onUse(used.filter((other) => other !== id), t('order.removed', { step: titleOf(id) }));
  };
  const add = (id: string): void => {
    focusOn.current = `${id}-up`;
    onUse([...used, id], t('order.moved', { step: titleOf(id), number: used.length + 1 }));
  };
  const unused = steps.filter(({ id }) => !used.includes(id));
  return (
    <div ref={list} className="order-steps">
      <h4>{t('order.steps')}</h4>
      {used.length === 0 && <p className="exercise-soft">{t('order.empty')}</p>}
      <ol className="order-list">
        {used.map((id, at) => (
          <li key={id} className="order-step">
            <Step step={steps.find((step) => step.id === id)!} />
            <span className="order-moves">
              <Move shape="up" says={t('order.up', { step: titleOf(id) })} focus={`${id}-up`} isOff={at === 0} onPress={() => move(id, -1)} />
              <Move shape="down" says={t('order.down', { step: titleOf(id) })} focus={`${id}-down`} isOff={at === used.length - 1} onPress={() => move(id, 1)} />
              <Move shape="remove" says={t('order.remove', { step: titleOf(id) })} focus={`${id}-remove`} onPress={() => remove(id)} />
            </span>
          </li>
        ))}
      </ol>
      {unused.length > 0 && (
        <>
          <h4>{t('order.unused')}</h4>
          <ul className="order-list">
            {unused.map((step) => (
              <li key={step.id} className="order-step" data-unused>
                <Step step={step} />
                <span className="order-moves"><Move shape="add" says={t('order.add', { step: step.title })} focus={`${step.id}-add`} onPress={() => add(step.id)} /></span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Step({ step }: { step: OrderExercise['steps'][number] }) {
  return (
    <span className="order-what" data-content>
      <strong>{step.title}</strong>
      <span className="exercise-soft">{step.note}</span>
    </span>
  );
}

const SHAPES = { up: 'M3 10l5-5 5 5', down: 'M3 6l5 5 5-5', remove: 'M4 4l8 8M12 4l-8 8', add: 'M8 3v10M3 8h10' };

function Move({ shape, says, focus, isOff = false, onPress }: { shape: keyof typeof SHAPES; says: string; focus: string; isOff?: boolean; onPress: () => void }) {
  return (
    <button type="button" className="order-move" aria-label={says} title={says} data-focus={focus} disabled={isOff} onClick={onPress}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d={SHAPES[shape]} fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" /></svg>
    </button>
  );
}
