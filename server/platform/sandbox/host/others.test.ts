// The pretend web and services: the first rule that fits answers, as often or as late as it says.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createHost } from './create-host.ts';

it('answers with the next rule once a rule has answered so many times', () => {
  const host = createHost({ http: [{ url: 'https://data.example/a', body: 'first', times: 1 }, { url: 'https://data.example/*', body: 'then' }] });
  const get = (): unknown => host.call('http.request', [{ method: 'GET', url: 'https://data.example/a', headers: {}, body: null }]);
  assert.deepEqual([get(), get(), get()], ['first', 'then', 'then'].map((body) => ({ value: { status: 200, body, location: null } })));
  assert.equal(host.log.length, 3);
});

it('answers by a rule that waits for a method once that was called', () => {
  const host = createHost({ services: { orders: { find: [{ after: 'refund', returns: 'refunded' }, { returns: 'paid' }], refund: [{ returns: true }] } } });
  const call = (method: string): unknown => host.call('service.call', ['orders', method, [1]]);
  assert.deepEqual([call('find'), call('find'), call('refund'), call('find')], ['paid', 'paid', true, 'refunded'].map((value) => ({ value })));
});

it('lets one call of the model fail and the next one answer', () => {
  const host = createHost({ llm: { rules: [{ when: { call: 1 }, reply: { text: 'Connection error.', fails: 'APIConnectionError' } }], otherwise: { text: 'yes' } } });
  const ask = (): unknown => host.call('llm.generate', [{ messages: [{ role: 'user', content: 'hello' }] }]);
  assert.deepEqual(ask(), { error: { type: 'APIConnectionError', message: 'Connection error.' } });
  assert.partialDeepStrictEqual(ask(), { value: { text: 'yes' } });
  assert.deepEqual(host.log.map((entry) => entry.does === 'llm.generate' && entry.reply), ['', 'yes']);
});

it('refuses the first connections and takes those that follow', () => {
  const host = createHost({ postgres: { accepts: ['pw'], downFor: 2 } });
  const connect = (password: string): unknown => host.call('postgres.connect', ['app', password, 'db']);
  const refused = { error: { type: 'OperationalError', message: 'connection to server at "db", port 5432 failed: Connection refused' } };
  assert.deepEqual([connect('pw'), connect('pw'), connect('pw')], [refused, refused, { value: null }]);
  assert.partialDeepStrictEqual(connect('wrong'), { error: { message: 'password authentication failed for user "app"' } });
});

it('takes a text of the store away once it was read', () => {
  const host = createHost({ storage: { a: 'here' }, storageChanges: [{ key: 'a', afterReads: 1, text: null }] });
  const ask = (verb: string): unknown => host.call(`storage.${verb}`, ['a']);
  assert.deepEqual([ask('get'), ask('get'), ask('list')], ['here', null, []].map((value) => ({ value })));
});
