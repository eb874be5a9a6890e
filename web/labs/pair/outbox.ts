// What was written in this page and the server has not got: sent in small bundles, kept in the browser while nothing can be sent.
import * as Y from 'yjs';
import { toBase64 } from './base64.ts';

/** Where changes wait for a page that is closed without a connection. */
export type Keeping = { read: () => string | undefined; keep: (update: string) => void; drop: () => void };
type Options = {
  doc: Y.Doc;
  send: (update: string) => Promise<unknown>;
  keeping: Keeping;
  pauseMs: number;
  canSend: () => boolean;
  onSent: () => void;
  onFailed: (error: unknown) => void;
};
export type Outbox = {
  /** Goes out after the pause, together with what comes meanwhile. */
  add: (update: Uint8Array) => void;
  /** From now on everything beyond what the server has at least. */
  learn: (vector: Uint8Array) => void;
  /** Sends what waits; false when it did not arrive. */
  flush: () => Promise<boolean>;
  isEmpty: () => boolean;
  keep: () => void;
};

export const outbox = ({ doc, send, keeping, pauseMs, canSend, onSent, onFailed }: Options): Outbox => {
  let pending: Uint8Array[] = [];
  let vector: Uint8Array | undefined;
  /** One did not arrive, or may not have: all that is beyond `vector` goes out. */
  let owesAll = false;
  let sending: Promise<boolean> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isEmpty = (): boolean => !owesAll && pending.length === 0 && sending === undefined;
  const keep = (): void => void (isEmpty() || keeping.keep(toBase64(Y.encodeStateAsUpdate(doc))));

  const sendOne = async (): Promise<boolean> => {
    const update = owesAll || pending.length === 0 ? Y.encodeStateAsUpdate(doc, vector) : Y.mergeUpdates(pending);
    pending = [];
    owesAll = false;
    try {
      await send(toBase64(update));
      return true;
    } catch (error) {
      owesAll = true;
      onFailed(error);
      return false;
    }
  };
  const flush = async (): Promise<boolean> => {
    clearTimeout(timer);
    while (!isEmpty()) {
      if (sending === undefined && !canSend()) {
        keep();
        return false;
      }
      // One after the other: the server takes them in order anyway.
      sending ??= sendOne().finally(() => (sending = undefined));
      if (!(await sending)) {
        keep();
        return false;
      }
    }
    keeping.drop();
    onSent();
    return true;
  };
  return {
    add: (update) => {
      pending.push(update);
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), pauseMs);
    },
    learn: (known) => {
      vector = known;
      owesAll = !isEmpty() || Y.decodeUpdate(Y.encodeStateAsUpdate(doc, known)).structs.length > 0;
    },
    flush,
    isEmpty,
    keep,
  };
};
