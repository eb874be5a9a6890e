// Modules and claims past their day: check them, and say what was checked.
import { useLocation, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { ContentReview } from '../../server/curriculum/schemas.ts';
import { useApi, useSend } from '../api.ts';
import { paths, withSearch } from '../paths.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { addMessages, formatDate, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { TextArea } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import './curriculum.css';
import { curriculumMessages } from './messages.ts';

addMessages(curriculumMessages);

export function ContentReviewsPage() {
  const router = useRouter();
  const state = new URLSearchParams(useLocation({ select: (at) => at.searchStr })).get('state') === 'done' ? 'done' : 'open';
  const tabs = (['open', 'done'] as const).map((id) => ({ id, title: t(`curriculum.reviews.${id}`), content: <Reviews key={id} state={id} /> }));
  return (
    <Page title={t('curriculum.reviews.title')} lead={t('curriculum.reviews.lead')}>
      <Tabs label={t('curriculum.reviews.title')} tabs={tabs} chosen={state} onChoose={(id) => router.history.replace(withSearch(paths.contentReviews(), { state: id === 'done' ? id : undefined }))} />
    </Page>
  );
}

function Reviews({ state }: { state: 'open' | 'done' }) {
  const reviews = useApi('GET /api/content-reviews', { query: { state } });
  const isOwner = useApi('GET /api/me').data?.person?.roles.includes('owner') ?? false;
  if (reviews.isPending) return <Loading />;
  if (reviews.isError) return <Failing error={reviews.error} retry={() => void reviews.refetch()} />;
  if (reviews.data.reviews.length === 0) return state === 'open' ? <EmptyState title={t('curriculum.reviews.none')} says={t('curriculum.reviews.none.says')} /> : <EmptyState says={t('curriculum.reviews.none-done')} />;
  return (
    <ul className="review-list">
      {reviews.data.reviews.map((review) => (
        <li key={review.id} className="review">
          <h2 data-content>{review.title}</h2>
          <p className="soft small">
            {review.about.startsWith('claim:') ? t('curriculum.reviews.about.claim', { id: review.about.slice('claim:'.length) }) : t('curriculum.reviews.about.module')}
            {' · '}
            {t('curriculum.reviews.expired', { day: formatDate(review.expiredOn), queued: formatDate(review.queuedAt) })}
          </p>
          {review.says !== null && <p data-content>{review.says}</p>}
          {review.owner !== null && <p>{t('curriculum.reviews.owner', { owner: review.owner })}</p>}
          {review.doneAt !== null && <p>{t('curriculum.reviews.was', { day: formatDate(review.doneAt), note: review.note ?? '' })}</p>}
          {review.doneAt === null && isOwner && <DoneForm review={review} />}
        </li>
      ))}
    </ul>
  );
}

function DoneForm({ review }: { review: ContentReview }) {
  const [note, setNote] = useState('');
  const send = useSend('POST /api/content-reviews/:id');
  const form = useFirstError(send.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send.mutateAsync({ params: { id: review.id }, body: { note } }).then(() => announce(t('curriculum.reviews.marked', { title: review.title })), () => undefined);
  };
  return (
    <form ref={form} className="stack-tight" onSubmit={submit} noValidate>
      <TextArea label={t('curriculum.reviews.note')} hint={t('curriculum.reviews.note.hint')} rows={2} value={note} onValue={setNote} error={send.error?.at('note')} />
      {send.isError && send.error.at('note') === undefined && <Failing error={send.error} />}
      <div><Button type="submit" look="primary" isBusy={send.isPending}>{t('curriculum.reviews.go')}</Button></div>
    </form>
  );
}
