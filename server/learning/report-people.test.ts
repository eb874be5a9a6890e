// Reports: names for owners and auditors, groups for managers, and nothing about groups that are too small.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aPerson, aTeam, asRole, asViewer } from '../../test/factories.ts';
import { publishContent } from '../../test/publish-content.ts';
import { startTestServer } from '../../test/server.ts';
import { takeSteps } from '../../test/take-step.ts';
import type { Ctx } from '../platform/context.ts';
import { openUnit } from './open-unit.ts';
import { peopleCsv } from './people-csv.ts';
import { recordOutcome } from './record-outcome.ts';
import { reportItems } from './report-items.ts';
import { reportMinutes } from './report-minutes.ts';
import { readOutcomesOf, reportPeople } from './report-people.ts';
import { reportTeams } from './report-teams.ts';

const server = await startTestServer();
await publishContent(server.ctx);
const MODULE = 'using-ai-tools';
const UNIT = { module: MODULE, unit: 'where-does-your-code-go' };

const finish = async (ctx: Ctx, subject: string): Promise<void> => {
  await recordOutcome(ctx, { subject, activity: `quiz:${MODULE}/quiz`, version: 'v', kind: 'finished', isDone: true, score: 90, seconds: 300 });
  await recordOutcome(ctx, { subject, activity: `module:${MODULE}`, version: 'v', kind: 'finished', isDone: true });
};

const owner = await asRole(server.ctx, 'owner');
const boss = await aPerson(server.ctx, { name: 'Bo Boss', roles: ['manager'] });
const [big, small, other] = [await aTeam(server.ctx, 'Big'), await aTeam(server.ctx, 'Small'), await aTeam(server.ctx, 'Other')];
const members = async (count: number, team: string) => {
  const made = [];
  for (let index = 0; index < count; index += 1) made.push(await aPerson(server.ctx, { teams: [team], manager_id: boss.personId }));
  return made;
};
const inBig = await members(12, big.id);
const inSmall = await members(3, small.id);
const inOther = await members(10, other.id);
for (const { subject } of [...inBig.slice(0, 6), ...inSmall, ...inOther]) await finish(server.ctx, subject);

