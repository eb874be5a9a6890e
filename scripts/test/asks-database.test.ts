// Which tests are tried on the second database, too.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { asksDatabase } from './asks-database.ts';

it('finds who asks the database of the run, at first or at second hand, and nobody else', () => {
  assert.deepEqual(['test/append-only.test.ts', 'test/routes.test.ts', 'server/labs/pairs.test.ts'].filter((file) => !asksDatabase(file)), []);
  // The last starts the product with a database of its own.
  assert.deepEqual(['test/house.test.ts', 'server/people/csv.test.ts', 'test/e2e/walk.test.ts'].filter(asksDatabase), []);
});
