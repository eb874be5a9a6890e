// Whose an address or an id is, and the team that their figures count for: the oldest of theirs, so that nobody counts twice.
import { sql } from 'kysely';
import { type Ctx, mustHaveRole } from '../platform/context.ts';

export type HomeTeam = { personId: string; email: string; teamId: string | null };

/** `emails` are compared without regard to case; whoever is unknown or about to be erased is missing. */
export const homeTeams = async (ctx: Ctx, wanted: { emails?: readonly string[]; personIds?: readonly string[] }): Promise<HomeTeam[]> => {
  mustHaveRole(ctx, 'owner', 'auditor');
  const emails = (wanted.emails ?? []).map((email) => email.trim().toLowerCase());
  const { rows } = await sql<HomeTeam>`
    select person.id as "personId", lower(person.email) as email,
      (select team.id from team_member member join team on team.id = member.team_id where member.person_id = person.id order by team.created_at, team.id limit 1) as "teamId"
    from person
    where (lower(person.email) = any (${emails}::text[]) or person.id = any (${[...(wanted.personIds ?? [])]}::uuid[])) and person.erase_on is null`.execute(ctx.db);
  return rows;
};
