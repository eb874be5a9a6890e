// Every mutation leaves one append-only row: who (a subject, never a person), what, about what.
import { type Ctx, tablesOf } from '../context.ts';
import { newId } from '../id.ts';

export type AuditTables = {
  audit: { id: string; at: Date; actor: string; action: string; about: string; detail: string };
};

export const actorOf = (viewer: Ctx['viewer']): string => {
  if (viewer.is === 'person') return viewer.subject;
  return viewer.is === 'system' ? `system:${viewer.name}` : 'nobody';
};

/** `action` is `<capability>.<verb>`; `about` and `detail` name ids and subjects only, nothing personal. */
export const recordAudit = async (ctx: Pick<Ctx, 'db' | 'now' | 'viewer'>, action: string, about: string, detail: Record<string, unknown> = {}): Promise<void> => {
  await tablesOf<AuditTables>(ctx)
    .insertInto('audit')
    .values({ id: newId(), at: ctx.now(), actor: actorOf(ctx.viewer), action, about, detail: JSON.stringify(detail) })
    .execute();
};
