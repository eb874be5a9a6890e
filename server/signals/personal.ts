// Signals' part of "What BeforeTab knows about me": one's interactions with AI tools, and what was found in them.
import { sql } from 'kysely';
import { personIdOf } from '../people/index.ts';
import type { PersonalPart } from '../platform/capability.ts';
import type { Ctx } from '../platform/context.ts';
import { forgetIdentity } from './identities/identity-of.ts';
import { deleteIdentities, keysOfSubject } from './identities/store-identities.ts';
import { signalsKey, signalSubject } from './keys.ts';
import { purge } from '../platform/db/purge.ts';

const keysOf = async (ctx: Ctx, subject: string): Promise<string[]> => {
  const personId = await personIdOf(ctx, subject);
  return personId === undefined ? [] : keysOfSubject(ctx, signalSubject(signalsKey(ctx), personId));
};

export const signalsPersonal: readonly PersonalPart[] = [
  {
    name: 'signals',
    read: async (ctx, subject) => {
      const { rows } = await sql<Record<string, unknown>>`
        select i.at, source.name as source, i.tool, i.model, i.decision, i.is_exposed,
          coalesce((select jsonb_agg(jsonb_build_object('rule', f.rule, 'side', f.side, 'redacted', f.redacted) order by f.number) from signal_finding f where f.at = i.at and f.interaction = i.id), '[]') as findings
        from signal_interaction i left join signal_source source on source.id = i.source
        where i.identity = any (${await keysOf(ctx, subject)}::uuid[]) order by i.at`.execute(ctx.db);
      return rows;
    },
    // What was counted stays counted: a day of a team names nobody.
    erase: async (ctx, subject) => {
      const keys = await keysOf(ctx, subject);
      if (keys.length === 0) return;
      await purge(ctx, sql`delete from signal_finding f using signal_interaction i where f.at = i.at and f.interaction = i.id and i.identity = any (${keys}::uuid[])`);
      await purge(ctx, sql`delete from signal_interaction where identity = any (${keys}::uuid[])`);
      await deleteIdentities(ctx, keys);
      forgetIdentity(ctx, keys);
    },
  },
];
