// Reads server-sent events off a reply. EventSource would ask again with the state of the document as it was at first.
export type HeardEvent = { event: string; data: unknown };
type Options = { signal: AbortSignal; onEvent: (heard: HeardEvent) => void; quietMs: number };

/** Resolves when the stream ends or is aborted; throws when it breaks, or when nothing came for `quietMs`: the server speaks every 20 seconds. */
export const readEvents = async (stream: ReadableStream<Uint8Array>, { signal, onEvent, quietMs }: Options): Promise<void> => {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  const stop = (): void => void reader.cancel().catch(() => undefined);
  let isQuiet = false;
  let rest = '';
  signal.addEventListener('abort', stop);
  try {
    for (;;) {
      const timer = setTimeout(() => {
        isQuiet = true;
        stop();
      }, quietMs);
      const { value, done } = await reader.read().finally(() => clearTimeout(timer));
      if (isQuiet) throw new Error('The stream went quiet.');
      if (done || signal.aborted) return;
      rest = take(rest + decoder.decode(value, { stream: true }), onEvent);
    }
  } finally {
    signal.removeEventListener('abort', stop);
  }
};

/** Gives back what is not a whole event yet. */
const take = (text: string, onEvent: Options['onEvent']): string => {
  const parts = text.split('\n\n');
  const rest = parts.pop() ?? '';
  for (const part of parts) {
    const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(part) ?? [];
    if (event !== undefined && data !== undefined) onEvent({ event, data: JSON.parse(data) });
  }
  return rest;
};
