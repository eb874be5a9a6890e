// What the page of a lab must not receive before its time, proved on every lab there is, over every route that shows one.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aLogin, anOrganisation, aPerson } from '../../test/factories.ts';
import { publishContent } from '../../test/publish-content.ts';
import { startTestServer } from '../../test/server.ts';
import { listContent } from '../curriculum/index.ts';
import { asker } from './example-server.ts';
import type { LabBody } from './schemas.ts';

const server = await startTestServer();
const { ctx } = server;
await anOrganisation(ctx);
await publishContent(ctx);
const person = await aPerson(ctx);
const me = asker(server, person, (await aLogin(ctx, person)).cookie);

const get = async (path: string): Promise<string> => {
  const reply = await server.app.request(`http://localhost:3000${path}`, { headers: { cookie: me.cookie, host: 'localhost:3000' } });
  return reply.text();
};

/** Long lines of a program or of checks that stand nowhere in what may be shown. */
const telling = (text: string, allowed: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line.length > 24 && !allowed.includes(JSON.stringify(line).slice(1, -1)));

const labs = (await listContent(ctx, 'lab', 'en')).map(({ slug, hash, body }) => ({ slug, hash, body: body as LabBody }));

/** Anyone may read what each lab begins with: a line that stands there (an import, say) tells nothing of another lab. */
const starts = labs.map(({ body }) => body.start);

describe('the page of a lab', () => {
  it('has labs to prove this on', () => assert.ok(labs.some(({ body }) => body.kind === 'lab') && labs.some(({ body }) => body.kind === 'segment')));

  for (const { slug, hash, body } of labs) {
    it(`${slug} (${body.kind}) holds no near-miss and no hidden check${body.kind === 'lab' ? ', no hint and no fix' : ''}`, async () => {
      const opening = await me.ask<{ id: string }>('POST', `/api/labs/${slug}/openings`, { anew: true });
      const pages = [await get(`/api/labs/${slug}`), JSON.stringify(opening), await get(`/api/openings/${opening.id}`), await get(`/api/openings/${opening.id}/lab`), await get('/api/labs'), await get('/api/try'), await get('/api/me/data/export')];
      const shown = pages.join('\n');
      const checks = await get(`/api/labs/checks/${hash}`);
      assert.ok(checks.includes('build') && shown.includes(JSON.stringify(body.title).slice(1, -1)));
      const allowed = JSON.stringify({ starts, fixes: body.kind === 'segment' ? body.fixes : [], publicly: body.publicChecksJs, brief: body.brief });
      const secrets = [
        ...body.nearMisses.flatMap(({ why, files }) => [why, ...Object.values(files).flatMap((text) => telling(text, allowed))]),
        ...telling(body.hiddenChecksJs, allowed),
        ...body.hidden.attacks.flatMap(({ title, holds }) => [title, holds]),
        ...(body.kind === 'lab' ? [...body.hints, ...body.fixes.flatMap(({ why, files }) => [why, ...Object.values(files).flatMap((text) => telling(text, allowed))])] : []),
        body.design.split('\n').find((line) => line.length > 30)!,
      ];
      assert.ok(secrets.length > 6);
      for (const secret of secrets) for (const page of [shown, checks]) assert.ok(!page.includes(JSON.stringify(secret).slice(1, -1)), `${slug} tells: ${secret}`);
    });
  }
});
