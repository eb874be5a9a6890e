// Streams over a real connection: events arrive, a beat keeps them open, and they end with the page, the login or the process.
import assert from 'node:assert/strict';
import { serve } from '@hono/node-server';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { silentLog } from '../log.ts';
import { endStreams, type Stream, streamed, StreamReply } from './stream.ts';

let isAllowed = true;
let begin: (stream: Stream) => void = () => undefined;
const server = serve({ port: 0, hostname: 'localhost', fetch: () => streamed(new StreamReply((stream) => begin(stream)), { log: silentLog, whose: 'ada', isStillAllowed: async () => isAllowed, beatMs: 30 }) }) as Server;
await once(server, 'listening');
const url = `http://localhost:${(server.address() as AddressInfo).port}/`;
after(() => server.close());

/** Opens a stream and gives both of its ends. */
const open = async () => {
  const { promise, resolve } = Promise.withResolvers<Stream>();
  begin = resolve;
  const abort = new AbortController();
  const reply = await fetch(url, { signal: abort.signal });
  const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const read = async (until: RegExp): Promise<string> => {
    while (!until.test(text)) {
      const { value, done } = await reader.read();
      if (done) return `${text}<end>`;
      text += value;
    }
    return text;
  };
  return { stream: await promise, headers: reply.headers, read, leave: () => abort.abort() };
};
const isOver = async ({ over }: Stream): Promise<boolean> => over.aborted || (await Promise.race([once(over, 'abort').then(() => true), wait(2_000, false)]));

describe('a stream', () => {
  it('sends events as they come, and a beat between them', async () => {
    const { stream, headers, read, leave } = await open();
    assert.match(headers.get('content-type')!, /^text\/event-stream/);
    assert.deepEqual([headers.get('cache-control'), headers.get('x-accel-buffering')], ['no-store', 'no']);
    stream.send({ event: 'update', data: { text: 'two\nlines' } });
    assert.match(await read(/two/), /event: update\ndata: \{"text":"two\\nlines"\}\n\n/);
    await read(/lines"\}\n\n:\n\n:\n\n/);
    leave();
    assert.ok(await isOver(stream), 'a page that leaves is noticed');
  });

  it('ends when the login is revoked', async () => {
    const { stream, read } = await open();
    isAllowed = false;
    assert.match(await read(/never/), /<end>$/);
    assert.ok(stream.over.aborted);
    isAllowed = true;
  });

  it('ends when what it begins with fails, and when the process ends', async () => {
    const { stream, read } = await open();
    endStreams();
    assert.match(await read(/never/), /<end>$/);
    assert.ok(stream.over.aborted);
    begin = () => {
      throw new Error('broken');
    };
    assert.match(await (await fetch(url)).text(), /^:\n\n$/);
  });

  it('cuts off a page that does not read', async () => {
    const response = streamed(new StreamReply((stream) => (begin = () => stream.send({ event: 'update', data: 'x'.repeat(600_000) }), begin(stream))), { log: silentLog, whose: 'bob', isStillAllowed: async () => true });
    await wait(10);
    for (let times = 0; times < 3; times += 1) begin(undefined as never);
    const text = await response.text();
    assert.ok(text.length < 2_000_000, 'what lay there is still read, then the stream is over');
  });
});
