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

it('lets a model that was given what its tools answered tell that, and ask for a tool again when a customer writes', () => {
  const host = createHost({ llm: { rules: [], otherwise: { text: '', toolCalls: [{ name: 'find', arguments: {} }] }, whenTold: { text: 'It says: {{told}}' } } });
  const ask = (...roles: string[]): unknown => host.call('llm.generate', [{ messages: roles.map((role, at) => ({ role, content: `${role} ${at}` })) }]);
  assert.partialDeepStrictEqual(ask('system', 'user'), { value: { text: '', toolCalls: [{ name: 'find' }] } });
  assert.partialDeepStrictEqual(ask('system', 'user', 'assistant', 'tool', 'tool'), { value: { text: 'It says: tool 3 tool 4', toolCalls: [] } });
  assert.partialDeepStrictEqual(ask('user', 'assistant', 'tool', 'user'), { value: { toolCalls: [{ name: 'find' }] } });
});

it('marks an answer as late where the call is the one that was named', () => {
  const host = createHost({ storage: { a: '1', ab: '2' }, storageFails: ['c'], services: { orders: { find: [{ returns: 1 }] } }, late: ['storage.get a', 'storage.get c', 'service.call orders find 7'] });
  const isLate = (name: string, ...args: unknown[]): unknown => host.call(name, args).isLate ?? false;
  assert.deepEqual([isLate('storage.get', 'a'), isLate('storage.get', 'ab'), isLate('storage.put', 'a', ''), isLate('storage.get', 'c'), isLate('service.call', 'orders', 'find', [7]), isLate('service.call', 'orders', 'find', [{ toString: 7 }])], [true, false, false, true, true, false]);
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
