// Events off a stream, however it is cut into pieces, and a stream that says nothing any more.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type HeardEvent, readEvents } from './read-events.ts';

const never = new AbortController().signal;
const streamOf = (...pieces: Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
const read = async (stream: ReadableStream<Uint8Array>, quietMs = 1_000, signal = never): Promise<HeardEvent[]> => {
  const heard: HeardEvent[] = [];
  await readEvents(stream, { signal, quietMs, onEvent: (event) => heard.push(event) });
  return heard;
};
const bytes = new TextEncoder().encode(':\n\nevent: state\ndata: {"vector":"AA=="}\n\n:\n\nevent: presence\ndata: {"name":"Zoë"}\n\nevent: cut');

describe('a stream of events', () => {
  it('gives whole events, wherever it was cut, and nothing for what only keeps it open', async () => {
    const wanted = [{ event: 'state', data: { vector: 'AA==' } }, { event: 'presence', data: { name: 'Zoë' } }];
    assert.deepEqual(await read(streamOf(bytes)), wanted);
    assert.deepEqual(await read(streamOf(...Array.from(bytes, (byte) => Uint8Array.of(byte)))), wanted);
  });

  it('throws when it breaks, and when nothing comes for too long', async () => {
    await assert.rejects(read(new ReadableStream({ start: (controller) => controller.error(new Error('cut off')) })), /cut off/);
    await assert.rejects(read(new ReadableStream({ start: (controller) => controller.enqueue(bytes) }), 20), /quiet/);
  });

  it('ends when nobody wants it any more', async () => {
    const stop = new AbortController();
    const reading = read(new ReadableStream(), 1_000, stop.signal);
    stop.abort();
    assert.deepEqual(await reading, []);
  });
});
