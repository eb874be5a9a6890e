// Appeals for owners: those that wait, the oldest first, then the latest answered.
import { whoIs } from '../people/index.ts';
import { type Ctx, mustHaveRole } from '../platform/context.ts';
import { listAllAppeals, presentAppeal } from './appeal-store.ts';
import { outcomeLine } from './outcome-line.ts';
import type { AppealLine } from './schemas.ts';
import { getOutcome } from './store.ts';

export const listAppeals = async (ctx: Ctx): Promise<AppealLine[]> => {
  mustHaveRole(ctx, 'owner');
  const rows = await listAllAppeals(ctx);
  const people = await whoIs(ctx, rows.map(({ subject }) => subject));
  const lines: AppealLine[] = [];
  for (const row of rows) {
    const person = people.get(row.subject);
    if (person === undefined) continue;
    lines.push({ ...presentAppeal(row), person: { id: person.personId, name: person.name }, outcome: outcomeLine(await getOutcome(ctx, row.outcome_id)) });
  }
  return lines;
};
