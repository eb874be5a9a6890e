// One review, card by card: each answer is judged by the server and says when its card comes back.
import { useEffect, useRef, useState } from 'react';
import type { ReviewSet, ReviewAnswer, ReviewCard, ReviewReply, ReviewsNow } from '../../server/learning/schemas.ts';
import { useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { formatDate, t } from '../ui/messages.ts';
import { ItemForm } from './item-form.tsx';
import { REVIEWS } from './mine.ts';
import { ReviewEnd } from './review-end.tsx';
import { ScenarioForm, scenarioSays } from './scenario-form.tsx';

type Props = { review: ReviewSet; isOpening: boolean; onAgain: () => void };

export function ReviewRun({ review, isOpening, onAgain }: Props) {
  const [cards, setCards] = useState<readonly ReviewCard[]>(review.cards);
  const [at, setAt] = useState(() => openCard(review.cards));
  const [now, setNow] = useState<ReviewsNow | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [at]);
  const card = cards[at];
  if (card === undefined) return <ReviewEnd cards={cards} now={now} isOpening={isOpening} onAgain={onAgain} />;

  const keep = (reply: ReviewReply): void => {
    setCards(cards.map((each) => (each.card === card.card ? answered(each, reply) : each)));
    if (reply.now !== null) setNow(reply.now);
  };
  const next = openCard(cards);
  return (
    <section className="review-run">
      <h2 ref={heading} tabIndex={-1} className="quiz-number">{t('learning.reviews.of', { number: at + 1, of: cards.length })}</h2>
      <p className="aside" data-content>{card.moduleTitle}</p>
      <OneCard key={card.card} reviewId={review.id} card={card} onReply={keep} />
      {card.dueOn !== null && (
        <>
          <p className="aside">{t('learning.reviews.back-on', { day: formatDate(card.dueOn) })}</p>
          <p className="item-actions"><Button look="primary" onClick={() => setAt(next)}>{next === cards.length ? t('learning.reviews.finish') : t('learning.reviews.next')}</Button></p>
        </>
      )}
    </section>
  );
}

/** The first card without an answer; past the last when there is none. */
const openCard = (cards: readonly ReviewCard[]): number => {
  const at = cards.findIndex(({ dueOn }) => dueOn === null);
  return at < 0 ? cards.length : at;
};

const answered = (card: ReviewCard, reply: ReviewReply): ReviewCard => {
  if (card.kind === 'scenario' && reply.kind === 'scenario') return { ...card, dueOn: reply.dueOn, scenario: { ...card.scenario, verdict: reply.verdict } };
  if (card.kind === 'item' && reply.kind === 'item') return { ...card, dueOn: reply.dueOn, item: { ...card.item, verdict: reply.verdict } };
  return card;
};

function OneCard({ reviewId, card, onReply }: { reviewId: string; card: ReviewCard; onReply: (reply: ReviewReply) => void }) {
  const send = useSend('POST /api/me/reviews/:id/answers', { refreshes: REVIEWS });
  const answer = async (body: ReviewAnswer): Promise<void> => {
    const reply = await send.mutateAsync({ params: { id: reviewId }, body });
    announce(reply.kind === 'scenario' ? scenarioSays(reply.verdict) : reply.verdict.isRight ? t('learning.item.right') : t('learning.item.wrong'));
    onReply(reply);
  };
  const give = (body: ReviewAnswer): void => void answer(body).catch(() => undefined);
  if (card.kind === 'scenario') return <ScenarioForm scenario={card.scenario} error={send.error} isBusy={send.isPending} onAnswer={(given, confidence) => give({ kind: 'scenario', card: card.card, answer: given, confidence })} />;
  return <ItemForm item={card.item} verdict={card.item.verdict} error={send.error} isBusy={send.isPending} onAnswer={(option) => give({ kind: 'item', card: card.card, option })} />;
}
