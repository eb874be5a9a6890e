// Queues a content review for every claim and module past its day, and closes those that were renewed meanwhile.
import { actorOf, recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../platform/context.ts';
import { listContent } from './content-cache.ts';
import { closeReview, type Due, listReviews, queueReviews } from './review-store.ts';
import { dueReviews, dayOf } from './rules.ts';

export const queueContentReviews = async (ctx: Ctx): Promise<number> => {
  mustHaveRole(ctx, 'owner');
  const due = await listDue(ctx);
  return inTransaction(ctx, async (ctx) => {
    const queued = await queueReviews(ctx, due);
    const keys = new Set(due.map(keyOf));
    const renewed = (await listReviews(ctx, false)).filter((row) => !keys.has(keyOf(row)));
    for (const { id } of renewed) await closeReview(ctx, id, actorOf(ctx.viewer), 'The content was renewed or removed.');
    if (queued > 0 || renewed.length > 0) await recordAudit(ctx, 'curriculum.queue-content-reviews', 'content', { queued, renewed: renewed.length });
    return queued;
  });
};

const keyOf = ({ kind, slug, about, expired_on }: Due): string => [kind, slug, about, expired_on].join(' ');

const listDue = async (ctx: Ctx): Promise<Due[]> => {
  const today = dayOf(ctx.now());
  const all = await Promise.all((['module', 'lesson', 'lab', 'short'] as const).map((kind) => listContent(ctx, kind, 'en')));
  return all.flat().flatMap((content) => dueReviews(content, today));
};
