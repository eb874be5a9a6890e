// Carries out a previewed import, all in one transaction; bad rows are left out only when that was asked for.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../platform/context.ts';
import { conflict, invalid } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import type { Known, PlannedRow } from './import-plan.ts';
import { insertTeam } from './insert-team.ts';
import { countRows } from './preview-import.ts';
import { readImport } from './read-import.ts';
import { fullRoles } from './rules.ts';
import { ImportConfirm, type Imported } from './schemas.ts';
import { lockManagers, tables } from './store.ts';

export const importPeople = async (ctx: Ctx, input: unknown): Promise<Imported> => {
  mustHaveRole(ctx, 'owner');
  const { csvBase64, digest, leaveOutBad } = ImportConfirm.parse(input);
  return inTransaction(ctx, async (ctx) => {
    await lockManagers(ctx);
    // Nobody adds or changes people between reading who is here and writing.
    await sql`lock table person, team, team_member in share row exclusive mode`.execute(ctx.db);
    const { plan, known, digest: now } = await readImport(ctx, csvBase64);
    if (plan.fileMistakes.length > 0) throw invalid(`Nothing was imported: line ${plan.fileMistakes[0]!.line} is wrong (${plan.fileMistakes[0]!.code}). The preview says what to do.`);
    if (now !== digest) throw conflict('This is not what the preview showed: the file or the people here have changed. Look at the preview again.');
    if (plan.badLines.size > 0 && !leaveOutBad) throw invalid(`${plan.badLines.size} lines have mistakes. Correct them, or say that they may be left out.`);

    for (const name of plan.newTeams) await insertTeam(ctx, name);
    await write(ctx, plan.rows.filter(({ does }) => does !== 'nothing'), known);
    const { adds, changes, unchanged } = countRows(plan);
    await recordAudit(ctx, 'people.import', 'people', { adds, changes, leftOut: plan.badLines.size });
    return { added: adds, changed: changes, unchanged, leftOut: plan.badLines.size };
  });
};

const write = async (ctx: Ctx, rows: readonly PlannedRow[], known: ReadonlyMap<string, Known>): Promise<void> => {
  const ids = new Map([...known.values()].map(({ email, id }) => [email, id]));
  for (const { email, does } of rows) if (does === 'add') ids.set(email, newId());
  const teams = await tables(ctx).selectFrom('team').select(['id', 'name']).execute();
  const teamIds = new Map(teams.map(({ id, name }) => [name.toLowerCase(), id]));

  for (const part of chunks(rows)) {
    const people = part.map((row) => columnsOf(ctx, row, ids.get(row.email)!, known.get(row.email)));
    await tables(ctx)
      .insertInto('person')
      .values(people)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          job_function: eb.ref('excluded.job_function'),
          languages: eb.ref('excluded.languages'),
          hired_on: eb.ref('excluded.hired_on'),
          employment: eb.ref('excluded.employment'),
        })),
      )
      .execute();
    const subjects = part.filter(({ does }) => does === 'add').map(({ email }) => ({ person_id: ids.get(email)!, subject: randomUUID() }));
    if (subjects.length > 0) await tables(ctx).insertInto('person_subject').values(subjects).execute();
    await writeTeams(ctx, part, ids, teamIds);
  }
  // Managers last: by then everyone they could be is there.
  for (const part of chunks(rows.filter(({ said }) => said.manager !== undefined))) {
    const pairs = part.map(({ email, said }) => sql`(${ids.get(email)!}::uuid, ${said.manager ? ids.get(said.manager)! : null}::uuid)`);
    await sql`update person set manager_id = said.manager from (values ${sql.join(pairs)}) as said (id, manager) where person.id = said.id`.execute(ctx.db);
  }
};

const chunks = <T>(rows: readonly T[]): T[][] => Array.from({ length: Math.ceil(rows.length / 500) }, (_, at) => rows.slice(at * 500, at * 500 + 500));

const columnsOf = (ctx: Ctx, { said }: PlannedRow, id: string, known: Known | undefined) => ({
  id,
  name: said.name,
  email: said.email,
  job_function: said.jobFunction === undefined ? (known?.jobFunction ?? null) : said.jobFunction,
  languages: said.languages ?? known?.languages ?? [],
  hired_on: said.hiredOn === undefined ? (known?.hiredOn ?? null) : said.hiredOn,
  employment: said.employment ?? known?.employment ?? ('employee' as const),
  manager_id: null,
  roles: fullRoles([]),
  created_at: ctx.now(),
});

const writeTeams = async (ctx: Ctx, rows: readonly PlannedRow[], ids: ReadonlyMap<string, string>, teamIds: ReadonlyMap<string, string>): Promise<void> => {
  const named = rows.filter(({ said }) => said.teams !== undefined);
  if (named.length === 0) return;
  await tables(ctx).deleteFrom('team_member').where('person_id', 'in', named.map(({ email }) => ids.get(email)!)).execute();
  const members = named.flatMap(({ email, said }) => said.teams!.map((team) => ({ person_id: ids.get(email)!, team_id: teamIds.get(team.toLowerCase())! })));
  if (members.length > 0) await tables(ctx).insertInto('team_member').values(members).onConflict((conflict) => conflict.doNothing()).execute();
};
