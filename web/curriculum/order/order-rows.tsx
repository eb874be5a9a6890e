// Each answer of the model as it came and as it comes out, and what is wrong with it; why, once it is right.
import { t } from '../../ui/messages.ts';
import { Verdict } from '../exercise/exercise-frame.tsx';
import type { JudgedRow } from './validate.ts';

export function OrderRows({ rows }: { rows: readonly JudgedRow[] }) {
  return (
    <div>
      <h4>{t('order.rows')}</h4>
      <ul className="exercise-rows">
        {rows.map(({ row, comesOut, wrong }) => (
          <li key={row.title}>
            <p className="exercise-row-head">
              <strong data-content>{row.title}</strong>
              <Verdict isRight={wrong.length === 0}>{wrong.length === 0 ? t('order.right') : wrong.map(({ text, is }) => t(`order.${is}`, { text })).join(', ')}</Verdict>
            </p>
            <dl className="exercise-pair">
              <dt>{t('order.answer')}</dt>
              <dd><code className="exercise-wraps">{row.text}</code></dd>
              <dt>{t('order.comes')}</dt>
              <dd><code className="exercise-wraps">{comesOut}</code></dd>
            </dl>
            {wrong.length === 0 && <p className="exercise-soft" data-content>{row.why}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}
