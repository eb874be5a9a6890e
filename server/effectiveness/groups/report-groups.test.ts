// Groups as each role may see them: small ones hidden, and with them what would give them away; never a team that is not one's own.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type AnyPerson, anOrganisation, aPerson, asRole, asViewer, aTeam } from '../../../test/factories.ts';
import { startTestServer } from '../../../test/server.ts';
import type { FigureSource, PeopleSource } from '../figures.ts';
import { groupsCsv } from './groups-csv.ts';
import { reportGroups } from './report-groups.ts';

const { ctx } = await startTestServer();
await anOrganisation(ctx);
const boss: AnyPerson = await aPerson(ctx, { hasPassword: false, roles: ['manager'] });
const make = async (name: string, people: number, more: { manager_id?: string; teams?: string[] } = {}) => {
  const team = await aTeam(ctx, name);
  for (let at = 0; at < people; at += 1) await aPerson(ctx, { hasPassword: false, manager_id: more.manager_id ?? null, teams: [team.id, ...(more.teams ?? [])] });
  return team;
};
const [large, middling, mine, small] = [await make('=Large', 22), await make('Middling', 8), await make('Mine', 11, { manager_id: boss.personId }), await make('Small', 3)];
const [twin] = [await aTeam(ctx, 'Twin')];
await ctx.pool.query(`insert into team_member (team_id, person_id) select $1, person_id from team_member where team_id = $2`, [twin.id, large.id]);
await aPerson(ctx, { hasPassword: false, teams: [twin.id] });

const ofTeams: Record<string, { events: number; of: number }> = { [large.id]: { events: 30, of: 600 }, [middling.id]: { events: 40, of: 100 }, [mine.id]: { events: 0, of: 90 }, [small.id]: { events: 9, of: 10 }, [twin.id]: { events: 31, of: 620 } };
const source: FigureSource = async (_ctx, _metric, { from }) => ({ figures: [...Object.entries(ofTeams).map(([teamId, figure]) => ({ teamId, period: from, ...figure })), { teamId: null, period: from, events: 1, of: 5 }], coverage: null });
const everyone: PeopleSource = async () => new Map([[large.id, 22], [middling.id, 8], [mine.id, 11], [small.id, 3], [twin.id, 23]]);
const owner = await asRole(ctx, 'owner');

