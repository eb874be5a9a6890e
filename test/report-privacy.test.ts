// What reports give to whom over HTTP: medians from 20 people on, names to owners and auditors, groups to managers and none that is small.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openUnit, recordOutcome } from '../server/learning/index.ts';
import type { MinutesLine, TeamReport } from '../server/learning/schemas.ts';
import type { Role } from '../server/platform/context.ts';
import { newId } from '../server/platform/id.ts';
import { type AnyPerson, aLogin, anOrganisation, aPerson, asViewer, aTeam } from './factories.ts';
import { publishContent } from './publish-content.ts';
import { startTestServer } from './server.ts';
import { takeStep } from './take-step.ts';

const MODULE = 'using-ai-tools';
const UNIT = { module: MODULE, unit: 'where-does-your-code-go' };
const server = await startTestServer();
const { ctx } = server;
await anOrganisation(ctx);
await publishContent(ctx);

const reader = async (given: Role | AnyPerson) => {
  const person = typeof given === 'string' ? await aPerson(ctx, { roles: [given] }) : given;
  const { cookie } = await aLogin(ctx, person);
  return (path: string): Promise<Response> => Promise.resolve(server.app.request(`http://localhost:3000${path}`, { headers: { cookie, host: 'localhost:3000' } }));
};
const read = async <T>(reply: Promise<Response>): Promise<T> => {
  assert.equal((await reply).status, 200);
  return (await (await reply).json()) as T;
};

describe('GET /api/reports/minutes', () => {
  const line = async (ask: (path: string) => Promise<Response>, unit: string): Promise<MinutesLine> =>
    (await read<{ units: MinutesLine[] }>(ask('/api/reports/minutes'))).units.find((each) => each.unit === unit)!;

  it('shows nothing measured for a lesson before the twentieth has finished, then their median and not their mean', async () => {
    const owner = await reader('owner');
    const finish = async (minutes: number): Promise<void> => {
      const mine = asViewer(ctx, await aPerson(ctx));
      const opened = await openUnit(mine, UNIT);
      for (const [at, { id: step }] of opened.lesson!.steps.entries()) await takeStep(mine, opened, step, at === 0 ? minutes * 60 : 0);
    };
    const begun = asViewer(ctx, await aPerson(ctx));
    const opened = await openUnit(begun, UNIT);
    await takeStep(begun, opened, opened.lesson!.steps[0]!.id, 900);
    for (let count = 1; count <= 19; count += 1) await finish(count <= 10 ? 10 : 14);
    const { stated, ...before } = await line(owner, UNIT.unit);
    assert.deepEqual([before.measured, before.learners, stated], [null, 19, 15]);
    await finish(30);
    const now = await line(owner, UNIT.unit);
    assert.deepEqual([now.measured, now.learners], [12, 20]);
    await finish(30);
    assert.deepEqual((await line(await reader('auditor'), UNIT.unit)).measured, 14);
  });

  it('counts a quiz by the first attempt of each person', async () => {
    const attempt = (subject: string, minutes: number, daysAgo: number): Promise<unknown> =>
      ctx.pool.query(
        `insert into attempt (id, subject, kind, module, unit, version, drawn, size, opened_at, closed_at)
         values ($1, $2, 'quiz', $3, 'quiz', 'v', '{}', 10, now() - $5::int * interval '1 day', now() - $5::int * interval '1 day' + $4::int * interval '1 minute')`,
        [newId(), subject, MODULE, minutes, daysAgo],
      );
    const owner = await reader('owner');
    for (let count = 1; count <= 20; count += 1) {
      const { subject } = await aPerson(ctx);
      if (count === 20) assert.deepEqual(await line(owner, 'quiz').then(({ measured, learners }) => [measured, learners]), [null, 19]);
      await attempt(subject, 8, 2);
      await attempt(subject, 1, 1);
    }
    assert.deepEqual(await line(owner, 'quiz').then(({ measured, learners }) => [measured, learners]), [8, 20]);
  });
});

