// A live target: a document, a boundary, and a simulated model that shows what it was sent, what it said and why.
import { useRef, useState } from 'react';
import type { TargetExercise } from '../../../server/curriculum/schemas.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { RadioList } from '../../ui/choice.tsx';
import { addMessages, t } from '../../ui/messages.ts';
import { Notice } from '../../ui/notice.tsx';
import { Select, TextArea } from '../../ui/text-input.tsx';
import type { ExerciseProps } from '../exercise/exercise-embed.tsx';
import { ExerciseFrame } from '../exercise/exercise-frame.tsx';
import { useDone } from '../exercise/use-done.ts';
import { GOALS, type Goal, goalsOf } from './goals.ts';
import { targetMessages } from './messages.ts';
import { BOUNDARIES, type Boundary, send, type Sent } from './miniature.ts';
import './target.css';
import { saidOf, TargetAnswer } from './target-answer.tsx';
import { TargetGoals } from './target-goals.tsx';

addMessages(targetMessages);

const OWN = 'own';
const LONGEST = 2_000;

/** Calls `onDone` once, when every goal was reached; passed unless an attack was looked at before. */
export function Target({ exercise, onDone }: ExerciseProps<TargetExercise>) {
  const { title, task, app, documents, shown, after } = exercise;
  const [chosen, setChosen] = useState(documents[0]!.id);
  const [text, setText] = useState(documents[0]!.text);
  const [boundary, setBoundary] = useState<Boundary>('none');
  const [sent, setSent] = useState<Sent>();
  const [reached, setReached] = useState<ReadonlySet<Goal>>(new Set());
  const isHelped = useRef(false);
  const [tries, setTries] = useState(0);
  const finish = useDone(onDone);
  const document = documents.find(({ id }) => id === chosen);

  const choose = (id: string): void => {
    setChosen(id);
    setText(documents.find((each) => each.id === id)?.text ?? '');
  };
  const write = (next: string): void => {
    setText(next);
    if (document !== undefined && next !== document.text) setChosen(OWN);
  };
  const submit = (): void => {
    setTries(tries + 1);
    const now = send(app, boundary, text);
    setSent(now);
    announce(t(saidOf(now, app.secret)));
    const all = new Set([...reached, ...goalsOf(boundary, now, document?.from === 'benign')]);
    setReached(all);
    if (all.size === GOALS.length) finish({ outcome: isHelped.current ? 'done' : 'passed', detail: { tries: tries + 1, isHelped: isHelped.current } });
  };
  const show = (): void => {
    isHelped.current = true;
    setChosen(OWN);
    setText(shown[boundary === 'check' ? 'check' : boundary === 'none' || boundary === 'delimiters' ? 'none' : 'both']);
  };
  return (
    <ExerciseFrame name="target" title={title} task={task} after={after} isOver={reached.size === GOALS.length}>
      <Notice>{t('target.simulated')}</Notice>
      <TargetGoals reached={reached} />
      <div className="exercise-columns">
        <form
          className="target-write"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <Select label={t('target.document')} value={chosen} onValue={choose} options={[...documents.map(({ id, title }) => ({ value: id, label: title, isContent: true })), { value: OWN, label: t('target.own') }]} />
          {document !== undefined && <p className="exercise-soft"><strong>{t(`target.from.${document.from}`)}.</strong> <span data-content>{document.note}</span></p>}
          <TextArea label={t('target.text')} hint={t('target.text.hint')} isMono rows={9} maxLength={LONGEST} spellCheck={false} autoComplete="off" value={text} onValue={write} />
          <RadioList label={t('target.boundary')} value={boundary} onValue={(next) => setBoundary(next as Boundary)} options={BOUNDARIES.map((value) => ({ value, label: t(`target.boundary.${value}`) }))} />
          <p className="exercise-actions">
            <Button type="submit" look="primary">{t('target.send')}</Button>
            {tries > 0 && <Button onClick={show}>{t('target.show')}</Button>}
          </p>
        </form>
        {sent !== undefined && <TargetAnswer sent={sent} secret={app.secret} />}
      </div>
    </ExerciseFrame>
  );
}
