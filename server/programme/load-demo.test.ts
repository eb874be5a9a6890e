// The demo organisation: everyone is there, half a year lies behind them, and it happens once or not at all.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { publishContent } from '../../test/publish-content.ts';
import { startTestServer, type TestServer } from '../../test/server.ts';
import { anOrganisation } from '../../test/factories.ts';
import { setUpCode, standing } from '../people/index.ts';
import { systemViewer } from '../platform/context.ts';
import { drawWedge } from '../platform/statistics/index.ts';
import { countPullRequests } from '../signals/index.ts';
import { loadDemo } from './load-demo.ts';
import { TEST_FULL_ONLY } from '../../test/test-full-only.ts';

const HERE = { address: '127.0.0.1', isLocal: true };
const AWAY = { address: '203.0.113.7', isLocal: false };
const NOW = new Date('2026-11-24T15:00:00Z');

const server = await startTestServer();
server.setNow(NOW);
const bare = await startTestServer();

const post = (server: TestServer, path: string, body: unknown, cookie = ''): Promise<Response> =>
  Promise.resolve(server.app.request(`http://localhost:3000${path}`, { method: 'POST', headers: { host: 'localhost:3000', cookie }, body: JSON.stringify(body) }));
type Judged = { metrics: { metric: { id: string }; result: { verdict: string; grade: string }; basis: { look: { number: number } }; baseline: object | null; marks: object[] }[]; rollOut: { seed: string; startsOn: string; steps: number; teams: { id: string; step: number }[] } | null };
type Scanned = { alerts: { origin: string; triage: string; firstAt: string; lastAt: string; closedAt: string | null }[]; integrations: object; counts: { waiting: number } };
const get = async <T>(path: string, cookie: string): Promise<T> => {
  const reply = await server.app.request(`http://localhost:3000${path}`, { headers: { host: 'localhost:3000', cookie } });
  assert.equal(reply.status, 200, path);
  return (await reply.json()) as T;
};
const cookieOf = (reply: Response): string => reply.headers.get('set-cookie')!.split(';')[0]!;
const count = async (text: string): Promise<number> => (await sql<{ count: number }>`${sql.raw(text)}`.execute(server.ctx.db)).rows[0]!.count;

const CHOSEN = 'nine boats sail at dawn';

let owner = '';
let password = '';