describe('reports and managers', () => {
  const NAMED = ['/api/reports/people', '/api/reports/people.csv', '/api/reports/items', '/api/reports/minutes'];

  it('give nobody by name to a manager, whoever it is', async () => {
    const boss = await aPerson(ctx, { roles: ['manager'] });
    const report = await aPerson(ctx, { manager_id: boss.personId });
    const ask = await reader(boss);
    for (const path of [...NAMED, `/api/reports/people/${report.personId}/outcomes`, `/api/people/${report.personId}`, '/api/people', '/api/people.csv']) {
      const reply = await ask(path);
      assert.equal(reply.status, 403, path);
      assert.ok(!(await reply.text()).includes(report.email), path);
    }
  });

  /** A manager of teams of these sizes, in all of which one half is done. */
  const aBossOf = async (sizes: Record<string, number>, manager?: AnyPerson): Promise<AnyPerson> => {
    const boss = manager ?? (await aPerson(ctx, { roles: ['manager'] }));
    for (const [name, size] of Object.entries(sizes)) {
      const team = await aTeam(ctx, `${name} ${newId()}`);
      for (let count = 0; count < size; count += 1) {
        const { subject } = await aPerson(ctx, { teams: [team.id], manager_id: boss.personId });
        if (count % 2 === 0) await recordOutcome(ctx, { subject, activity: `module:${MODULE}`, version: 'v', kind: 'finished', isDone: true });
      }
    }
    return boss;
  };
  const shown = ({ teams }: TeamReport): Record<string, number | null> => Object.fromEntries(teams.map(({ team, people }) => [team.split(' ')[0]!, people]));

  it('give a manager their groups of ten or more, and nothing of a smaller one', async () => {
    const report = await read<TeamReport>((await reader(await aBossOf({ Large: 12, Larger: 14, Nine: 9, Three: 3 })))('/api/reports/teams'));
    assert.equal(report.atLeast, 10);
    assert.deepEqual(shown(report), { Large: 12, Larger: 14, Nine: null, Three: null });
    for (const { people, figures } of report.teams) {
      if (people === null) assert.equal(figures, null);
      else assert.deepEqual(figures?.done, { percent: 50 });
    }
  });

  it('hide the next smallest with the only small one, or it would follow from the sum', async () => {
    const report = await read<TeamReport>((await reader(await aBossOf({ Large: 12, Larger: 14, Four: 4 })))('/api/reports/teams'));
    assert.deepEqual(shown(report), { Large: null, Larger: 14, Four: null });
    assert.ok(report.teams.filter(({ people }) => people === null).every(({ figures }) => figures === null));
  });

  it('hide no less because two small groups have ten people only together with a third', async () => {
    const report = await read<TeamReport>((await reader(await aBossOf({ Large: 12, Larger: 14, Four: 4, Five: 5 })))('/api/reports/teams'));
    assert.deepEqual(shown(report), { Large: null, Larger: 14, Four: null, Five: null });
  });

  it('count for a manager only those below them, at any distance, and nobody of others', async () => {
    const middle = await aBossOf({ Mine: 10 });
    const top = await aPerson(ctx, { roles: ['manager'] });
    await ctx.pool.query('update person set manager_id = $1 where id = $2', [top.personId, middle.personId]);
    assert.deepEqual(shown(await read<TeamReport>((await reader(top))('/api/reports/teams'))), { Mine: 10 });
    assert.deepEqual((await read<TeamReport>((await reader('manager'))('/api/reports/teams'))).teams, []);
  });

  it('give an owner groups of five or more', async () => {
    const { atLeast, teams } = await read<TeamReport>((await reader('owner'))('/api/reports/teams'));
    assert.equal(atLeast, 5);
    assert.ok(teams.some(({ team, people }) => team.startsWith('Nine') && people === 9));
    assert.ok(teams.filter(({ team }) => /^(Three|Four)/.test(team)).every(({ people }) => people === null));
  });
});
