// Reads an uploaded CSV into a plan against who is here now, with the digest that ties a confirmation to its preview.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Ctx } from '../platform/context.ts';
import { tooLarge } from '../platform/errors.ts';
import { readCsv } from './csv.ts';
import { type ImportPlan, type Known, planImport } from './import-plan.ts';
import { dayOf } from './rules.ts';
import { tables } from './store.ts';

const MOST_BYTES = 2 * 1024 * 1024;

export type ReadImport = { plan: ImportPlan; known: ReadonlyMap<string, Known>; digest: string };

export const readImport = async (ctx: Ctx, csvBase64: string): Promise<ReadImport> => {
  const bytes = Buffer.from(csvBase64, 'base64');
  if (bytes.length > MOST_BYTES) throw tooLarge(MOST_BYTES);
  const known = await readKnown(ctx);
  const teams = await tables(ctx).selectFrom('team').select('name').execute();
  const { records, mistakes } = readCsv(bytes);
  const unreadable = mistakes.map(({ line, code }) => ({ line, column: '', value: '', code, numbers: {} }));
  const plan =
    unreadable.length > 0
      ? { fileMistakes: unreadable, mistakes: [], badLines: new Set<number>(), rows: [], newTeams: [] }
      : planImport(records, known, teams.map(({ name }) => name), dayOf(ctx.now()));
  return { plan, known, digest: digestOf(bytes, plan) };
};

/** Over the file and what it would do: when somebody changed people meanwhile, the preview no longer holds. */
const digestOf = (bytes: Buffer, { rows, mistakes, newTeams }: ImportPlan): string => {
  const does = rows.map(({ line, does, changes }) => [line, does, changes]);
  return createHash('sha256').update(bytes).update(JSON.stringify([does, mistakes, newTeams])).digest('hex');
};

const readKnown = async (ctx: Ctx): Promise<Map<string, Known>> => {
  const rows = await tables(ctx)
    .selectFrom('person')
    .leftJoin('person as boss', 'boss.id', 'person.manager_id')
    .select(['person.id', 'person.name', 'person.email', 'person.job_function', 'person.languages', 'person.hired_on', 'person.employment', 'boss.email as manager', 'person.left_on'])
    .select(sql<string[]>`array(select team.name from team_member m join team on team.id = m.team_id where m.person_id = person.id)`.as('teams'))
    .where('person.erase_on', 'is', null)
    .execute();
  return new Map(
    rows.map(({ job_function, hired_on, left_on, ...row }) => [row.email, { ...row, jobFunction: job_function, hiredOn: hired_on, hasLeft: left_on !== null }]),
  );
};
