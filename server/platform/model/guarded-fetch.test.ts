// Which addresses a model may be asked at, also where DNS or the writing of an address hides them; and replies without an end.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { isForbiddenAddress } from './forbidden-address.ts';
import { checkAddress, guardedFetch, RefusedAddress } from './guarded-fetch.ts';

const NO_LOOPBACK = { allowsLoopback: false };
const LOOPBACK = { allowsLoopback: true };

describe('addresses', () => {
  it('of metadata, link-local, nowhere and everybody are refused, however they are written', () => {
    const refused = ['169.254.169.254', '169.254.0.1', 'fe80::1', 'fe80::1%eth0', 'fd00:ec2::254', '100.100.100.200', '168.63.129.16', '192.0.0.192', '255.255.255.255', '224.0.0.1', 'ff02::1', '::ffff:169.254.169.254', '::ffff:a9fe:a9fe', '::a9fe:a9fe', '64:ff9b::a9fe:a9fe', '::ffff:0:a9fe:a9fe', '2002:a9fe:a9fe::1', 'not an address', ''];
    for (const address of refused) assert.ok(isForbiddenAddress(address, LOOPBACK), address);
  });

  it('of this machine are refused unless they are allowed', () => {
    for (const address of ['127.0.0.1', '127.9.9.9', '::1', '0.0.0.0', '::', '::ffff:127.0.0.1', '0:0:0:0:0:ffff:7f00:1']) {
      assert.ok(isForbiddenAddress(address, NO_LOOPBACK), address);
      assert.ok(!isForbiddenAddress(address, LOOPBACK), address);
    }
  });

  it('of one’s own network and of the world are allowed', () => {
    for (const address of ['10.1.2.3', '192.168.1.10', '172.16.0.1', '203.0.113.7', 'fd12:3456::1', '2a00:1450::1']) assert.ok(!isForbiddenAddress(address, NO_LOOPBACK), address);
  });

  it('are looked at after DNS has answered, and in every writing a URL allows', async () => {
    for (const url of ['http://localhost:1/v1', 'http://127.1:1/', 'http://2130706433/', 'http://0x7f.1/', 'http://[::1]/', 'http://[::ffff:169.254.169.254]/', 'http://169.254.169.254/latest/meta-data', 'http://2852039166/', 'file:///etc/passwd']) {
      await assert.rejects(checkAddress(new URL(url), NO_LOOPBACK), RefusedAddress, url);
      await assert.rejects(guardedFetch(NO_LOOPBACK)(url), RefusedAddress, url);
    }
    await checkAddress(new URL('http://10.1.2.3:8000/v1'), NO_LOOPBACK);
  });
});

const listen = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://localhost:${(server.address() as AddressInfo).port}`;
};
const ask = guardedFetch(LOOPBACK);

describe('a reply', () => {
  it('comes whole, with what was sent', async () => {
    const url = await listen((request, reply) => void request.toArray().then((parts) => reply.writeHead(418, { 'content-type': 'application/json' }).end(JSON.stringify([request.method, request.headers['x-key'], Buffer.concat(parts as Buffer[]).toString()]))));
    const reply = await ask(`${url}/v1`, { method: 'POST', headers: { 'x-key': 'k' }, body: 'grüße' });
    assert.deepEqual([reply.status, await reply.json()], [418, ['POST', 'k', 'grüße']]);
  });

  it('is refused when it sends elsewhere, never ends, or stops half way, and given up with its signal', async () => {
    const elsewhere = await listen((_request, reply) => void reply.writeHead(302, { location: 'http://169.254.169.254/' }).end());
    await assert.rejects(ask(elsewhere), /not followed/);
    const endless = await listen((_request, reply) => void setInterval(() => reply.write(Buffer.alloc(256 * 1024)), 1).unref());
    await assert.rejects(ask(endless), /no end/);
    const half = await listen((_request, reply) => {
      reply.writeHead(200, { 'content-length': '1000' });
      reply.write('{"choices":', () => reply.destroy());
    });
    await assert.rejects(ask(half), /half way|aborted|hang up/);
    const silent = await listen(() => undefined);
    await assert.rejects(ask(silent, { signal: AbortSignal.timeout(50) }), { name: /Abort|Timeout/ });
  });
});
