// The end of a review: how many were known, when the next is due, and what can wait.
import { useEffect, useRef } from 'react';
import type { ReviewCard, ReviewsNow } from '../../server/learning/schemas.ts';
import { paths } from '../paths.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { formatDate, formatMinutes, t } from '../ui/messages.ts';

type Props = { cards: readonly ReviewCard[]; now: ReviewsNow | null; isOpening: boolean; onAgain: () => void };

export function ReviewEnd({ cards, now, isOpening, onAgain }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const title = t('learning.reviews.done', { count: cards.length });
  const right = cards.filter((card) => (card.kind === 'scenario' ? card.scenario.verdict : card.item.verdict)?.isRight).length;
  useEffect(() => {
    heading.current?.focus();
    announce(title);
  }, [title]);
  const hasMore = now !== null && now.due > 0;
  return (
    <section className="review-end">
      <h2 ref={heading} tabIndex={-1}>{title}</h2>
      <p>{t('learning.reviews.right', { count: right, of: cards.length })} {now !== null && !hasMore && whenNext(now)}</p>
      {hasMore && <p>{t('learning.reviews.more', { count: now.due + now.waiting, minutes: formatMinutes(now.minutes) })}</p>}
      <p className="item-actions">
        <Link to={paths.home()} look="primary">{t('learning.reviews.today')}</Link>
        {hasMore && <Button isBusy={isOpening} onClick={onAgain}>{t('learning.reviews.again')}</Button>}
      </p>
    </section>
  );
}

const whenNext = ({ nextDueOn }: ReviewsNow): string => (nextDueOn === null ? t('learning.reviews.none-planned') : t('learning.reviews.next-due', { day: formatDate(nextDueOn) }));
