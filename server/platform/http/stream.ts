// Server-sent events: a reply that goes on until the page leaves, or until it may not be heard any more.
import { limitReached } from '../errors.ts';
import type { Log } from '../log.ts';

export type StreamEvent = { event: string; data: unknown };

/** What a route may do with an open stream. */
export type Stream = {
  send(event: StreamEvent): void;
  /** The page connects again by itself, or is told by an event before that it need not. */
  end(): void;
  /** Aborted when the stream is over, whoever ended it. */
  over: AbortSignal;
};

/** Returned by a handler whose contract says `stream`; `begin` is called once the reply is on its way. */
export class StreamReply {
  readonly begin: (stream: Stream) => void | Promise<void>;
  constructor(begin: (stream: Stream) => void | Promise<void>) {
    this.begin = begin;
  }
}

/** Well below the minute after which proxies cut a silent connection and a revoked login has to be gone. */
const BEAT_MS = 20_000;
// A page that does not read is cut off and asks again later; until then this much is kept for it.
const MOST_BYTES = 1024 * 1024;
/** One person's windows. Every stream is told what the others do, so without an end one person could keep the process busy. */
export const MOST_EACH = 30;

/** `whose`: the person who listens. */
type Kept = { log: Log; whose: string; isStillAllowed(): Promise<boolean>; beatMs?: number };

const open = new Set<Stream>();
const ofEach = new Map<string, Set<Stream>>();
/** For the end of the process: streams would hold it for as long as somebody looks. */
export const endStreams = (): void => open.forEach((stream) => stream.end());

const encode = new TextEncoder();
const HEADERS = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };

/** For who asks for the head alone. A stream that nobody reads nobody leaves either, so none is begun. */
export const headOfStream = (): Response => new Response(null, { headers: HEADERS });

/** Throws LimitReached for somebody who has too many open. */
export const streamed = (reply: StreamReply, { log, whose, isStillAllowed, beatMs = BEAT_MS }: Kept): Response => {
  const theirs = ofEach.get(whose) ?? new Set<Stream>();
  if (theirs.size >= MOST_EACH) throw limitReached('You have this product open in very many windows. Close some, and this one goes on by itself.', BEAT_MS / 1000);
  const over = new AbortController();
  let stream: Stream | undefined;
  const begin = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    const write = (text: string): void => {
      if (over.signal.aborted) return;
      if ((controller.desiredSize ?? 0) <= 0) return end();
      controller.enqueue(encode.encode(text));
    };
    const end = (): void => {
      if (over.signal.aborted) return;
      over.abort();
      controller.close();
    };
    stream = { send: ({ event, data }) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`), end, over: over.signal };
    const mine = stream;
    open.add(mine);
    ofEach.set(whose, theirs.add(mine));
    const beat = setInterval(() => {
      isStillAllowed().then(
        (isAllowed) => (isAllowed ? write(':\n\n') : end()),
        // Who is looking cannot be told right now, so nobody is shown anything.
        () => end(),
      );
    }, beatMs).unref();
    over.signal.addEventListener('abort', () => {
      clearInterval(beat);
      open.delete(mine);
      theirs.delete(mine);
      if (theirs.size === 0 && ofEach.get(whose) === theirs) ofEach.delete(whose);
    });
    // Proxies pass on a first line at once and open the stream for the page.
    write(':\n\n');
    void Promise.resolve()
      .then(() => reply.begin(mine))
      .catch((error: unknown) => {
        log.problem('a stream broke', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
        end();
      });
  };
  const body = new ReadableStream<Uint8Array>({ start: begin, cancel: () => over.abort() }, new ByteLengthQueuingStrategy({ highWaterMark: MOST_BYTES }));
  return new Response(body, { headers: HEADERS });
};
