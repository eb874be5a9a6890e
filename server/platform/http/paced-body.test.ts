// Bodies byte by byte: who sends steadily is heard out, who dawdles is told so and loses the connection.
import { serve } from '@hono/node-server';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { after, describe, it, mock } from 'node:test';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import type { Ctx } from '../context.ts';
import { silentLog } from '../log.ts';
import { BodyTooSlow, paced } from './paced-body.ts';
import { routesOf } from './route.ts';
import { serveRoutes } from './serve.ts';

/** `size` bytes, `times`, each after `everyMs`. */
const dripping = (size: number, times: number, everyMs: number): ReadableStream<Uint8Array> => {
  let left = times;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      await sleep(everyMs);
      if (left === 0) return controller.close();
      left -= 1;
      controller.enqueue(new Uint8Array(size));
    },
  }, { highWaterMark: 0 });
};
const readAll = async (stream: ReadableStream<Uint8Array>, pauseMs = 0): Promise<number> => {
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    await sleep(pauseMs);
  }
  return size;
};
const pace = { patienceMs: 150, bytesPerSecond: 1_000 };

describe('a paced body', () => {
  it('comes as it was sent, however long it takes, while it is not slower than it may be', async () => {
    // 500 ms in all, and 40 bytes earn what each pause of 20 ms uses up.
    assert.equal(await readAll(paced(dripping(40, 25, 20), pace)), 1_000);
  });

  it('is given up where single bytes hold it open', async () => {
    await assert.rejects(readAll(paced(dripping(1, 1_000, 20), pace)), BodyTooSlow);
  });

  it('is given up where a fast beginning is followed by drops', async () => {
    const [begun, drops] = [new Uint8Array(1_000_000), dripping(1, 1_000, 20).getReader()];
    let isBegun = false;
    const source = new ReadableStream<Uint8Array>({
      async pull(controller) {
        controller.enqueue(isBegun ? (await drops.read()).value! : begun);
        isBegun = true;
      },
    }, { highWaterMark: 0 });
    await assert.rejects(readAll(paced(source, pace)), BodyTooSlow);
  });

  it('does not charge the sender for a reader that takes its time', async () => {
    assert.equal(await readAll(paced(dripping(1, 12, 0), pace), 40), 12);
  });
});

const ctx = { config: readConfig({ PORT: '0' }), log: silentLog, now: () => new Date() } as unknown as Ctx;
const contract = { 'POST /api/said': { body: z.object({ a: z.string() }), reply: z.object({ a: z.string() }) }, 'POST /api/sent': { body: 'stream', reply: z.object({ bytes: z.number() }) }, 'POST /api/closed': { body: 'stream', reply: z.object({}) } } as const;
const routes = routesOf(contract, {
  'POST /api/said': { allow: 'anyone', handle: async (_ctx, { body }) => body },
  'POST /api/sent': { allow: 'anyone', handle: async (_ctx, { body }) => ({ bytes: await readAll(body.stream!).catch(() => -1) }) },
  'POST /api/closed': { allow: ['owner'], handle: async () => ({}) },
});
const server = serve({ fetch: serveRoutes(ctx, routes, async () => ({ is: 'nobody' })).fetch, port: 0, hostname: '127.0.0.1' });
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
after(() => void server.close());

/** The head and the first byte of a longer body, and nothing else. */
const begin = (path: string): Socket => {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Length: 100\r\n\r\n{`);
  return socket;
};

describe('a connection', () => {
  it('whose sender has stopped is answered after a minute and cut, on routes that read JSON and on those that stream', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      for (const [path, status, said] of [['/api/said', 408, /so slowly that we stopped waiting/], ['/api/sent', 200, /"bytes":-1/]] as const) {
        const socket = begin(path);
        const state = { isOver: false };
        const answer = text(socket).finally(() => (state.isOver = true));
        for (let seconds = 0; seconds < 59; seconds += 1) {
          await turn();
          mock.timers.tick(1_000);
        }
        assert.equal(state.isOver, false, path);
        for (let tries = 0; tries < 2_000 && !state.isOver; tries += 1) {
          mock.timers.tick(1_000);
          await turn();
        }
        assert.equal(state.isOver, true, `${path} is still held`);
        assert.match(await answer, new RegExp(`^HTTP/1.1 ${status} [^]*${said.source}`), path);
      }
    } finally {
      mock.timers.reset();
    }
  });

  it('of somebody who may not come in is cut without waiting for the rest', async () => {
    const from = Date.now();
    assert.match(await text(begin('/api/closed')), /^HTTP\/1.1 401 /);
    assert.ok(Date.now() - from < 5_000);
  });
});