describe('the report of people', () => {
  it('filters by team, state and words, and counts all pages', async () => {
    assert.equal((await reportPeople(owner, { team: big.id, page: 1 })).total, 12);
    assert.equal((await reportPeople(owner, { team: big.id, state: 'done', page: 1 })).total, 6);
    const found = await reportPeople(owner, { search: 'bO bOSS', page: 1 });
    assert.deepEqual(found.people.map(({ name, state, isAsked }) => [name, state, isAsked]), [['Bo Boss', 'open', true]]);
    assert.equal((await reportPeople(owner, { search: '%', page: 1 })).total, 0);
  });

  it('shows units, quiz and teams of a person', async () => {
    const [line] = (await reportPeople(owner, { team: big.id, state: 'done', page: 1 })).people;
    assert.deepEqual([line?.teams, line?.unitsDone, line?.units, line?.quizScore, line?.quizAttempts, line?.minutes], [['Big'], 1, 4, 90, 1, 5]);
  });

  it('refuses everyone but owner and auditor, and so does its file and a person\'s ledger', async () => {
    for (const role of ['learner', 'champion', 'instructor', 'manager'] as const) {
      const ctx = await asRole(server.ctx, role);
      await assert.rejects(reportPeople(ctx, { page: 1 }), { name: 'NotAllowed' });
      await assert.rejects(peopleCsv(ctx, {}), { name: 'NotAllowed' });
      await assert.rejects(readOutcomesOf(ctx, boss.personId, 1), { name: 'NotAllowed' });
    }
    assert.equal((await readOutcomesOf(await asRole(server.ctx, 'auditor'), inBig[0]!.personId, 1)).outcomes.length, 2);
  });

  it('makes a file that no spreadsheet runs', async () => {
    const named = await aTeam(server.ctx, '=1+1');
    for (const name of ['=HYPERLINK("http://evil.example")', '＝1+1', '@SUM(1)', 'semi;=1+1']) await aPerson(server.ctx, { name, teams: [named.id] });
    const lines = (await peopleCsv(owner, { team: named.id })).trimEnd().split('\r\n').slice(1);
    assert.equal(lines.length, 4);
    await server.ctx.pool.query('delete from team where id = $1', [named.id]);
    for (const line of lines) assert.match(line, /^("'=HYPERLINK\(|'＝1\+1,|'@SUM|"semi;).*,'=1\+1,/, line);
    const csv = await peopleCsv(owner, { team: small.id });
    assert.equal(csv.trimEnd().split('\r\n').length, 4);
    assert.match(csv, /^\uFEFFname,email,/);
    assert.match(await peopleCsv(owner, { team: big.id }), /,not begun,0,4,/, 'in the words of the page');
  });
});

describe('the report of teams', () => {
  it('hides a small team from an owner, and the next one so that it cannot be worked out', async () => {
    const { teams, atLeast } = await reportTeams(owner, MODULE);
    assert.equal(atLeast, 5);
    assert.deepEqual(teams.map(({ team, figures }) => [team, figures === null]), [['Big', false], ['Other', true], ['Small', true]]);
    assert.deepEqual(teams[0]?.figures?.done, { percent: 50 });
    assert.ok(teams.filter(({ figures }) => figures === null).every(({ people }) => people === null));
  });

  it('shows a manager only those below, ten at least', async () => {
    const { teams, atLeast } = await reportTeams(asViewer(server.ctx, boss), MODULE);
    assert.equal(atLeast, 10);
    assert.deepEqual(teams.filter(({ figures }) => figures !== null).map(({ team }) => team), ['Big']);
    assert.deepEqual((await reportTeams(await asRole(server.ctx, 'manager'), MODULE)).teams, []);
  });

  it('never shows a manager two teams from which one person follows', async () => {
    const chief = await aPerson(server.ctx, { roles: ['manager'] });
    const [inner, outer] = [await aTeam(server.ctx, 'Inner'), await aTeam(server.ctx, 'Outer')];
    for (let index = 0; index < 20; index += 1) await aPerson(server.ctx, { teams: [inner.id, outer.id], manager_id: chief.personId });
    const one = await aPerson(server.ctx, { teams: [outer.id], manager_id: chief.personId });
    await finish(server.ctx, one.subject);
    const { teams } = await reportTeams(asViewer(server.ctx, chief), MODULE);
    assert.deepEqual(teams.map(({ team, people }) => [team, people]), [['Inner', null], ['Outer', 21]]);
  });

  it('refuses learners and auditors', async () => {
    for (const role of ['learner', 'champion', 'instructor', 'auditor'] as const) await assert.rejects(reportTeams(await asRole(server.ctx, role), MODULE), { name: 'NotAllowed' });
  });
});

describe('items and minutes', () => {
  it('says too few under a hundred answers, and shows no share', async () => {
    const items = await reportItems(owner, MODULE);
    assert.ok(items.length >= 24);
    assert.ok(items.every(({ isTooFew, shareRight, options }) => isTooFew && shareRight === null && options.every(({ share }) => share === null)));
    await assert.rejects(reportItems(await asRole(server.ctx, 'manager'), MODULE), { name: 'NotAllowed' });
  });

  it('measures minutes from the twentieth learner on', async () => {
    const finishUnit = async (): Promise<void> => {
      const ctx = await asRole(server.ctx);
      await takeSteps(ctx, await openUnit(ctx, UNIT), 120);
    };
    const line = async () => (await reportMinutes(owner)).find(({ unit }) => unit === UNIT.unit);
    for (let index = 0; index < 19; index += 1) await finishUnit();
    assert.deepEqual([(await line())?.learners, (await line())?.measured], [19, null]);
    await finishUnit();
    assert.deepEqual([(await line())?.learners, (await line())?.measured, (await line())?.stated], [20, 12, 15]);
    await assert.rejects(reportMinutes(await asRole(server.ctx, 'manager')), { name: 'NotAllowed' });
  });
});

describe('minutes of a team', () => {
  it('are those of its people, the quiz with them', async () => {
    const team = await aTeam(server.ctx, 'Timed');
    for (let index = 0; index < 12; index += 1) {
      const person = await aPerson(server.ctx, { teams: [team.id] });
      await takeSteps(asViewer(server.ctx, person), await openUnit(asViewer(server.ctx, person), UNIT), 120);
      await finish(server.ctx, person.subject);
    }
    assert.ok((await reportPeople(owner, { team: team.id, page: 1 })).people.every(({ minutes }) => minutes === 17));
    assert.equal((await reportTeams(owner, MODULE)).teams.find(({ teamId }) => teamId === team.id)?.figures?.medianMinutes, 17);
  });
});
