// Pieces of code or data to look through: mark what is wrong, then read why.
import { useEffect, useRef, useState } from 'react';
import type { SpotExercise } from '../../../server/curriculum/schemas.ts';
import { Button } from '../../ui/button.tsx';
import { addMessages, t } from '../../ui/messages.ts';
import type { ExerciseProps } from '../exercise/exercise-embed.tsx';
import { ExerciseFrame, Verdict } from '../exercise/exercise-frame.tsx';
import { useDone } from '../exercise/use-done.ts';
import { countMarks, type Part, verdictOf } from './judge.ts';
import { spotMessages } from './messages.ts';
import './spot.css';

addMessages(spotMessages);

const letterOf = (at: number): string => String.fromCharCode(65 + at);

/** Calls `onDone` once, when the learner asks to see. */
export function Spot({ exercise: { title, task, parts, after }, onDone }: ExerciseProps<SpotExercise>) {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [isShown, setShown] = useState(false);
  const finish = useDone(onDone);
  const result = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isShown) result.current?.focus();
  }, [isShown]);
  const { found, wrong, extra, isAllRight } = countMarks(parts, marked);
  const mark = (id: string): void => setMarked((now) => (now.has(id) ? new Set([...now].filter((other) => other !== id)) : new Set([...now, id])));
  const show = (): void => {
    setShown(true);
    finish({ outcome: isAllRight ? 'passed' : 'done', detail: { found, wrong, extra } });
  };
  return (
    <ExerciseFrame name="spot" title={title} task={task} after={after} isOver={isShown}>
      {isShown ? (
        <div className="spot-result">
          <h4 ref={result} tabIndex={-1}>{t('spot.result', { found, count: wrong })}</h4>
          {extra > 0 && <p>{t('spot.extra', { count: extra })}</p>}
          <ol className="exercise-rows">{parts.map((part, at) => <Shown key={part.id} part={part} letter={letterOf(at)} isMarked={marked.has(part.id)} />)}</ol>
        </div>
      ) : (
        <>
          <fieldset className="spot-parts">
            <legend>{t('spot.choose')}</legend>
            <p className="exercise-soft">{t('spot.keys')}</p>
            {parts.map((part, at) => (
              <label key={part.id} className="spot-part">
                <input type="checkbox" checked={marked.has(part.id)} onChange={() => mark(part.id)} />
                <span className="spot-letter">{letterOf(at)}</span>
                <code className="exercise-wraps">{part.code}</code>
              </label>
            ))}
          </fieldset>
          <p className="exercise-actions"><Button look="primary" onClick={show}>{t('spot.check')}</Button></p>
        </>
      )}
    </ExerciseFrame>
  );
}

function Shown({ part, letter, isMarked }: { part: Part; letter: string; isMarked: boolean }) {
  const verdict = verdictOf(part, isMarked);
  return (
    <li>
      <p className="exercise-row-head">
        <strong>{t('spot.part', { letter })}</strong>
        <Verdict isRight={verdict === 'found' || verdict === 'left'}>{t(`spot.verdict.${verdict}`)}</Verdict>
      </p>
      <code className="exercise-wraps spot-code" data-wrong={part.isWrong || undefined}>{part.code}</code>
      <p data-content>{part.why}</p>
    </li>
  );
}
