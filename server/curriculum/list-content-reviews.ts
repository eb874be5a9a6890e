// The queue of content reviews, for those who look after content.
import { type Ctx, mustHaveRole } from '../platform/context.ts';
import { listReviews, type ReviewRow } from './review-store.ts';
import type { ContentReview } from './schemas.ts';

export const listContentReviews = async (ctx: Ctx, state: 'open' | 'done'): Promise<ContentReview[]> => {
  mustHaveRole(ctx, 'owner', 'auditor', 'instructor');
  return (await listReviews(ctx, state === 'done')).map(asContentReview);
};

export const asContentReview = ({ id, kind, slug, title, about, says, expired_on, queued_at, done_at, note }: ReviewRow): ContentReview => ({
  id,
  kind,
  slug,
  title,
  about,
  says: about === 'module' ? null : says,
  owner: about === 'module' ? says : null,
  expiredOn: expired_on,
  queuedAt: queued_at.toISOString(),
  doneAt: done_at?.toISOString() ?? null,
  note,
});
