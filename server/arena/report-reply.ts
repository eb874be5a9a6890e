// A player reports a reply of a real model: the message is kept as it was, for an instructor who does not learn whose it is.
import { randomUUID } from 'node:crypto';
import { keptDays } from '../people/index.ts';
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustBePerson } from '../platform/context.ts';
import { conflict, notFound } from '../platform/errors.ts';
import type { ReportReason } from './report-schemas.ts';
import { reportsRule } from './retention.ts';
import { getConversation, listMessages } from './store.ts';
import { insertReport } from './store-reports.ts';

export const reportReply = async (ctx: Ctx, conversation: string, { message, reason }: { message: string; reason: ReportReason }): Promise<{ keepDays: number }> => {
  const { subject } = mustBePerson(ctx);
  const row = await getConversation(ctx, conversation, subject);
  const found = (await listMessages(ctx, row)).find(({ id }) => id === message);
  if (found === undefined) throw notFound('There is no such message in this conversation. Open the level again.');
  if (found.model === null) throw conflict('The simulated assistant says only what stands in its files. Tell whoever runs BeforeTab what is wrong with it.');
  const { model, said, shown, record } = found;
  // Not an id that tells the time, which with a board beside it would say whose it is.
  const id = randomUUID();
  return inTransaction(ctx, async (ctx) => {
    const isNew = await insertReport(ctx, { id, at: ctx.now(), subject, message, challenge: row.challenge, level: row.level, model, reason, said, shown, record: JSON.stringify(record) });
    await recordAudit(ctx, 'arena.report-reply', message, { reason, isNew });
    return { keepDays: await keptDays(ctx, reportsRule) };
  });
};
