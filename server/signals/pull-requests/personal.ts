// Pull requests' part of "What BeforeTab knows about me", and how long they are kept.
import { sql } from 'kysely';
import { personIdOf } from '../../people/index.ts';
import type { PersonalPart, RetentionRule } from '../../platform/capability.ts';
import type { Ctx } from '../../platform/context.ts';
import { keysOfSubject } from '../identities/store-identities.ts';
import { signalsKey, signalSubject } from '../keys.ts';

const keysOf = async (ctx: Ctx, subject: string): Promise<string[]> => {
  const personId = await personIdOf(ctx, subject);
  return personId === undefined ? [] : keysOfSubject(ctx, signalSubject(signalsKey(ctx), personId));
};

/** Before the part of identities: without those, nobody knows which rows are whose. */
export const pullRequestsPersonal: readonly PersonalPart[] = [
  {
    name: 'pull-requests',
    read: async (ctx, subject) => {
      const keys = await keysOf(ctx, subject);
      const { rows } = await sql<Record<string, unknown>>`
        select 'pull-request' as what, r.name as repository, p.number, coalesce(p.merged_at, p.opened_at) as at, p.grade, p.is_reviewed, null::text[] as rules
        from pull_request p join code_repository r on r.id = p.repository where p.identity = any (${keys}::uuid[])
        union all
        select 'remark', r.name, p.number, m.at, null, m.is_security, m.rules
        from pull_request_remark m join pull_request p on p.id = m.pull_request join code_repository r on r.id = p.repository where m.identity = any (${keys}::uuid[])
        order by at`.execute(ctx.db);
      return rows;
    },
    // What was counted stays counted: a pull request without an author names nobody.
    erase: async (ctx, subject) => {
      const keys = await keysOf(ctx, subject);
      await sql`update pull_request set identity = null, author_kind = 'gone' where identity = any (${keys}::uuid[])`.execute(ctx.db);
      await sql`delete from pull_request_remark where identity = any (${keys}::uuid[])`.execute(ctx.db);
    },
  },
];

export const pullRequestsRetention: readonly RetentionRule[] = [
  {
    name: 'pull-requests',
    keepDays: 800,
    purge: async (ctx, before) => Number((await sql`delete from pull_request where greatest(opened_at, merged_at) < ${before}`.execute(ctx.db)).numAffectedRows ?? 0),
  },
];
