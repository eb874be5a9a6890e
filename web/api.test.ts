// The API client: addresses, bodies, and every way a call can fail, in words.
import assert from 'node:assert/strict';
import { afterEach, describe, it, mock } from 'node:test';
import { ApiError, api, apiUrl, joinSame, whenSignedOut } from './api.ts';

const answerWith = (body: string, status = 200) => mock.method(globalThis, 'fetch', () => Promise.resolve(new Response(body, { status })));
const failure = async (call: Promise<unknown>): Promise<ApiError> => {
  const error = await call.then(() => undefined, (thrown: unknown) => thrown);
  assert.ok(error instanceof ApiError);
  return error;
};
afterEach(() => mock.restoreAll());

describe('a call', () => {
  it('fills the address, leaves out empty filters and sends the body as JSON', async () => {
    const fetched = answerWith('null');
    await api('POST /api/people/:id/leave', { params: { id: 'a/b' } });
    assert.equal(fetched.mock.calls[0]?.arguments[0], '/api/people/a%2Fb/leave');
    assert.equal(apiUrl('GET /api/reports/people.csv', { query: { module: 'using-ai-tools', search: '' } }), '/api/reports/people.csv?module=using-ai-tools');
    await api('POST /api/logins', { body: { email: 'ada@example.org', password: 'x' } });
    assert.equal(fetched.mock.calls[1]?.arguments[1]?.body, '{"email":"ada@example.org","password":"x"}');
  });

  it('does not compile with a wrong key, body or missing part', () => {
    const never = async (): Promise<void> => {
      // @ts-expect-error There is no such route.
      await api('GET /api/nothing');
      // @ts-expect-error A password is needed.
      await api('POST /api/logins', { body: { email: 'ada@example.org' } });
      // @ts-expect-error The address needs an id.
      await api('POST /api/people/:id/leave');
      const me: { name: string } | null | undefined = (await api('GET /api/me')).person;
      assert.ok(me);
    };
    assert.equal(typeof never, 'function');
  });

  it('fails with what the server says, field by field', async () => {
    answerWith('{"error":{"kind":"Invalid","says":"Look at the e-mail address.","fields":[{"path":"email","says":"is taken"}]}}', 400);
    const error = await failure(api('GET /api/me'));
    assert.deepEqual([error.kind, error.status, error.message, error.at('email'), error.at('name')], ['Invalid', 400, 'Look at the e-mail address.', 'is taken', undefined]);
  });

  it('knows whether every mistake was asked for by its field', async () => {
    answerWith('{"error":{"kind":"Invalid","says":"csv base64 must not be empty.","fields":[{"path":"csvBase64","says":"must not be empty"},{"path":"teams.0","says":"is missing"}]}}', 400);
    const error = await failure(api('GET /api/me'));
    error.at('csvBase64');
    error.at('email');
    assert.equal(error.isBeside, false);
    assert.equal(error.at('teams'), 'is missing');
    assert.equal(error.isBeside, true);
    mock.restoreAll();
    answerWith('{"error":{"kind":"Conflict","says":"Somebody was quicker."}}', 409);
    assert.equal((await failure(api('GET /api/me'))).isBeside, false);
  });

  it('keeps the id of a bug', async () => {
    answerWith('{"error":{"kind":"Bug","says":"Something broke.","id":"7"}}', 500);
    assert.equal((await failure(api('GET /api/me'))).id, '7');
  });

  it('says what is kept when nothing answers, or something else does', async () => {
    mock.method(globalThis, 'fetch', () => Promise.reject(new TypeError('offline')));
    assert.match((await failure(api('GET /api/me'))).message, /could not be reached/);
    mock.restoreAll();
    answerWith('<html>gateway</html>', 502);
    assert.equal((await failure(api('GET /api/me'))).status, 502);
  });
});

describe('a second press', () => {
  it('is the first one while that is under way, and a new one afterwards', async () => {
    let begun = 0;
    const begin = async (): Promise<number> => (begun += 1);
    const [first, second, other] = await Promise.all([joinSame('POST a', begin), joinSame('POST a', begin), joinSame('POST b', begin)]);
    assert.deepEqual([first, second, other], [1, 1, 2]);
    assert.equal(await joinSame('POST a', begin), 3);
    await assert.rejects(joinSame('POST c', () => Promise.reject(new Error('refused'))));
    assert.equal(await joinSame('POST c', begin), 4);
  });
});

describe('a page of one person', () => {
  const meant = async (key: 'GET /api/teams' | 'GET /api/me', reply: string): Promise<unknown> => {
    const fetched = answerWith(reply);
    await api(key);
    const headers = fetched.mock.calls[0]?.arguments[1]?.headers as Record<string, string>;
    mock.restoreAll();
    return headers['x-beforetab-person'];
  };

  it('says with each call whose it is, and does not become somebody else’s when it is read again', async () => {
    const heard: boolean[] = [];
    whenSignedOut((wasSending) => void heard.push(wasSending));
    assert.equal(await meant('GET /api/me', '{"person":{"id":"daria"}}'), undefined);
    assert.equal(await meant('GET /api/teams', '{"teams":[]}'), 'daria');
    answerWith('{"error":{"kind":"NotAllowed","says":"Somebody else is signed in."}}', 401);
    assert.deepEqual([(await failure(api('GET /api/me'))).status, heard], [401, [true]]);
    mock.restoreAll();
    assert.equal(await meant('GET /api/teams', '{"teams":[]}'), 'daria');
    // Whoever signs in on the page itself is its person from then on, and nobody's it is after signing out.
    answerWith('{"person":{"id":"rosa"}}');
    await api('POST /api/logins', { body: { email: 'rosa@example.org', password: 'x' } });
    mock.restoreAll();
    assert.equal(await meant('GET /api/teams', '{"teams":[]}'), 'rosa');
    answerWith('{}');
    await api('DELETE /api/logins/current');
    mock.restoreAll();
    assert.deepEqual([await meant('GET /api/teams', '{"teams":[]}'), heard], [undefined, [true]]);
  });
});

describe('a login that ran out', () => {
  it('is told apart by whether something was being sent', async () => {
    const heard: boolean[] = [];
    whenSignedOut((wasSending) => void heard.push(wasSending));
    mock.method(globalThis, 'fetch', () => Promise.resolve(new Response('{"error":{"kind":"NotAllowed","says":"Sign in first."}}', { status: 401 })));
    await failure(api('GET /api/me/logins'));
    await failure(api('POST /api/teams', { body: { name: 'Web' } }));
    await failure(api('DELETE /api/logins/current'));
    await failure(api('POST /api/logins', { body: { email: 'a@b.example', password: 'x' } }));
    assert.deepEqual(heard, [false, true, false]);
  });
});
