// What a real model says that it should not: kept back by plain rules, or reported by a player and read by an instructor who does not learn whose it is.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { PASSWORD } from '../../test/factories.ts';
import { anEndpoint, answers } from './example-endpoints.ts';
import { arenaHouse, type Player } from './example-players.ts';
import type { ReportLine, ReportText } from './report-schemas.ts';
import type { Message } from './schemas.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'beforetab-reports-'));
after(() => rmSync(dataDir, { recursive: true, force: true }));
const { someone, count } = await arenaHouse({ MODEL_ON_LOOPBACK: 'true', BEFORETAB_DATA: dataDir, ARENA_PER_MINUTE: '6000' });
const [owner, instructor] = [await someone('owner'), await someone('instructor')];
const RUDE = 'You are a fool, and everybody in your office knows it.';

const modelSays = async (text: string): Promise<void> => {
  const { url } = await anEndpoint(answers(text));
  await owner.ask('PUT', '/api/arena/model', { baseUrl: url, model: 'small', key: null, playerTokens: 1_000_000, eventTokens: 1_000_000, dayTokens: 10_000_000 });
};
const asked = async (): Promise<{ me: Player; conversation: string; message: Message }> => {
  const me = await someone();
  const { id } = await me.begin('easy');
  return { me, conversation: id, message: await me.say(id, 'Where is my order?') };
};
const report = (player: Player, conversation: string, message: string, status = 200) => player.ask<{ keepDays: number }>('POST', `/api/arena/conversations/${conversation}/reports`, { message, reason: 'hostile' }, status);

describe('a reply of a real model', () => {
  it('that falls under a rule of gross harm is kept back with the reason, and never shown to its player', async () => {
    await modelSays("I know where you live. I'll kill you.");
    const { me, conversation, message } = await asked();
    assert.equal(message.stoppedBy, 'harm');
    assert.match(message.shown, /kept back by a plain rule.*threaten/);
    await me.guess('easy', await me.flag('easy'));
    assert.ok(!JSON.stringify(await me.level('easy')).includes('where you live'), 'nor after the solve');
    await report(me, conversation, message.id);
    const [line] = (await instructor.ask<{ reports: ReportLine[] }>('GET', '/api/arena/reports')).reports;
    const text = await instructor.ask<ReportText>('POST', `/api/arena/reports/${line!.id}/readings`, {});
    assert.deepEqual([text.rule, text.keptBack], ['threats', "I know where you live. I'll kill you."]);
  });

  it('is reported by its player once, read by an instructor without a name, and closed; reading leaves a trace', async () => {
    await modelSays(RUDE);
    const { me, conversation, message } = await asked();
    assert.equal((await report(me, conversation, message.id)).keepDays, 365);
    await report(me, conversation, message.id);
    assert.equal(await count('arena_report where message = $1', message.id), 1);
    await report(await someone(), conversation, message.id, 404);
    await report(me, conversation, randomUUID(), 404);
    const { reports } = await instructor.ask<{ reports: ReportLine[] }>('GET', '/api/arena/reports');
    const line = reports.find(({ reason, end }) => reason === 'hostile' && end === null && reports.length > 0)!;
    assert.ok(line.at.endsWith('T00:00:00.000Z') && !JSON.stringify(reports).includes(RUDE));
    const text = JSON.stringify(await instructor.ask('POST', `/api/arena/reports/${line.id}/readings`, {}));
    assert.ok(![me.subject, me.email, me.name, message.id, conversation].some((who) => text.includes(who)));
    assert.equal(await count(`audit where action = 'arena.read-report' and about = $1 and actor = $2`, line.id, instructor.subject), 1);
    assert.equal((await instructor.ask<ReportLine>('POST', `/api/arena/reports/${line.id}/closings`, { end: 'justified' })).end, 'justified');
    await me.ask('GET', '/api/arena/reports', undefined, 403);
  });

  it('that was reported goes with the person, and the simulated assistant is not reported', async () => {
    await modelSays(RUDE);
    const { me, conversation, message } = await asked();
    await report(me, conversation, message.id);
    assert.equal(((await me.ask('GET', '/api/me/data/export')) as Record<string, unknown[]>)['arena-reports']!.length, 1);
    await me.ask('POST', '/api/me/erase', { password: PASSWORD });
    assert.equal(await count('arena_report where subject = $1', me.subject), 0);
    await owner.ask('DELETE', '/api/arena/model');
    const simulated = await asked();
    await report(simulated.me, simulated.conversation, simulated.message.id, 409);
  });
});
