// A regular expression to mend, tried on every line as it is typed; when the first lines hold, more arrive.
import { useEffect, useId, useState } from 'react';
import type { PatternExercise } from '../../../server/curriculum/schemas.ts';
import { Button } from '../../ui/button.tsx';
import { RadioList } from '../../ui/choice.tsx';
import { addMessages, t } from '../../ui/messages.ts';
import { TextArea } from '../../ui/text-input.tsx';
import type { ExerciseProps } from '../exercise/exercise-embed.tsx';
import { ExerciseFrame } from '../exercise/exercise-frame.tsx';
import { useDone } from '../exercise/use-done.ts';
import { isHeld, LONGEST_PATTERN, type Use } from './judge.ts';
import { patternMessages } from './messages.ts';
import './pattern.css';
import { PatternRows } from './pattern-rows.tsx';
import { useTried } from './use-tried.ts';

addMessages(patternMessages);

/** Calls `onDone` once, when every line is right; passed unless the solution was looked at before. */
export function Pattern({ exercise, onDone }: ExerciseProps<PatternExercise>) {
  const { title, task, rows, more, start, solution, flags, replacement, after } = exercise;
  const [pattern, setPattern] = useState(start);
  const [use, setUse] = useState<Use>(exercise.use);
  const [hasMore, setHasMore] = useState(false);
  const [isHelped, setHelped] = useState(false);
  const [isSolved, setSolved] = useState(false);
  const finish = useDone(onDone);
  const id = useId();
  const shown = hasMore ? [...rows, ...more] : rows;
  const { answered, isNews } = useTried({ use, pattern, flags, replacement, texts: shown.map(({ text }) => text) });
  const outcome = answered?.is === 'no-worker' ? undefined : answered;
  const holds = isNews && isHeld(shown, outcome);
  const isOver = holds && (hasMore || more.length === 0);

  if (holds && !hasMore && more.length > 0) setHasMore(true);
  if (isOver && !isSolved) setSolved(true);
  useEffect(() => {
    if (isSolved) finish({ outcome: isHelped ? 'done' : 'passed', detail: { use, isHelped } });
  });
  const show = (): void => {
    setHelped(true);
    setUse(solution.use);
    setPattern(solution.pattern);
  };
  const reset = (): void => {
    setUse(exercise.use);
    setPattern(start);
  };
  const right = outcome?.is === 'judged' ? shown.filter(({ want }, at) => outcome.results[at] === want).length : 0;
  return (
    <ExerciseFrame name="pattern" title={title} task={task} after={after} isOver={isSolved}>
      <div className="exercise-columns">
        <div className="pattern-write">
          {exercise.use !== 'redact' && (
            <RadioList label={t('pattern.use')} name={id} value={use} onValue={(next) => setUse(next as Use)} options={[{ value: 'stop', label: t('pattern.use.stop') }, { value: 'pass', label: t('pattern.use.pass') }]} />
          )}
          <TextArea
            label={t('pattern.pattern')}
            hint={t('pattern.flags', { flags })}
            error={outcome?.is === 'broken' ? t('pattern.broken', { says: outcome.says }) : outcome?.is === 'slow' ? t('pattern.slow') : answered?.is === 'no-worker' ? t('pattern.no-worker') : undefined}
            isMono
            rows={4}
            maxLength={LONGEST_PATTERN}
            spellCheck={false}
            autoCapitalize="off"
            autoCorrect="off"
            autoComplete="off"
            value={pattern}
            onValue={(next) => setPattern(next.replace(/\n/g, ''))}
          />
          <output className="pattern-status">
            {isOver ? t('pattern.holds') : outcome?.is === 'judged' ? t('pattern.status', { right, count: shown.length }) : ''}
            {hasMore && !isOver && <> {t('pattern.more', { count: more.length })}</>}
          </output>
          <p className="exercise-actions">
            {!isOver && <Button onClick={show}>{t('pattern.show')}</Button>}
            <Button onClick={reset}>{t('pattern.reset')}</Button>
          </p>
        </div>
        <PatternRows rows={shown} outcome={outcome} />
      </div>
    </ExerciseFrame>
  );
}
