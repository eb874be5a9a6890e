// The command line that sends: files of each sort, again, over a server that goes away, and what it ends with.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import { aCommandLine, anOrganisation, aPerson, asRole } from '../../test/factories.ts';
import { startTestServer } from '../../test/server.ts';
import { keepLogin } from '../platform/command-line/stored-logins.ts';
import { ingest, sendFile } from './commands.ts';
import { addSource } from './sources/add-source.ts';

const { ctx, app } = await startTestServer();
await anOrganisation(ctx);
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
await new Promise((resolve) => server.once('listening', resolve));
const folder = mkdtempSync(join(tmpdir(), 'beforetab-ingest-'));
after(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});
const to = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const { source, token } = await addSource(await asRole(ctx, 'owner'), { name: 'Gateway', kind: 'litellm', mapping: null });
const file = (name: string, body: string | Buffer): string => {
  writeFileSync(join(folder, name), body);
  return join(folder, name);
};
const tokenFile = file('token', `${token}\n`);
const log = (id: string): string => JSON.stringify({ id, model: 'gpt', startTime: new Date().toISOString(), messages: [{ role: 'user', content: 'hello' }] });
const run = async (...given: string[]): Promise<{ code: number; said: string }> => {
  const said: string[] = [];
  const code = await ingest(given, (line) => void said.push(line), async () => undefined);
  return { code, said: said.join('\n') };
};
const sending = (...files: string[]) => run(...files, '--at', to, '--source', source.id, '--token-file', tokenFile);

describe('beforetab ingest', () => {
  it('sends lines, arrays and packed files, and a second time nothing new', async () => {
    const files = [file('a.ndjson', `${log('1')}\n${log('2')}\n`), file('b.json', `[${log('3')},${log('2')}]`), file('c.jsonl.gz', gzipSync(log('4')))];
    const first = await sending(...files);
    assert.deepEqual([first.code, first.said.match(/\d+ new/g)], [0, ['2 new', '1 new', '1 new']]);
    const again = await sending(...files);
    assert.deepEqual([again.code, again.said.match(/\d+ new/g)], [0, ['0 new', '0 new', '0 new']]);
  });

  it('tells arrays, documents and packed files from lines by how they begin, whatever they are called', async () => {
    const pretty = (...ids: string[]): string => JSON.stringify(ids.map((id) => JSON.parse(log(id)) as unknown), null, 2);
    const files = [file('export', pretty('n1', 'n2')), file('spend.log', `${log('n3')}\r\n${log('n4')}\r\n`), file('page.txt', `\ufeff${pretty('n5')}`), file('packed', gzipSync(pretty('n6'))), file('plain.gz', log('n7')), file('page', JSON.stringify({ data: [JSON.parse(log('n8'))] })), file('empty.ndjson', '')];
    const { code, said } = await sending(...files);
    assert.deepEqual([code, said.match(/\d+ new/g)], [0, ['2 new', '2 new', '1 new', '1 new', '1 new', '1 new', '0 new']], said);
    const piped = await sendFile({ at: to, source: source.id, token }, '-', () => {}, Readable.from([Buffer.from(pretty('n1', 'n9'))]));
    assert.deepEqual([piped.receipt?.taken, piped.receipt?.duplicates], [1, 1]);
    assert.equal((await sending(folder)).code, 2);
  });

  it('ends with 1 and names the lines that could not be read, or where a file breaks off', async () => {
    const bad = await sending(file('bad.ndjson', `${log('5')}\n{"half\n`));
    assert.equal(bad.code, 1);
    assert.match(bad.said, /bad\.ndjson:2 is not JSON/);
    const packed = gzipSync(Array.from({ length: 500 }, (_, at) => log(`cut${at}`)).join('\n'));
    const cut = await sending(file('cut.gz', packed.subarray(0, packed.length / 2)));
    assert.equal(cut.code, 1);
    assert.match(cut.said, /breaks off after record \d+ \(cut-short\)/);
  });

  it('ends with 2 where it may not send, cannot, or is asked wrongly', async () => {
    const wrong = await run(file('x.ndjson', log('6')), '--to', to, '--source', source.id, '--token-file', file('wrong', 'bts_wrong'));
    assert.deepEqual([wrong.code, /token of this source/.test(wrong.said)], [2, true]);
    for (const given of [[], ['--to', to], ['x', '--to', 'nowhere', '--source', source.id, '--token-file', tokenFile], ['x', '--nonsense']]) assert.equal((await run(...given)).code, 2);
    assert.match((await sending(join(folder, 'missing'))).said, /no such file/);
    assert.equal((await run('--help')).code, 0);
    assert.match((await run('x', '--to', 'http://example.org', '--source', source.id, '--token-file', tokenFile)).said, /no https/);
  });

  it('sends as the command line that an owner signed in, to any source, and as nobody else', async () => {
    const was = process.env['XDG_CONFIG_HOME'];
    process.env['XDG_CONFIG_HOME'] = folder;
    try {
      const records = file('d.ndjson', log('8'));
      const send = () => run(records, '--source', source.id);
      assert.match((await send()).said, /not signed in\. Run: beforetab login/);
      const signIn = async (roles: 'owner'[], scopes: 'ingest'[]): Promise<void> => {
        const { token } = await aCommandLine(ctx, await aPerson(ctx, { roles }), scopes);
        await keepLogin({ at: to, token, scopes: ['ingest'], expiresAt: '2030-01-01T00:00:00Z' });
      };
      await signIn([], ['ingest']);
      assert.deepEqual([(await send()).code, (await send()).said.includes('token of this source')], [2, true], 'a learner');
      await signIn(['owner'], []);
      assert.match((await send()).said, /not allowed this/, 'another scope');
      await signIn(['owner'], ['ingest']);
      assert.deepEqual([(await send()).code, (await run(records, '--source', source.id, '--to', to)).said.includes('1 known before')], [0, true]);
      const other = await run(records, '--source', '00000000-0000-4000-8000-000000000000');
      assert.deepEqual([other.code, other.said.includes('token of this source')], [2, true], 'a source that is not there');
    } finally {
      if (was === undefined) delete process.env['XDG_CONFIG_HOME'];
      else process.env['XDG_CONFIG_HOME'] = was;
    }
  });

  it('tries again where a server goes away in the middle', async () => {
    let asked = 0;
    const flaky = createServer((request, reply) => {
      asked += 1;
      if (asked < 3) request.socket.destroy();
      else request.resume();
      request.on('end', () => reply.end(JSON.stringify({ lines: 1, taken: 1, duplicates: 0, passedOver: 0, tooOld: 0, ahead: 0, unreadable: 0, mistakes: [], brokeOff: null })));
    });
    await new Promise<void>((resolve) => flaky.listen(0, '127.0.0.1', resolve));
    const { code, said } = await run(file('y.ndjson', log('7')), '--to', `http://127.0.0.1:${(flaky.address() as AddressInfo).port}`, '--source', source.id, '--token-file', tokenFile);
    flaky.close();
    assert.deepEqual([code, asked, said.match(/Trying again/g)?.length], [0, 3, 2]);
  });
});
