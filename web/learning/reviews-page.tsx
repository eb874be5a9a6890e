// Spaced reviews: what is due and how long it takes, then card by card; or when the next are due.
import { useState } from 'react';
import type { ReviewSet, ReviewsNow } from '../../server/learning/schemas.ts';
import { useApi, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, formatDate, formatMinutes, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import './learning.css';
import { learningMessages } from './messages.ts';
import { reviewMessages } from './review-messages.ts';
import { ReviewRun } from './review-run.tsx';
import { SendError } from './send-error.tsx';

addMessages(learningMessages);
addMessages(reviewMessages);

export function ReviewsPage() {
  const now = useApi('GET /api/me/reviews');
  const open = useSend('POST /api/me/reviews', { refreshes: [] });
  const [review, setReview] = useState<ReviewSet>();
  const begin = (): void => void open.mutateAsync({}).then(setReview, () => undefined);
  if (now.isPending) return <Loading />;
  if (now.isError) return <Page title={t('learning.reviews.title')}><Failing error={now.error} retry={() => void now.refetch()} /></Page>;
  return (
    <Page title={t('learning.reviews.title')} lead={review === undefined ? t('learning.reviews.lead') : undefined}>
      {review !== undefined ? <ReviewRun key={review.id} review={review} isOpening={open.isPending} onAgain={begin} /> : now.data.due === 0 ? <NothingDue now={now.data} /> : <Due now={now.data} isBusy={open.isPending} onBegin={begin} />}
      <SendError error={open.error} />
    </Page>
  );
}

function Due({ now: { due, minutes, isBegun }, isBusy, onBegin }: { now: ReviewsNow; isBusy: boolean; onBegin: () => void }) {
  const counted = { count: due, minutes: formatMinutes(minutes) };
  return (
    <section className="quiz-intro">
      <p>{isBegun ? t('learning.reviews.left', counted) : t('learning.reviews.due', counted)}</p>
      <p className="item-actions"><Button look="primary" size="large" isBusy={isBusy} onClick={onBegin}>{isBegun ? t('learning.reviews.go-on') : t('learning.reviews.begin')}</Button></p>
      <p className="aside">{t('learning.reviews.private')}</p>
    </section>
  );
}

function NothingDue({ now: { nextDueOn } }: { now: ReviewsNow }) {
  const says = nextDueOn === null ? t('learning.reviews.never') : t('learning.reviews.next-due', { day: formatDate(nextDueOn) });
  return <EmptyState title={t('learning.reviews.nothing')} says={says} action={<Link to={paths.home()} look="quiet">{t('learning.reviews.today')}</Link>} />;
}
