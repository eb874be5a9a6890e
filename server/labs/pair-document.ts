// The document two people share: one Y.Text for each file of the lab, under the file's name.
import * as Y from 'yjs';
import { conflict, invalid } from '../platform/errors.ts';
import type { LabFiles } from './contract.ts';

const MOST_FILE = 65_536;
/** With what was deleted, which Yjs remembers in short; far above two people's hour. */
export const MOST_BYTES = 1024 * 1024;
// Every piece is fitted in among those at the same place, and that again whenever the document is read: crafted ones, however
// many updates they come in, must not keep this process busy. 30,000 blocked it for a minute, these for a second at the most.
const MOST_PIECES = 5_000;

export const emptyDocument = (): Y.Doc => new Y.Doc({ gc: true });

/** The first update of a pair: the files as they were. Pages never fill the document themselves, or the text would be there twice. */
export const firstUpdate = (files: LabFiles): Uint8Array => {
  const doc = emptyDocument();
  for (const [name, text] of Object.entries(files)) doc.getText(name).insert(0, text);
  return Y.encodeStateAsUpdate(doc);
};

export const documentOf = (updates: readonly { update: Uint8Array }[]): Y.Doc => {
  const doc = emptyDocument();
  for (const { update } of updates) Y.applyUpdate(doc, update);
  return doc;
};

export const filesOf = (doc: Y.Doc, names: readonly string[]): LabFiles => Object.fromEntries(names.map((name) => [name, doc.getText(name).toJSON()]));

const refused = (says: string): Error => invalid(says, [{ path: 'update', says: 'cannot be used' }]);

export const tooLargeDocument = (): Error => conflict('This document has become too large. Leave the pair, each with a copy, and go on in a new one.');
const unreadable = (): Error => refused('This change cannot be read. Load the page again.');

const attempt = <T>(work: () => T): T => {
  try {
    return work();
  } catch {
    throw unreadable();
  }
};

const sum = (counts: Iterable<readonly unknown[]>): number => [...counts].reduce((all, { length }) => all + length, 0);

/** False when there was nothing in it. Throws Invalid or Conflict; the document may hold half of the update then and has to be read again. */
export const applyUpdate = (doc: Y.Doc, update: Uint8Array, names: readonly string[]): boolean => {
  const { structs, ds } = attempt(() => Y.decodeUpdate(update));
  if (structs.length === 0 && ds.clients.size === 0) return false;
  const { store } = doc;
  const fresh = structs.filter(({ id, length }) => id.clock + length > Y.getState(store, id.client)).length;
  if (sum(store.clients.values()) + fresh > MOST_PIECES || sum(ds.clients.values()) > MOST_PIECES) throw tooLargeDocument();
  attempt(() => Y.applyUpdate(doc, update));
  // What refers to something that never came would wait uncounted. Pages send one change after the other.
  if (store.pendingStructs !== null || store.pendingDs !== null) throw unreadable();
  // Deleting in the middle of a piece makes three of it.
  if (sum(store.clients.values()) > MOST_PIECES) throw tooLargeDocument();
  const strange = [...doc.share.keys()].find((name) => !names.includes(name));
  if (strange !== undefined) throw refused('This change is about a file that the lab does not have.');
  for (const name of names) {
    // Somebody may have made the file something else than a text.
    const text = doc.getText(name);
    if (text.length > MOST_FILE) throw refused(`${name} would be longer than 64 KiB. Make it shorter.`);
  }
  return true;
};

export const wholeOf = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(doc);
export const vectorOf = (doc: Y.Doc): Uint8Array => Y.encodeStateVector(doc);

/** What somebody with this state vector has not seen. Empty: everything. Throws Invalid. */
export const missingIn = (doc: Y.Doc, vector: Uint8Array): Uint8Array => {
  try {
    return vector.length === 0 ? Y.encodeStateAsUpdate(doc) : Y.encodeStateAsUpdate(doc, vector);
  } catch {
    throw invalid('This state of the document cannot be read. Load the page again.', [{ path: 'from', says: 'cannot be read' }]);
  }
};
