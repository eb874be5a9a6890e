// A body that comes too slowly is given up: whoever sends a byte a minute holds a connection and a place that others wait for.

/** What a stream of `paced` errors with. */
export class BodyTooSlow extends Error {}

/** So long we wait at the most, all pauses added up; every byte earns some of it back, as MinRate of Apache's mod_reqtimeout has it. */
const PATIENCE_MS = 60_000;
/** Slower than a modem of 1991. */
const BYTES_PER_SECOND = 500;

type Pace = { patienceMs?: number; bytesPerSecond?: number };

/**
 * The same bytes; errors with BodyTooSlow once its sender has used up our patience. Only waiting for the sender counts,
 * never the time that whoever reads takes over what has come. What was earned is capped, so that no fast beginning pays for hours of dripping.
 */
export const paced = (stream: ReadableStream<Uint8Array>, { patienceMs = PATIENCE_MS, bytesPerSecond = BYTES_PER_SECOND }: Pace = {}): ReadableStream<Uint8Array> => {
  const reader = stream.getReader();
  let left = patienceMs;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const from = performance.now();
        const late = Promise.withResolvers<undefined>();
        const timer = setTimeout(() => late.resolve(undefined), left);
        try {
          const next = await Promise.race([reader.read(), late.promise]);
          // Not cancelled: that would cut the connection before the sender is told. The server cuts it behind the reply.
          if (next === undefined) return controller.error(new BodyTooSlow());
          if (next.done) return controller.close();
          left = Math.min(patienceMs, Math.max(0, left - (performance.now() - from)) + (next.value.byteLength * 1_000) / bytesPerSecond);
          controller.enqueue(next.value);
        } finally {
          clearTimeout(timer);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
};
