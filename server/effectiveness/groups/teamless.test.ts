// A few people in no team: what the whole did minus what every team did must not be what they did.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { anOrganisation, aPerson, asRole, aTeam } from '../../../test/factories.ts';
import { startTestServer } from '../../../test/server.ts';
import { closeBaseline } from '../close-baseline.ts';
import type { FigureSource, PeopleSource } from '../figures.ts';
import { trendsCsv } from '../trends-csv.ts';
import { groupsCsv } from './groups-csv.ts';
import { reportGroups } from './report-groups.ts';

const { ctx } = await startTestServer();
await anOrganisation(ctx);
// In no team, and nobody else is.
const owner = { ...(await asRole(ctx, 'owner')), now: () => new Date('2026-04-20T12:00:00Z') };
const make = async (name: string, people: number): Promise<string> => {
  const { id } = await aTeam(ctx, name);
  for (let at = 0; at < people; at += 1) await aPerson(ctx, { hasPassword: false, teams: [id] });
  return id;
};
const [large, middling] = [await make('Large', 21), await make('Middling', 8)];
await closeBaseline(owner, { metric: 'ai_tool_data_exposure', startsOn: '2026-03-02', endsOn: '2026-03-29' });
const source: FigureSource = async (_ctx, _metric, { from }) => ({ figures: [{ teamId: large, period: from, events: 30, of: 600 }, { teamId: middling, period: from, events: 40, of: 100 }, { teamId: null, period: from, events: 5, of: 7 }], coverage: null });
const everyone: PeopleSource = async () => null;
const shown = async () => Object.fromEntries((await reportGroups(owner, 'ai_tool_data_exposure', source, everyone)).teams.map(({ team, records, hidden }) => [team, hidden ?? records]));

it('hides the smallest team beside one person in none, and shows all beside five', async () => {
  assert.deepEqual(await shown(), { Large: 600, Middling: 'shields-another' });
  // Of one metric and kind of line, the column of records added up.
  const records = (csv: string, line: RegExp, column: number): number => csv.split('\r\n').filter((each) => line.test(each)).reduce((sum, each) => sum + Number(each.split(',')[column]), 0);
  const [all, ofTeams] = [records(await trendsCsv(owner, source), /^ai_tool_data_exposure,1,period,/, 6), records(await groupsCsv(owner, 'ai_tool_data_exposure', source, everyone), /,team,/, 6)];
  assert.deepEqual([all, ofTeams], [707, 600], 'one export minus the other is more than one person');
  for (let at = 0; at < 4; at += 1) await aPerson(ctx, { hasPassword: false });
  assert.deepEqual(await shown(), { Large: 600, Middling: 100 });
});
