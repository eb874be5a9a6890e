// What curriculum sends: nothing that gives an answer away, prose that cannot bring script, checks as a script of our own.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { aLogin, aPerson } from '../../test/factories.ts';
import { startTestServer } from '../../test/server.ts';
import { publishContent } from '../app.ts';
import { currentContent, listContent } from './content-cache.ts';
import type { BankBody, ScenariosBody } from './schemas.ts';

const { ctx, app } = await startTestServer();
const said: string[] = [];
let cookie: string;
before(async () => {
  await publishContent(ctx, (line) => void said.push(line));
  ({ cookie } = await aLogin(ctx, await aPerson(ctx)));
});
const get = (path: string, as: string | undefined = cookie): Promise<Response> => Promise.resolve(app.request(`http://localhost:3000${path}`, { headers: { host: 'localhost:3000', ...(as === undefined ? {} : { cookie: as }) } }));
const json = async (path: string): Promise<Record<string, never>> => {
  const reply = await get(path);
  assert.equal(reply.status, 200, `${path}: ${await reply.clone().text()}`);
  return (await reply.json()) as Record<string, never>;
};

describe('the routes of curriculum', () => {
  it('are filled from content/ without a mistake', () => assert.doesNotMatch(said.join('\n'), /not published/i));

  it('send no answer before it is in', async () => {
    const banks = await Promise.all([currentContent(ctx, 'quiz', 'using-ai-tools', 'en'), currentContent(ctx, 'practice', 'using-ai-tools', 'en')]);
    const scenarios = (await currentContent(ctx, 'scenarios', 'using-ai-tools', 'en'))!.body as ScenariosBody;
    const secrets = [...banks.flatMap((bank) => (bank!.body as BankBody).items.flatMap(({ options }) => options.map(({ because }) => because))), ...scenarios.scenarios.map(({ explanation }) => explanation)];
    assert.ok(secrets.length > 100);
    const paths = ['/api/catalogue', '/api/modules/using-ai-tools', '/api/tiers', '/api/policy', '/api/policy/versions', '/api/captures/using-ai-tools/tab-completion', '/api/ignore-files/using-ai-tools', '/api/exercises/secure-ai-integration/keys', '/api/labs/sql-injection', '/api/try'];
    for (const path of paths) {
      const text = JSON.stringify(await json(path));
      assert.deepEqual(secrets.filter((secret) => text.includes(JSON.stringify(secret).slice(1, -1))), [], path);
    }
    const lessons = JSON.stringify((await listContent(ctx, 'lesson', 'en')).map(({ body }) => body));
    assert.deepEqual(secrets.filter((secret) => lessons.includes(JSON.stringify(secret).slice(1, -1))), [], 'lesson bodies');
  });

  it('let nobody fetch a quiz, scenarios or a lesson as a lab or a capture', async () => {
    for (const path of ['/api/captures/using-ai-tools/quiz', '/api/exercises/secure-ai-integration/quiz', '/api/exercises/using-ai-tools/keys', '/api/labs/using-ai-tools', `/api/labs/checks/${(await currentContent(ctx, 'quiz', 'using-ai-tools', 'en'))!.hash}`]) assert.equal((await get(path)).status, 404, path);
  });

  it('serve the lab to try and its checks without an account, as a script', async () => {
    const reply = await get('/api/try', '');
    const { lab } = (await reply.json()) as { lab: { slug: string; checksUrl: string; nearMisses?: unknown } };
    assert.deepEqual([lab.slug, lab.nearMisses], ['sql-injection', undefined]);
    const checks = await get(lab.checksUrl, '');
    assert.equal(checks.status, 200);
    assert.match(checks.headers.get('content-type') ?? '', /^text\/javascript/);
    assert.match(await checks.text(), /export const build/);
    assert.equal((await get('/api/labs/sql-injection', '')).status, 401, 'the others are for people who signed in');
  });

  it('show a tier with its risks, focus and modules', async () => {
    const { tiers } = (await json('/api/tiers')) as unknown as { tiers: { id: number; modules: { slug: string }[] }[] };
    const shipped = (await listContent(ctx, 'module', 'en')).map(({ body }) => body);
    assert.deepEqual(tiers.map(({ id, modules }) => [id, modules.map(({ slug }) => slug)]), (await listContent(ctx, 'tiers', 'en'))[0]!.body.tiers.map(({ id }) => [id, shipped.filter(({ tier }) => tier === id).map(({ slug }) => slug)]));
    assert.deepEqual(shipped.map(({ tier, slug }) => `${tier} ${slug}`).sort(), ['1 using-ai-tools', '2 secure-ai-integration', '3 secure-ml-lifecycle']);
  });
});

describe('lessons as published', () => {
  it('hold no HTML but our own, and no address but web addresses and claims', async () => {
    for (const { body } of await listContent(ctx, 'lesson', 'en')) {
      const html = body.steps.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'prose' ? block.html : []))).join('\n');
      const tags = new Set([...html.matchAll(/<([a-z0-9]+)/g)].map(([, tag]) => tag));
      assert.deepEqual([...tags].filter((tag) => !['p', 'strong', 'em', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'div', 'sup', 'a', 'h3', 'hr', 'br'].includes(tag!)), []);
      assert.deepEqual([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href!).filter((href) => !/^(https?:\/\/|#claim-\d+$)/.test(href)), []);
      assert.doesNotMatch(html, /\son\w+=|\sstyle=/);
    }
  });
});
