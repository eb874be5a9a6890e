// The question of a short lesson: asked for feedback, answered as often as one likes, kept nowhere.
import { type FormEvent, useId, useState } from 'react';
import type { ShortFeedback, ShortPage } from '../../server/curriculum/schemas.ts';
import { api } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Prose } from '../ui/prose.tsx';

type Props = { slug: string; version: string; question: ShortPage['question'] };

export function ShortQuestion({ slug, version, question }: Props) {
  const [chosen, setChosen] = useState<number>();
  const [feedback, setFeedback] = useState<ShortFeedback & { chosen: number }>();
  const [problem, setProblem] = useState<string>();
  const name = useId();
  const choose = (option: number): void => {
    setChosen(option);
    setProblem(undefined);
  };
  const ask = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (chosen === undefined) return setProblem(t('curriculum.short.choose'));
    try {
      const said = await api('GET /api/short/:slug/feedback', { params: { slug }, query: { version, option: chosen } });
      setFeedback({ ...said, chosen });
      announce(t(said.isRight ? 'curriculum.short.right' : 'curriculum.short.wrong'));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <form className="short-question" onSubmit={(event) => void ask(event)}>
      <fieldset>
        <legend data-content><Prose text={question.text} /></legend>
        {question.options.map((text, at) => (
          <div key={text} className="short-option" data-right={feedback?.options[at]?.isRight}>
            <label>
              <input type="radio" name={name} value={at} checked={chosen === at} onChange={() => choose(at)} />
              <span data-content><Prose text={text} /></span>
            </label>
            {feedback !== undefined && <Because feedback={feedback} at={at} />}
          </div>
        ))}
      </fieldset>
      <p><Button type="submit" look={feedback === undefined ? 'primary' : 'quiet'}>{t('curriculum.short.answer')}</Button></p>
      {problem !== undefined && <Notice kind="problem" isLive>{problem}</Notice>}
      {feedback !== undefined && <p className="short-verdict">{t(feedback.isRight ? 'curriculum.short.right' : 'curriculum.short.wrong')}</p>}
    </form>
  );
}

function Because({ feedback, at }: { feedback: ShortFeedback & { chosen: number }; at: number }) {
  const { isRight, because } = feedback.options[at]!;
  const word = t(isRight ? 'curriculum.short.is-right' : 'curriculum.short.is-wrong');
  return (
    <p className="short-because">
      <strong>{feedback.chosen === at ? `${word}, ${t('curriculum.short.yours')}` : word}</strong> <span data-content><Prose text={because} /></span>
    </p>
  );
}
