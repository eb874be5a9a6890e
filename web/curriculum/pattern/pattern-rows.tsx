// Each line with what the pattern makes of it and what was wanted; why it matters is told once the line is right.
import { t } from '../../ui/messages.ts';
import { Verdict } from '../exercise/exercise-frame.tsx';
import type { Outcome, Row } from './judge.ts';

/** Characters that nobody would see are written as JSON writes them. */
const visible = (text: string): string => text.replace(/\p{Cc}/gu, (letter) => JSON.stringify(letter).slice(1, -1));
const said = (result: string | boolean): string => (typeof result === 'string' ? visible(result) : t(result ? 'pattern.passes' : 'pattern.stopped'));

export function PatternRows({ rows, outcome }: { rows: readonly Row[]; outcome: Outcome | undefined }) {
  return (
    <div>
      <h4>{t('pattern.rows')}</h4>
      <ul className="exercise-rows">
        {rows.map((row, at) => {
          const result = outcome?.is === 'judged' ? outcome.results[at] : undefined;
          const isRight = result === row.want;
          return (
            <li key={row.text}>
              <p className="exercise-row-head">
                <code className="exercise-wraps">{visible(row.text)}</code>
                {result !== undefined && <Verdict isRight={isRight}>{t(isRight ? 'pattern.right' : 'pattern.wrong')}</Verdict>}
              </p>
              {result !== undefined && (
                <dl className="exercise-pair">
                  <dt>{t('pattern.comes')}</dt>
                  <dd><Said result={result} /></dd>
                  {!isRight && (
                    <>
                      <dt>{t('pattern.wanted')}</dt>
                      <dd><Said result={row.want} /></dd>
                    </>
                  )}
                </dl>
              )}
              {isRight && <p className="exercise-soft" data-content>{row.why}</p>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Said({ result }: { result: string | boolean }) {
  return typeof result === 'string' ? <code className="exercise-wraps">{said(result)}</code> : <span>{said(result)}</span>;
}
