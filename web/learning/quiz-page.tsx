// The quiz of a unit: an introduction, one question at a time, then the result and every answer again.
import { useEffect, useRef, useState } from 'react';
import type { OpenUnit, Quiz, QuizReply, ShownItem } from '../../server/learning/schemas.ts';
import { api, useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/messages.ts';
import { ItemForm } from './item-form.tsx';
import { QuizOutcome } from './quiz-outcome.tsx';
import { MINE } from './mine.ts';
import { SendError } from './send-error.tsx';

export function QuizUnit({ unit }: { unit: OpenUnit }) {
  const open = useSend('POST /api/quizzes', { refreshes: [] });
  const [quiz, setQuiz] = useState<Quiz>();
  const begin = async (): Promise<void> => setQuiz(await open.mutateAsync({ body: { module: unit.module, unit: unit.unit } }));
  if (quiz === undefined) {
    return (
      <section className="quiz-intro">
        <p>{unit.quizBegun === null ? t('learning.quiz.left') : t('learning.quiz.begun', { count: unit.quizBegun.answered, of: unit.quizBegun.of })}</p>
        <p className="item-actions"><Button look="primary" size="large" isBusy={open.isPending} onClick={() => void begin().catch(() => undefined)}>{t(unit.quizBegun === null ? 'learning.quiz.begin' : 'learning.quiz.go-on')}</Button></p>
        <SendError error={open.error} />
      </section>
    );
  }
  return <QuizRun key={quiz.id} quiz={quiz} onQuiz={setQuiz} onAgain={() => void begin().catch(() => undefined)} />;
}

function QuizRun({ quiz, onQuiz, onAgain }: { quiz: Quiz; onQuiz: (quiz: Quiz) => void; onAgain: () => void }) {
  const firstOpen = quiz.items.findIndex((item) => item.verdict === null);
  const [at, setAt] = useState(firstOpen < 0 ? quiz.items.length : firstOpen);
  const [isFinishing, setFinishing] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [at]);
  const item = quiz.items[at];
  if (item === undefined) return <QuizOutcome quiz={quiz} onAgain={onAgain} />;

  const keep = (reply: QuizReply): void => onQuiz({ ...quiz, items: quiz.items.map((each): ShownItem => (each.id === item.id ? { ...each, verdict: reply.verdict } : each)) });
  const finish = async (): Promise<void> => {
    setFinishing(true);
    setError(null);
    try {
      const whole = await api('GET /api/quizzes/:id', { params: { id: quiz.id } });
      onQuiz(whole);
      setAt(whole.items.length);
    } catch (problem) {
      setError(problem as Error);
    } finally {
      setFinishing(false);
    }
  };
  const isLast = quiz.items.every((each) => each.id === item.id || each.verdict !== null);
  const next = (): void => (isLast ? void finish() : setAt(quiz.items.findIndex((each) => each.id !== item.id && each.verdict === null)));
  return (
    <section className="quiz-run">
      <h2 ref={heading} tabIndex={-1} className="quiz-number">{t('learning.quiz.of', { number: at + 1, of: quiz.items.length })}</h2>
      <QuizItem key={item.id} quizId={quiz.id} item={item} onReply={keep} />
      {item.verdict !== null && <p className="item-actions"><Button look="primary" isBusy={isFinishing} onClick={next}>{isLast ? t('learning.quiz.result') : t('learning.quiz.next')}</Button></p>}
      <SendError error={error} />
    </section>
  );
}

function QuizItem({ quizId, item, onReply }: { quizId: string; item: ShownItem; onReply: (reply: QuizReply) => void }) {
  const send = useSend('POST /api/quizzes/:id/answers', { refreshes: MINE });
  const answer = async (option: number): Promise<void> => {
    const reply = await send.mutateAsync({ params: { id: quizId }, body: { item: item.id, option } });
    announce(reply.verdict.isRight ? t('learning.item.right') : t('learning.item.wrong'));
    onReply(reply);
  };
  return <ItemForm item={item} verdict={item.verdict} error={send.error} isBusy={send.isPending} onAnswer={(option) => void answer(option).catch(() => undefined)} />;
}
