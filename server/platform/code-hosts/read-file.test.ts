// One file of a repository through both hosts' APIs: its text, or nothing at all, and never more than asked for.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { HostAccess } from './ask-host.ts';
import { startFakeHost } from './fake-host.ts';
import { readFileAtTip } from './read-file.ts';

const NOW = new Date('2026-11-02T10:00:00Z');
const repository = { hostId: '9', name: 'a/b' };
const host = await startFakeHost();
after(() => host.stop());
const accessTo = (kind: HostAccess['kind']): HostAccess => ({ kind, baseUrl: host.url, token: 'a-token', allowsLoopback: true });
const read = (kind: HostAccess['kind'], mostBytes = 1_000): Promise<string | undefined> => readFileAtTip(accessTo(kind), repository, 'some folder/a.txt', mostBytes, NOW);
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');
const PLACES = { github: '/repositories/9/contents/some%20folder/a.txt', gitlab: '/projects/9/repository/files/some%20folder%2Fa.txt' } as const;

for (const kind of ['github', 'gitlab'] as const)
  describe(`a file at ${kind}`, () => {
    const answer = (body: object): unknown => host.replies.set(PLACES[kind], { encoding: 'base64', sha: 'abc', size: 5, ...body });

    it('is its text', async () => {
      answer({ content: `${base64('hello ')}\n` });
      assert.equal(await read(kind), 'hello ');
    });

    it('is nothing when it is not there, is a folder, is no text or is larger than asked for', async () => {
      host.replies.delete(PLACES[kind]);
      assert.equal(await read(kind), undefined);
      host.replies.set(PLACES[kind], [{ name: 'a' }]);
      assert.equal(await read(kind), undefined);
      answer({ content: base64(Buffer.from([0xff, 0xfe])) });
      assert.equal(await read(kind), undefined);
      answer({ content: base64('x'.repeat(1_001)), size: 1_001 });
      assert.equal(await read(kind), undefined);
      answer({ content: base64('x'.repeat(50_000)), size: 5 });
      assert.equal(await read(kind), undefined);
    });

    it('is nothing for a token that may not read it', async () => {
      host.answers.push(({ pathname }) => (pathname === PLACES[kind] ? { status: 403, body: { message: 'no' } } : undefined));
      assert.equal(await read(kind), undefined);
      host.answers.splice(0);
    });
  });

describe('a file of more than a megabyte at github', () => {
  it('comes by its blob', async () => {
    host.replies.set(PLACES.github, { encoding: 'none', content: '', sha: 'b1', size: 900 });
    host.replies.set('/repositories/9/git/blobs/b1', { encoding: 'base64', content: base64('large') });
    assert.equal(await read('github'), 'large');
  });
});
