// For tests of pairs: what a page does, with a document of its own, a stream to hear by and posts to speak by.
import assert from 'node:assert/strict';
import * as Y from 'yjs';
import type { PairEvents, Run } from '../server/labs/contract.ts';

type Fetch = (path: string, init?: RequestInit) => Promise<Response>;
export type PairPage = {
  doc: Y.Doc;
  text(file: string): string;
  /** Resolves when it is acknowledged. */
  type(file: string, at: number, text: string): Promise<void>;
  people(): PairEvents['presence']['people'];
  runs(): readonly Run[];
  hasLeft(): boolean;
  isOver(): boolean;
  leave(): void;
};

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Resolves when the document is as the server has it, and what the server lacked is sent. */
export const listenTo = async (fetch: Fetch, pair: string, doc = new Y.Doc()): Promise<PairPage> => {
  const reply = await fetch(`/api/pairs/${pair}/live?from=${encodeURIComponent(doc.store.clients.size === 0 ? '' : base64(Y.encodeStateVector(doc)))}`);
  assert.equal(reply.status, 200, await (reply.status === 200 ? '' : reply.text()));
  const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader();
  const ready = Promise.withResolvers<void>();
  const [runs, state] = [[] as Run[], { people: [] as PairEvents['presence']['people'], hasLeft: false, isOver: false }];
  let rest = '';
  const send = async (update: Uint8Array): Promise<void> => {
    const sent = await fetch(`/api/pairs/${pair}/updates`, { method: 'POST', body: JSON.stringify({ update: base64(update) }) });
    assert.equal(sent.status, 200, await sent.text());
  };
  const hear = async (event: string, data: unknown): Promise<void> => {
    if (event === 'state') {
      const missing = Y.encodeStateAsUpdate(doc, Buffer.from((data as PairEvents['state']).vector, 'base64'));
      if (Y.decodeUpdate(missing).structs.length > 0) await send(missing);
    } else if (event === 'update') {
      Y.applyUpdate(doc, Buffer.from((data as PairEvents['update']).update, 'base64'), 'server');
      ready.resolve();
    } else if (event === 'presence') state.people = (data as PairEvents['presence']).people;
    else if (event === 'run') runs.push(data as Run);
    else if (event === 'left') state.hasLeft = true;
  };
  const read = async (): Promise<void> => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      rest += value;
      for (let at = rest.indexOf('\n\n'); at >= 0; at = rest.indexOf('\n\n')) {
        const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(rest.slice(0, at)) ?? [];
        rest = rest.slice(at + 2);
        if (event !== undefined) await hear(event, JSON.parse(data!));
      }
    }
  };
  void read().catch(() => undefined).finally(() => (state.isOver = true));
  await ready.promise;
  return {
    doc,
    text: (file) => doc.getText(file).toJSON(),
    type: async (file, at, text) => {
      const before = Y.encodeStateVector(doc);
      doc.getText(file).insert(at, text);
      await send(Y.encodeStateAsUpdate(doc, before));
    },
    people: () => state.people,
    runs: () => runs,
    hasLeft: () => state.hasLeft,
    isOver: () => state.isOver,
    leave: () => void reader.cancel().catch(() => undefined),
  };
};
