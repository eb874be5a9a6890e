// Draws by lot which team begins when: once, from a seed nobody chose, behind closed baselines.
import { randomBytes } from 'node:crypto';
import { listTeams } from '../people/index.ts';
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustHaveRole } from '../platform/context.ts';
import { conflict, invalid } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { drawWedge } from '../platform/statistics/index.ts';
import { mayRollOut } from './baseline.ts';
import { DrawRollOut, type RollOut } from './contract.ts';
import { findRollOut, insertRollOut, listBaselines } from './store.ts';

/** Throws Invalid for a day that has come or more steps than teams, Conflict without a closed baseline or after a draw. Only the demo, whose past is made up, brings a `seed`. */
export const drawRollOut = async (ctx: Ctx, wanted: DrawRollOut, seed = randomBytes(16).toString('hex')): Promise<RollOut> => {
  mustHaveRole(ctx, 'owner');
  const { startsOn, steps, weeksPerStep } = DrawRollOut.parse(wanted);
  if (startsOn <= ctx.now().toISOString().slice(0, 10)) throw invalid('The first step lies in the future, so that the order is known before it.', [{ path: 'startsOn', says: 'must lie after today' }]);
  return inTransaction(ctx, async (ctx) => {
    const teams = (await listTeams(ctx)).filter(({ members }) => members > 0);
    if (teams.length < steps) throw invalid(`There are ${teams.length} teams with people in them, so at most as many steps.`, [{ path: 'steps', says: 'is more than there are teams' }]);
    const baselines = await listBaselines(ctx);
    const isBehindAll = baselines.length > 0 && baselines.every(({ startsOn: from, endsOn, closedAt }) => mayRollOut({ startsOn: from, endsOn, closedOn: closedAt.slice(0, 10) }, startsOn));
    if (!isBehindAll) throw conflict('Close the baseline of at least one metric first. What was not measured before cannot be compared.');
    const { stepOf } = drawWedge(teams.map(({ id }) => id), steps, seed);
    const row = { id: newId(ctx.now().getTime()), seed, starts_on: startsOn, steps, weeks_per_step: weeksPerStep, drawn_at: ctx.now() };
    const lines = teams.map(({ id, name }) => ({ roll_out_id: row.id, team_id: id, team_name: name, step: stepOf.get(id)! }));
    if (!(await insertRollOut(ctx, row, lines))) throw conflict('The order has been drawn. Drawing until one likes it would be choosing, so it stays.');
    await recordAudit(ctx, 'effectiveness.drawRollOut', row.id, { startsOn, steps, weeksPerStep, seed });
    return (await findRollOut(ctx))!;
  });
};