// A sample of the pages of the demo is looked at in every run, so that it loads is seen there.
describe('loadDemo', { skip: TEST_FULL_ONLY.skip }, () => {
  it('leaves nothing behind while the content is not published', async () => {
    await assert.rejects(loadDemo(bare.ctx, {}, HERE), { kind: 'Unavailable' });
    assert.equal(await standing(bare.ctx), undefined);
  });

  it('refuses a missing and a wrong code from elsewhere', async () => {
    await publishContent(server.ctx);
    await setUpCode(server.ctx);
    await assert.rejects(loadDemo(server.ctx, {}, AWAY), { kind: 'NotAllowed' });
    await assert.rejects(loadDemo(server.ctx, { code: 'AAAA-AAAA-AAAA' }, AWAY), { kind: 'NotAllowed' });
    assert.equal(await standing(server.ctx), undefined);
  });

  it('refuses where there is an organisation', async () => {
    await anOrganisation(bare.ctx);
    await assert.rejects(loadDemo(bare.ctx, {}, HERE), { kind: 'Conflict' });
  });

  it('loads once, however many ask in the same moment', async () => {
    const code = await setUpCode(server.ctx);
    const [first, second] = await Promise.all([post(server, '/api/set-up/demo', { code, password: CHOSEN }), post(server, '/api/set-up/demo', { code, password: CHOSEN })]);
    assert.deepEqual([first.status, second.status].sort((a, b) => a - b), [200, 409]);
    const reply = first.status === 200 ? first : second;
    const loaded = (await reply.json()) as { owner: { email: string }; password: string; people: number };
    assert.deepEqual([loaded.owner.email, loaded.people], ['rosa.ferrante@northlight.example', 60]);
    password = loaded.password;
    assert.equal(password, CHOSEN);
    assert.equal(reply.headers.get('set-cookie'), null);
    owner = cookieOf(await post(server, '/api/logins', { email: loaded.owner.email, password }));
    const me = await get<{ organisation: unknown; person: { roles: string[] } }>('/api/me', owner);
    assert.deepEqual(me.organisation, { name: 'Northlight Freight', locale: 'en', isDemo: true });
    assert.deepEqual(me.person.roles, ['learner', 'owner']);
    assert.equal(await setUpCode(server.ctx), undefined);
  });

  it('lets some work on labs, and says of none of it that it was verified', async () => {
    assert.ok((await count(`select count(distinct subject)::int as count from lab_run`)) >= 4);
    assert.ok((await count(`select count(*)::int as count from outcome where activity like 'lab:%' and kind = 'passed'`)) >= 3);
    assert.ok((await count(`select count(*)::int as count from lab_opening where hints > 0`)) >= 1);
    assert.equal(await count(`select count(*)::int as count from outcome where activity like 'lab:%' and result ->> 'isVerified' <> 'false'`), 0);
    assert.equal(await count(`select count(*)::int as count from lab_run where at > '2026-11-24T15:00:00Z'`), 0);
  });

  it('has an arena event behind it and a season that is on, played with flags that stood in replies', async () => {
    const { events } = await get<{ events: { id: string; state: string; entries: number }[] }>('/api/arena/events', owner);
    assert.deepEqual(events.map(({ state, entries }) => [state, entries]), [['over', 6]]);
    const points = new Set<number>();
    for (const round of [events[0]!.id, '2026-2']) {
      const { board } = await get<{ board: { rows: { points: number; rank: number }[]; count: number } }>(`/api/arena/boards/${round}`, owner);
      assert.ok(board.count >= 3, `${board.count} on the board of ${round}`);
      for (const row of board.rows) points.add(row.points);
    }
    assert.ok(points.size > 1, 'not everybody came equally far');
    assert.equal(await count(`select count(*)::int as count from arena_message where at > '2026-11-24T15:00:00Z'`), 0);
    assert.equal(await count(`select count(*)::int as count from outcome where activity like 'arena:%' and kind = 'solved'`), await count('select count(*)::int as count from arena_solve'));
  });

  it('has scans of its code behind it: a baseline, new integrations, and alerts that somebody decided about', async () => {
    const all = await get<Scanned>('/api/signals/alerts?show=all', owner);
    assert.deepEqual(all.alerts.map(({ origin }) => origin).toSorted(), ['baseline', 'baseline', 'new', 'new', 'new', 'new', 'new']);
    assert.deepEqual(all.alerts.map(({ triage }) => triage).toSorted(), ['confirmed', 'false-alarm', 'fixed', 'fixed', 'open', 'open', 'open']);
    assert.deepEqual([all.integrations, all.counts.waiting], [{ here: 12, new: 9 }, 0]);
    assert.ok(all.alerts.every(({ closedAt, lastAt, firstAt }) => firstAt <= lastAt && lastAt <= NOW.toISOString() && (closedAt ?? '') <= NOW.toISOString()));
  });

  it('has half a year of AI tools behind it, with a rate that falls, and names in the queue', async () => {
    const share = async (from: string, to: string): Promise<number> => {
      const [row] = (await sql<{ exposed: number; interactions: number }>`select sum(exposed)::int as exposed, sum(interactions)::int as interactions from signal_day where day between ${from} and ${to} and team is not null`.execute(server.ctx.db)).rows;
      assert.ok(row!.interactions > 1_000, `${row!.interactions} from ${from}`);
      return row!.exposed / row!.interactions;
    };
    const [before, after] = [await share('2026-03-01', '2026-05-20'), await share('2026-09-01', '2026-11-24')];
    assert.ok(after < before * 0.75 && after > before * 0.3, `${before} to ${after}`);
    const queue = await get<{ keepDays: number; open: number; matched: number; identities: { name: string; interactions: number; firstAt: string }[] }>('/api/signals/identities', owner);
    assert.deepEqual([queue.open, queue.matched], [5, 120], 'each by mail address and by login');
    assert.ok(queue.identities.every(({ name, interactions }) => name !== '' && interactions > 10));
    assert.ok(queue.identities.every(({ firstAt }) => NOW.getTime() - Date.parse(firstAt) < queue.keepDays * 86_400_000), 'none is gone with the next night');
    const { sources } = await get<{ sources: { name: string; received: number }[] }>('/api/signals/sources', owner);
    assert.deepEqual(sources.map(({ name }) => name), ['AI gateway', 'DLP gateway', 'Code analyser']);
    assert.equal(await count(`select count(*)::int as count from signal_interaction where at > '2026-11-24T15:00:00Z' or clock is not null`), 0);
  });

  it('has half a year of pull requests, of which more and more are reviewed for security', async () => {
    const asOwner = { ...server.ctx, viewer: systemViewer('test') };
    const share = async (from: string, to: string) => {
      const figures = await countPullRequests(asOwner, { from, to, by: 'month' });
      const sum = (of: 'pullRequests' | 'withProvenance' | 'aiWritten' | 'reviewed'): number => figures.reduce((total, each) => total + each[of], 0);
      assert.ok(sum('aiWritten') > 100 && sum('withProvenance') > sum('aiWritten') && sum('pullRequests') > sum('withProvenance'), JSON.stringify(figures));
      assert.ok(figures.every(({ teamId }) => teamId !== null));
      return sum('reviewed') / sum('aiWritten');
    };
    const [before, after] = [await share('2026-03-01', '2026-05-20'), await share('2026-09-01', '2026-11-24')];
    assert.ok(before > 0.15 && before < 0.35 && after > before + 0.3, `${before} to ${after}`);
  });

  it('has a roll-out by lot behind it, which anybody can draw again, and verdicts of three kinds that its figures carry', async () => {
    const { metrics, rollOut } = await get<Judged>('/api/effectiveness', owner);
    const again = drawWedge(rollOut!.teams.map(({ id }) => id), rollOut!.steps, rollOut!.seed).stepOf;
    for (const { id, step } of rollOut!.teams) assert.equal(again.get(id), step - 1);
    assert.equal(new Date(rollOut!.startsOn).getUTCDay(), 1, 'teams begin on Mondays');
    assert.deepEqual(metrics.map(({ metric, result, basis }) => [metric.id, result.verdict, result.grade, basis.look.number]), [
      ['ai_tool_data_exposure', 'improving', 'A', 2],
      ['ai_code_review_catch_rate', 'improving', 'A', 2],
      ['prompt_injection_in_new_code', 'not-enough-data', 'A', 2],
      ['secret_exposure_in_ai_tools', 'no-change-shown', 'A', 2],
    ]);
    assert.ok(metrics.every(({ baseline, marks }) => baseline !== null && marks.length === 4));
  });

  it('lets every demo person in with the one password', async () => {
    for (const email of ['wim.karlsson@northlight.example', 'abel.udo@northlight.example']) {
      assert.equal((await post(server, '/api/logins', { email, password })).status, 200, email);
    }
    assert.equal(await count('select count(*) from person where password_hash is null'), 0);
  });

  it('puts everyone into the tiers of the rules, and those decided by hand where the owner put them', async () => {
    const { people } = await get<{ people: { email: string; tiers: number[] }[] }>('/api/people', owner);
    assert.ok(people.length > 0);
    const tiersOf = async (name: string): Promise<number[]> => (await get<{ people: { tiers: number[] }[] }>(`/api/people?search=${name}`, owner)).people[0]!.tiers;
    assert.deepEqual(await tiersOf('oskar.dahl'), [1, 2]);
    assert.deepEqual(await tiersOf('nadia.ivanova'), [1]);
    assert.deepEqual(await tiersOf('ravi.oberoi'), [1, 2]);
    assert.deepEqual(await tiersOf('stellan.grahn'), [1, 3]);
    assert.deepEqual(await tiersOf('miriam.jacobs'), [1, 3]);
    assert.deepEqual(await tiersOf('ewan.reid'), [1]);
    assert.equal(await count('select count(*) from person_tier where tier = 2'), 25);
    assert.equal(await count('select count(*) from person_tier where tier = 3'), 7);
    const { objections } = await get<{ objections: { tier: number; person: { name: string } }[] }>('/api/tier-objections', owner);
    assert.deepEqual(objections.map(({ tier, person }) => [tier, person.name]), [[3, 'Kavita Hegde']]);
  });

  it('has a policy of its own, which is the one that was acknowledged', async () => {
    const { isTemplate, number, policy, version, savedAt } = await get<{ isTemplate: boolean; number: number; policy: { tools: { title: string }[] }; version: string; savedAt: string }>('/api/policy', owner);
    assert.deepEqual([isTemplate, number, policy.tools[0]?.title], [false, 2, 'GitHub Copilot Business']);
    assert.equal(await count(`select count(*)::int as count from outcome where activity = 'policy' and version <> '${version}'`), 0);
    assert.equal(await count(`select count(*)::int as count from outcome where activity = 'policy' and at < '${savedAt}'`), 0, 'nobody acknowledged it before it was there');
  });

  it('has a ledger in which most have finished, some have begun, and one result was corrected', async () => {
    const states = await get<{ people: { email: string; state: string }[]; total: number }>('/api/reports/people?state=done', owner);
    assert.equal(states.total, 48);
    assert.equal((await get<{ total: number }>('/api/reports/people?state=begun', owner)).total, 6, 'one of the last step has not begun yet');
    assert.equal(await count("select count(*) from outcome where replaces is not null"), 1);
    assert.equal(await count("select count(*) from assignment where ground = 'own-choice'"), 3);
    const acknowledged = await count("select count(*) from outcome where activity = 'policy'");
    assert.ok(acknowledged > 45 && acknowledged < 60, String(acknowledged));
    assert.ok((await count("select count(distinct subject) from attempt where kind = 'quiz' and right_count < 8 and closed_at is not null")) >= 3, 'some fail first');
    assert.ok((await count("select count(*) from attempt where kind = 'quiz' and closed_at is null")) >= 1, 'a quiz is open');
    assert.equal(await count(`select count(*) from outcome where at > '${NOW.toISOString()}'`), 0);
    assert.ok((await count("select count(*) from outcome where at < timestamptz '2026-11-24' - interval '150 days'")) > 100, 'reaches half a year back');
  });

  it('lets those whose tier or role asks for it go on to Modules 2 and 3', async () => {
    type People = { total: number; people: { email: string; isAsked: boolean; quizScore: number | null }[] };
    const standing = async (module: string): Promise<Record<string, number>> => {
      const found: Record<string, number> = {};
      for (const state of ['done', 'begun']) {
        const { total, people } = await get<People>(`/api/reports/people?module=${module}&state=${state}`, owner);
        assert.ok(people.every(({ isAsked }) => isAsked), `${module} ${state}`);
        found[state] = total;
      }
      return found;
    };
    assert.deepEqual(await standing('secure-ai-integration'), { done: 13, begun: 5 });
    assert.deepEqual(await standing('secure-ml-lifecycle'), { done: 3, begun: 1 });
    assert.equal((await get<People>('/api/reports/people?module=secure-ml-lifecycle&search=kavita', owner)).people[0]?.quizScore, null, 'who objects to the tier has not begun');
    const tooEarly = `select count(distinct later.subject)::int as count from outcome later join progress first on first.subject = later.subject and first.activity = 'module:using-ai-tools'
      where later.activity like '%:secure-%' and (first.done_at is null or later.at < first.done_at)`;
    assert.equal(await count(tooEarly), 0, 'nobody goes on before they finished');
    const { teams } = await get<{ teams: { team: string; figures: { done: unknown } | null }[] }>('/api/reports/teams?module=secure-ai-integration', owner);
    assert.notEqual(teams.find(({ team }) => team === 'Checkout')?.figures, null);
    assert.ok((await count("select count(*)::int as count from outcome where kind = 'reviewed' and activity like 'review:%/secure-%'")) >= 10, 'their cards come back too');
  });

  it('lets them pass the labs that these modules ask for, each in a language they read', async () => {
    const passed = async (lab: string): Promise<number> => count(`select count(*)::int as count from progress where activity = 'lab:${lab}' and done_at is not null`);
    assert.ok((await passed('support-assistant-py')) > 0 && (await passed('support-assistant-ts')) > 0);
    assert.equal(await passed('ml-pipeline'), 3);
    const without = `select count(*)::int as count from progress done where done.activity = 'module:secure-ai-integration' and done.done_at is not null and not exists (
      select from progress lab where lab.subject = done.subject and lab.activity like 'lab:support-assistant-%' and lab.done_at <= done.done_at)`;
    assert.equal(await count(without), 0);
    // A module's lab is opened in its lesson, and not a second time as one more.
    assert.equal(await count('select count(*)::int as count from (select from lab_opening group by subject, lab having count(*) > 1) twice'), 0);
  });

  it('has reviews: some came back for them, and most who finished have some due today', async () => {
    const reviewing = await count("select count(distinct subject) from review_set where closed_at is not null");
    assert.ok(reviewing > 15 && reviewing < 40, String(reviewing));
    assert.equal(await count("select count(*) from outcome where kind = 'reviewed'"), await count('select coalesce(sum(answered), 0)::int as count from review_set'));
    assert.equal(await count(`select count(*) from review_card where reviewed_at > '${NOW.toISOString()}'`), 0);
    const { people } = await get<{ people: { email: string }[] }>('/api/reports/people?state=done', owner);
    const due: number[] = [];
    for (const { email } of people.slice(0, 12)) {
      const cookie = cookieOf(await post(server, '/api/logins', { email, password }));
      due.push((await get<{ due: number }>('/api/me/reviews', cookie)).due);
    }
    assert.ok(due.filter((cards) => cards > 0).length >= 6, due.join());
  });

  it('has minutes near the stated ones, and confidences a little above what was right', async () => {
    const { units } = await get<{ units: { module: string; unit: string; stated: number; measured: number | null }[] }>('/api/reports/minutes', owner);
    const lived = units.filter(({ module }) => module === 'using-ai-tools');
    assert.equal(lived.length, 4);
    for (const { unit, stated, measured } of lived) assert.ok(measured !== null && Math.abs(measured / stated - 1) < 0.25, `${unit}: ${measured} of ${stated}`);
    const { rows } = await sql<{ sure: number; right: number }>`select avg(confidence) as sure, 100 * avg(is_right::int) as right from answer where confidence is not null`.execute(server.ctx.db);
    assert.ok(Math.abs(rows[0]!.sure - 84) < 4 && Math.abs(rows[0]!.right - 80) < 7, JSON.stringify(rows[0]));
  });

  it('shows the owner every team, and a manager theirs where it is large enough to hide each person', async () => {
    type Report = { atLeast: number; teams: { team: string; people: number | null; figures: unknown }[] };
    const owned = await get<Report>('/api/reports/teams', owner);
    assert.equal(owned.teams.filter(({ figures }) => figures !== null).length, 8);
    const managedBy = async (name: string): Promise<Report> => get('/api/reports/teams', cookieOf(await post(server, '/api/logins', { email: `${name}@northlight.example`, password })));
    for (const [name, team, people] of [['ines.aalto', 'Checkout', 11], ['felix.zander', 'Platform', 10]]) {
      const [line, ...others] = (await managedBy(String(name))).teams;
      assert.deepEqual([line?.team, line?.people, line?.figures === null, others.length], [team, people, false, 0]);
    }
    const managed = await managedBy('bruno.ortega');
    assert.equal(managed.atLeast, 10);
    assert.deepEqual(managed.teams.map(({ team, people, figures }) => [team, people, figures]), [['Mobile', null, null]]);
  });
});
