// Whose address a rate limit counts.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { IncomingMessage } from 'node:http';
import { readConfig } from '../config.ts';
import { addressGroup, clientAddress, isLocalRequest, isUnnamedProxy } from './address.ts';

const { trustedProxies } = readConfig({ TRUSTED_PROXIES: '10.0.0.0/8, ::1' });

describe('the address of a client', () => {
  it('is the peer when nobody is trusted', () => {
    assert.equal(clientAddress('203.0.113.9', '1.2.3.4', readConfig({}).trustedProxies), '203.0.113.9');
  });
  it('is the last hop that a trusted proxy vouches for, not what the client wrote itself', () => {
    assert.equal(clientAddress('10.1.1.1', '6.6.6.6, 198.51.100.7, 10.2.2.2', trustedProxies), '198.51.100.7');
  });
  it('reads IPv4 written as IPv6', () => {
    assert.equal(clientAddress('::ffff:10.1.1.1', '198.51.100.7', trustedProxies), '198.51.100.7');
  });
  it('falls back to the first hop when every hop is trusted', () => {
    assert.equal(clientAddress('10.1.1.1', '10.3.3.3', trustedProxies), '10.3.3.3');
  });
});

describe('the port that a proxy writes beside an address', () => {
  it('is left out, so that a new connection is not somebody else', () => {
    assert.equal(clientAddress('10.1.1.1', '198.51.100.7:50123', trustedProxies), '198.51.100.7');
    assert.equal(clientAddress('10.1.1.1', '[2001:db8::7]:50123', trustedProxies), '2001:db8::7');
    assert.equal(clientAddress('10.1.1.1', '198.51.100.7:50123, 10.2.2.2:443', trustedProxies), '198.51.100.7');
  });
});

describe('a proxy that no setting names', () => {
  const from = (remoteAddress: string, headers: Record<string, string> = { 'x-forwarded-for': '198.51.100.7' }) => ({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;
  const isUnnamed = (request: IncomingMessage, settings: Record<string, string> = {}) => isUnnamedProxy(request, readConfig(settings).trustedProxies);

  it('is told by what it hands on, on this machine and in a private network', () => {
    for (const peer of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.4.0.2', '172.18.0.1', '192.168.1.9', 'fd12::1']) assert.equal(isUnnamed(from(peer)), true, peer);
  });
  it('is none where one is named, where nothing is handed on, where we asked ourselves, or where a stranger wrote the header', () => {
    assert.equal(isUnnamed(from('127.0.0.1'), { TRUSTED_PROXIES: '127.0.0.1' }), false);
    assert.equal(isUnnamed(from('127.0.0.1', {})), false);
    assert.equal(isUnnamed(from('127.0.0.1', { 'x-forwarded-for': '198.51.100.7', 'beforetab-hop': '1' })), false);
    assert.equal(isUnnamed(from('203.0.113.7')), false);
  });
});

describe('a browser on this machine', () => {
  const asked = (headers: Record<string, string>, { remoteAddress = '127.0.0.1', httpVersion = '1.1' } = {}) =>
    ({ headers: { host: 'localhost:3000', ...headers }, httpVersion, socket: { remoteAddress } }) as unknown as IncomingMessage;
  const isLocal = (request: IncomingMessage, settings: Record<string, string> = {}) => isLocalRequest(request, readConfig(settings));

  it('is local by any of the names of this machine', () => {
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LocalHost']) assert.equal(isLocal(asked({ host })), true, host);
    assert.equal(isLocal(asked({}, { remoteAddress: '::ffff:127.0.0.1' })), true);
    assert.equal(isLocal(asked({}), { PUBLIC_URL: 'http://127.0.0.1:3000' }), true);
  });
  it('is not local from elsewhere, or by a name that was made to lead here', () => {
    assert.equal(isLocal(asked({}, { remoteAddress: '203.0.113.7' })), false);
    for (const host of ['evil.example:3000', 'localhost.evil.example', '127.0.0.1.evil.example:3000', '']) assert.equal(isLocal(asked({ host })), false, host);
  });
  it('is not local behind a proxy on this machine that hides who asks, as nginx does when told only proxy_pass', () => {
    assert.equal(isLocal(asked({ connection: 'close' }, { httpVersion: '1.0' })), false);
  });
  it('is not local when any header tells of a proxy', () => {
    for (const name of ['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via', 'cf-connecting-ip', 'true-client-ip', 'x-original-url']) {
      assert.equal(isLocal(asked({ [name]: '' })), false, name);
    }
  });
  it('is nobody where the product is reached by a public address, or has a proxy by its settings', () => {
    assert.equal(isLocal(asked({}), { PUBLIC_URL: 'https://learn.example.org' }), false);
    assert.equal(isLocal(asked({}), { TRUSTED_PROXIES: '10.0.0.1' }), false);
  });
});

describe('settings', () => {
  it('names every wrong variable at once', () => {
    assert.throws(() => readConfig({ PORT: 'seventy', PUBLIC_URL: 'ftp://x' }), /PORT[\s\S]*PUBLIC_URL/);
  });
  it('refuses a proxy that is no address', () => {
    assert.throws(() => readConfig({ TRUSTED_PROXIES: 'proxy.internal' }), /proxy\.internal/);
  });
});

describe('addressGroup', () => {
  it('keeps IPv4 and joins an IPv6 customer by their /64', () => {
    assert.equal(addressGroup('203.0.113.7'), '203.0.113.7');
    assert.equal(addressGroup('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2');
    assert.equal(addressGroup('2001:DB8::5'), '2001:db8:0:0');
    assert.equal(addressGroup('::1'), '0:0:0:0');
  });
});
