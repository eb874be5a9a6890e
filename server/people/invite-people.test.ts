// Inviting a whole list: who may, who is left alone, and that each link is of the one whose line it stands in.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anOrganisation, aPerson, asRole, aTeam } from '../../test/factories.ts';
import { startTestServer } from '../../test/server.ts';
import { noMail } from '../platform/mail/mail.ts';
import { invitePeople } from './invite-people.ts';
import { listPeople } from './list-people.ts';
import { makeLink } from './make-link.ts';
import { markLeft } from './mark-left.ts';
import { showLink } from './show-link.ts';

const server = await startTestServer();
const { ctx } = server;
await anOrganisation(ctx);
const owner = await asRole(ctx, 'owner');
const withoutMail = { ...owner, mail: noMail };
const linesOf = (csv: string | null): string[][] => csv!.trimEnd().split('\r\n').slice(1).map((line) => line.split(','));
const newcomers = async (team: string, count: number, name = 'New') => {
  for (let at = 0; at < count; at += 1) await aPerson(ctx, { hasPassword: false, name, teams: [team] });
};
const waiting = async (team: string): Promise<number> => (await listPeople(owner, { page: 1, state: 'new', team })).total;

describe('invitePeople', () => {
  it('refuses someone without the right', async () => {
    for (const role of ['learner', 'champion', 'instructor', 'manager', 'auditor'] as const) await assert.rejects(invitePeople(await asRole(ctx, role), { state: 'new' }), { kind: 'NotAllowed' }, role);
  });

  it('gives a file in which each line holds the link of its person, and leaves the others alone', async () => {
    const { id: team } = await aTeam(ctx);
    await newcomers(team, 3);
    await aPerson(ctx, { teams: [team] });
    const [invitedBefore, gone] = [await aPerson(ctx, { hasPassword: false, teams: [team] }), await aPerson(ctx, { hasPassword: false, teams: [team] })];
    const earlier = (await makeLink(withoutMail, invitedBefore.personId)).url!;
    await markLeft(owner, gone.personId, undefined);
    await newcomers((await aTeam(ctx)).id, 1);
    const { invited, left, csv } = await invitePeople(withoutMail, { team, state: 'new' });
    assert.deepEqual([invited, left, await waiting(team)], [3, 0, 0]);
    const lines = linesOf(csv);
    assert.equal(lines.length, 3);
    for (const [, email, url] of lines) assert.equal((await showLink(ctx, new URL(url!).hash.slice(1))).email, email);
    assert.equal((await showLink(ctx, new URL(earlier).hash.slice(1))).email, invitedBefore.email, 'an invitation that works is not ended');
    const { rows } = await ctx.pool.query(`select count(*)::int as count from audit where action = 'people.makeLink' and actor = $1`, [owner.viewer.is === 'person' ? owner.viewer.subject : '']);
    assert.equal(rows[0].count, 4);
  });

  it('makes another link for those who have one, and ends it', async () => {
    const { id: team } = await aTeam(ctx);
    await newcomers(team, 2);
    const [first] = linesOf((await invitePeople(withoutMail, { team, state: 'new' })).csv);
    const again = await invitePeople(withoutMail, { team, state: 'invited' });
    assert.equal(again.invited, 2);
    await assert.rejects(showLink(ctx, new URL(first![2]!).hash.slice(1)), { kind: 'NotFound' });
    for (const [, email, url] of linesOf(again.csv)) assert.equal((await showLink(ctx, new URL(url!).hash.slice(1))).email, email);
  });

  it('mails them where mail is set up, and shows no link', async () => {
    const { id: team } = await aTeam(ctx);
    await newcomers(team, 2);
    const { invited, csv } = await invitePeople(owner, { team, state: 'new' });
    assert.deepEqual([invited, csv], [2, null]);
  });

  it('makes a file that no spreadsheet runs', async () => {
    const { id: team } = await aTeam(ctx);
    await newcomers(team, 1, '=1+1');
    assert.match((await invitePeople(withoutMail, { team, state: 'new' })).csv!, /\r\n'=1\+1,/);
  });

  it('says how many are left where there are more than five hundred', async () => {
    const { id: team } = await aTeam(ctx);
    await newcomers(team, 502);
    assert.deepEqual([(await invitePeople(withoutMail, { team, state: 'new' })).left, await waiting(team)], [2, 2]);
    assert.deepEqual([(await invitePeople(withoutMail, { team, state: 'new' })).invited, await waiting(team)], [2, 0]);
  });
});
