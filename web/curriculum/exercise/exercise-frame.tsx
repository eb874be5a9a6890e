// The frame that exercises share: what it is, what to do, the work, and at the end what to take along.
import { type ReactNode, useId } from 'react';
import { StateMark } from '../../ui/state-mark.tsx';
import './exercise.css';

type Props = { name: string; title: string; task: string; after?: string | undefined; isOver?: boolean; children: ReactNode };

export function ExerciseFrame({ name, title, task, after, isOver = false, children }: Props) {
  const id = useId();
  return (
    <section className={`exercise-frame ${name}`} aria-labelledby={id}>
      <header>
        <h3 id={id} data-content>{title}</h3>
        <p data-content>{task}</p>
      </header>
      {children}
      {isOver && after !== undefined && <p className="exercise-after" data-content>{after}</p>}
    </section>
  );
}

/** Right or wrong, by a word and a shape. */
export function Verdict({ isRight, children }: { isRight: boolean; children: string }) {
  return <StateMark state={isRight ? 'holds' : 'exploited'}>{children}</StateMark>;
}
