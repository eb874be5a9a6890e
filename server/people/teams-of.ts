// The teams of one person by name; the narrow question that upper capabilities ask.
import type { Ctx } from '../platform/context.ts';
import { tables } from './store.ts';

/** By name; empty for a subject that leads to nobody. */
export const teamsOf = async (ctx: Ctx, subject: string): Promise<{ id: string; name: string }[]> =>
  tables(ctx)
    .selectFrom('person_subject')
    .innerJoin('team_member', 'team_member.person_id', 'person_subject.person_id')
    .innerJoin('team', 'team.id', 'team_member.team_id')
    .where('person_subject.subject', '=', subject)
    .select(['team.id', 'team.name'])
    .orderBy('team.name')
    .execute();