describe('figures by team', () => {
  it('hide the small one and the next smallest with it, and say why; the rest stands with intervals', async () => {
    const { atLeast, teams, tiers } = await reportGroups(owner, 'ai_tool_data_exposure', source, everyone);
    assert.equal(atLeast, 5);
    assert.deepEqual(Object.fromEntries(teams.map(({ team, hidden }) => [team, hidden])), { '=Large': 'shields-another', Middling: 'shields-another', Mine: null, Small: 'too-few-people', Twin: null });
    for (const { hidden, people, records, figure } of teams) if (hidden !== null) assert.deepEqual([people, records, figure], [null, null, null]);
    // Eleven people, none of whose records was flagged: a band, for "none of them" says something of each.
    assert.deepEqual(teams.find(({ team }) => team === 'Mine')!.figure, { kind: 'band', from: 0, to: 0.25 });
    const shown = teams.find(({ team }) => team === 'Twin')!.figure!;
    assert.ok(shown.kind === 'exact' && shown.events === 31 && shown.low < 0.05 && 0.05 < shown.high);
    // Tiers add up what is shown and nothing else.
    assert.deepEqual(tiers.map(({ tier, teams: count, people, records }) => [tier, count, people, records]), [[1, 2, 34, 710]]);
  });

  it('say where nothing was counted of anybody', async () => {
    const nothing: FigureSource = async () => ({ figures: [], coverage: null });
    assert.deepEqual([(await reportGroups(owner, 'ai_tool_data_exposure', source, everyone)).isCounted, (await reportGroups(owner, 'ai_tool_data_exposure', nothing, everyone)).isCounted], [true, false]);
  });

  it('show rates of large groups only', async () => {
    const { teams } = await reportGroups(owner, 'secret_exposure_in_ai_tools', source, everyone);
    assert.deepEqual(teams.map(({ team, figure }) => [team, figure?.kind]), [['=Large', undefined], ['Middling', undefined], ['Mine', 'records-only'], ['Small', undefined], ['Twin', 'exact']]);
  });

  it('show a manager only teams of which everybody reports to them, from ten people on', async () => {
    const { atLeast, teams } = await reportGroups(asViewer(ctx, boss), 'ai_tool_data_exposure', source, everyone);
    assert.deepEqual([atLeast, teams.map(({ team, people, records }) => [team, people, records])], [10, [['Mine', 11, 90]]]);
    await aPerson(ctx, { hasPassword: false, teams: [mine.id] });
    await aPerson(ctx, { hasPassword: false, teams: [mine.id] });
    const later = await reportGroups(asViewer(ctx, boss), 'ai_tool_data_exposure', source, everyone);
    assert.deepEqual(later.teams.map(({ team, hidden, figure }) => [team, hidden, figure]), [['Mine', 'not-all-report-to-you', null]]);
  });

  it('count whose records they are: a large team of whom few are seen is hidden, one without records is not', async () => {
    const seen = async (people: Record<string, number>, figures = source) => {
      const { teams } = await reportGroups(owner, 'ai_tool_data_exposure', figures, async () => new Map(Object.entries(people)));
      return Object.fromEntries(teams.map(({ team, hidden }) => [team, hidden]));
    };
    // Three and one are four: the next smallest is hidden beside them.
    assert.deepEqual(await seen({ [large.id]: 22, [middling.id]: 1, [mine.id]: 9, [small.id]: 3, [twin.id]: 23 }), { '=Large': 'shields-another', Middling: 'too-few-seen', Mine: 'shields-another', Small: 'too-few-people', Twin: null });
    assert.deepEqual(await seen({ [large.id]: 22, [mine.id]: 0, [middling.id]: 8, [small.id]: 3, [twin.id]: 23 }), { '=Large': 'shields-another', Middling: 'shields-another', Mine: 'too-few-seen', Small: 'too-few-people', Twin: null });
    const withoutMine: FigureSource = async (...asked) => ({ ...(await source(...asked)), figures: (await source(...asked)).figures.filter(({ teamId }) => teamId !== mine.id) });
    assert.equal((await seen({ [large.id]: 22, [middling.id]: 8, [small.id]: 3, [twin.id]: 23 }, withoutMine))['Mine'], null);
  });

  it('count whoever is in two teams of a tier once', async () => {
    const [one, two] = [await make('One', 12), await make('Two', 12)];
    await ctx.pool.query(`insert into team_member (team_id, person_id) select $1, person_id from team_member where team_id = $2 limit 6`, [two.id, one.id]);
    const { teams, tiers } = await reportGroups(owner, 'ai_tool_data_exposure', source, everyone);
    const shown = teams.filter(({ hidden }) => hidden === null);
    assert.deepEqual(shown.map(({ team, people }) => [team, people]), [['Mine', 13], ['One', 12], ['Twin', 23], ['Two', 18]]);
    assert.deepEqual(tiers.map(({ tier, teams: count, people }) => [tier, count, people]), [[1, 4, 13 + 12 + 23 + 18 - 6]]);
    await ctx.pool.query('delete from team where id = any ($1)', [[one.id, two.id]]);
  });

  it('show nobody else anything', async () => {
    for (const role of ['instructor', 'champion', 'learner'] as const) await assert.rejects(reportGroups(await asRole(ctx, role), 'ai_tool_data_exposure', source, everyone), { name: 'NotAllowed' });
  });

  it('leave as a file that no spreadsheet runs, with what the page hides hidden', async () => {
    const csv = await groupsCsv(owner, 'ai_tool_data_exposure', source, everyone);
    assert.match(csv, /,team,'=Large,,,,100,,,,hidden: shields-another/);
    assert.ok(!/Small,3|,600,/.test(csv));
  });
});
