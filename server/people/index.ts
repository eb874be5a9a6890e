// People: who is in the organisation, what they may do, how they sign in, and which tiers they are in.
// Words: person, team, role, login, link, tier, objection, subject. Only this capability maps a subject to a person.
// It never shows a manager a single person's learning, and it never deletes an append-only row: erasing cuts the mapping.
export { addTierRule } from './add-tier-rule.ts';
export { changePerson } from './change-person.ts';
export { writeCsv } from './csv.ts';
export { decideTier } from './decide-tier.ts';
export { eraseForGood } from './erase-person.ts';
export { type HomeTeam, homeTeams } from './home-teams.ts';
export { identify } from './identify.ts';
export { hashPassword } from './hash-password.ts';
export { importPeople } from './import-people.ts';
export { insertOrganisation } from './insert-organisation.ts';
export { insertPerson, type NewPersonRow } from './insert-person.ts';
export { insertTeam } from './insert-team.ts';
export { keptDays } from './kept-days.ts';
export { listTeams } from './list-teams.ts';
export { objectToTier } from './object-to-tier.ts';
export { openCommandLine } from './device/open-command-line.ts';
export { openLogin } from './open-login.ts';
export { peopleCapability } from './people-capability.ts';
export { populationOf, type PopulationFilter, populationSql } from './population.ts';
export { previewImport } from './preview-import.ts';
export { readKeeping } from './read-keeping.ts';
export { standing } from './read-me.ts';
export { checkSetUp, setUp } from './set-up.ts';
export { setUpCode } from './set-up-code.ts';
export { shareDemoPassword } from './share-demo-password.ts';
export { type GroupsShown, groupsAtLeast, K_MANAGER, K_ORGANISATION, type Share, shareOf, withoutNearTwins } from './small-groups.ts';
export { Tier, TierGround } from './schemas.ts';
export type { SubjectFacts } from './tables.ts';
export { teamsOf } from './teams-of.ts';
export { type TierOfSubject, tiersOf } from './tiers-of.ts';
export { wayIn } from './way-in.ts';
export { namesOfColleagues, namesSql, personIdOf, type SubjectName, subjectOf, whoIs } from './who-is.ts';
