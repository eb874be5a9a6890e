// For tests that `npm test` leaves to the long run. Who imports it has TEST_FULL in its text, by which the long run knows such files.

/** Options of a test: `it('…', TEST_FULL_ONLY, …)`. */
export const TEST_FULL_ONLY = { skip: process.env['TEST_FULL'] === '1' ? false : 'the long run tries it: npm run test:full' };
