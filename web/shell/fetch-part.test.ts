// A part that does not arrive: gone where the server answers, out of reach where it does not.
import assert from 'node:assert/strict';
import { afterEach, it, mock } from 'node:test';
import { fetchPart } from './fetch-part.ts';

afterEach(() => mock.restoreAll());

it('tells a part that is gone from a server that cannot be reached', async () => {
  const gone = new TypeError('Failed to fetch dynamically imported module');
  const load = (): Promise<never> => Promise.reject(gone);
  mock.method(globalThis, 'fetch', () => Promise.resolve(new Response('')));
  await assert.rejects(fetchPart(load), gone);
  mock.restoreAll();
  mock.method(globalThis, 'fetch', () => Promise.reject(new TypeError('offline')));
  await assert.rejects(fetchPart(load), { status: 0 });
  assert.equal(await fetchPart(() => Promise.resolve(7)), 7);
});
