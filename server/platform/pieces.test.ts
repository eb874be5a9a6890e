// Bytes in pieces: whole and in their order, however small a sender makes them, and in memory of about their own size.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';
import { readWholeBody } from './code-hosts/index.ts';
import { heldPieces } from './pieces.ts';
import { readRequest } from './http/read-request.ts';
import type { Context } from 'hono';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const heap = (): number => {
  // What a first collection sets free may hold more.
  for (let round = 0; round < 3; round += 1) collect();
  return process.memoryUsage().heapUsed;
};

const COUNT = 120_000;
/** By then everything is loaded and compiled that a body needs once. */
const WARM = 20_000;
/** A body of single bytes, and what it costs to hold those that come once everything is warm. */
const byteByByte = (): { body: ReadableStream<Uint8Array>; held: () => number } => {
  let [sent, before, most] = [0, 0, 0];
  const text = Buffer.from(`"${'a'.repeat(COUNT - 2)}"`);
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent === WARM) before = heap();
      if (sent === COUNT - 1) most = heap() - before;
      if (sent === COUNT) return controller.close();
      // As Node gives them out: each a view of what came over the wire together.
      controller.enqueue(new Uint8Array(text.buffer, text.byteOffset + sent, 1));
      sent += 1;
    },
  });
  return { body, held: () => most };
};
/** Twenty bytes of memory for each that was sent; it was more than a hundred. */
const MOST_HELD = (COUNT - WARM) * 20;

describe('pieces', () => {
  it('are whole and in their order, whatever their sizes', () => {
    for (const sizes of [[], [5], [1, 2, 3], Array.from({ length: 1_000 }, () => 1), Array.from({ length: 700 }, (_, at) => (at * 37) % 4_000)]) {
      const all = Buffer.concat(sizes.map((size, at) => Buffer.alloc(size, at % 251)));
      const pieces = heldPieces();
      let from = 0;
      for (const size of sizes) pieces.add(all.subarray(from, (from += size)));
      assert.equal(pieces.size(), all.length);
      assert.ok(pieces.whole().equals(all));
      pieces.add(Buffer.from('more'));
      assert.ok(pieces.whole().equals(Buffer.concat([all, Buffer.from('more')])));
    }
  });
});

describe('a body sent byte by byte', () => {
  it('takes memory of its own size as a request', async () => {
    const { body, held } = byteByByte();
    const raw = new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit);
    const c = { req: { raw, param: () => ({}), query: () => ({}), header: (name: string) => raw.headers.get(name) ?? undefined } } as unknown as Context;
    const given = await readRequest(c, { body: z.string(), reply: z.object({}) });
    assert.equal((given.body as string).length, COUNT - 2);
    assert.ok(held() < MOST_HELD, `${held()} bytes`);
  });

  it('takes memory of its own size as a delivery of a code host', async () => {
    const { body, held } = byteByByte();
    assert.equal((await readWholeBody(body)).length, COUNT);
    assert.ok(held() < MOST_HELD, `${held()} bytes`);
  });
});
