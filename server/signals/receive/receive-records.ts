// Takes what a source sends, of any size, in bounded memory: cut, scanned, read, reduced and kept batch by batch.
import { keptDays } from '../../people/index.ts';
import { type Ctx, systemViewer } from '../../platform/context.ts';
import type { SentBody } from '../../platform/http/contract.ts';
import { invalid, limitReached, PlannedError } from '../../platform/errors.ts';
import { type Engine, loadEngine } from '../../platform/scanner/index.ts';
import { deriveKey } from '../../platform/secrets/derive-key.ts';
import { takeSarifBody } from '../alerts/take-sarif-body.ts';
import { identitiesOf, identityKey } from '../identities/identity-of.ts';
import { signalsKey } from '../keys.ts';
import { interactionsRule } from '../retention.ts';
import type { Mapping, Receipt, Source, SourceKind } from '../schemas.ts';
import { openSource } from '../sources/open-source.ts';
import { unverifiedOf } from '../unverified.ts';
import { ADAPTERS } from './adapters/all.ts';
import { isCsv } from './adapters/mapped.ts';
import { chooseFramer } from './frame/choose-framer.ts';
import { BodyBrokeOff, openBody } from './open-body.ts';
import { type Kept, type Line, readBatch, type Reader } from './read-batch.ts';
import { isMutual, withoutRetold } from './retold.ts';
import { marksAmong, type Row, storeInteractions } from './store-interactions.ts';

const BATCH_LINES = 500;
const BATCH_BYTES = 1024 * 1024;
const MOST_MISTAKES = 100;
/** Each holds a few megabytes; who comes later is asked to come again. */
const MOST_AT_ONCE = 8;
/** So one source that dawdles, or whose token was stolen, holds up no other. */
const MOST_OF_ONE = 6;
const DAY_MS = 86_400_000;
/** Clocks differ by so much without being wrong. */
const CLOCK_MS = 10 * 60_000;

const atOnce = new Map<string, number>();
let engine: Promise<Engine> | undefined;
const fingerprintKeys = new WeakMap<Ctx['config'], Buffer>();

/** For an upload, and for a preview. Throws for a kind that sends no interactions. */
export const readerOf = async (ctx: Ctx, { id, kind, mapping }: { id: string; kind: SourceKind; mapping: Mapping | null }): Promise<Reader> => {
  if (kind === 'sarif') throw invalid('A source of SARIF sends alerts, and there is no mapping of fields to try. Send it the report itself.');
  const fingerprints = fingerprintKeys.get(ctx.config) ?? deriveKey(ctx.config, 'fingerprints');
  fingerprintKeys.set(ctx.config, fingerprints);
  return { engine: await (engine ??= loadEngine()), source: id, key: signalsKey(ctx), fingerprints, adapter: ADAPTERS[kind], mapping };
};

export const emptyReceipt = (): Receipt => ({ lines: 0, taken: 0, duplicates: 0, passedOver: 0, tooOld: 0, ahead: 0, unreadable: 0, mistakes: [], brokeOff: null });

/** Of the product itself there is no address. */
export type From = { bearer: string | undefined; address?: string };

/** Throws before anything is read unless the token is this source's. What stands in the answer is kept, also when the next byte never came. */
export const receiveRecords = async (given: Ctx, id: string, from: From, body: SentBody): Promise<Receipt> => {
  const source = await opened(given, id, from);
  const own = atOnce.get(source.id) ?? 0;
  if (own >= MOST_OF_ONE || [...atOnce.values()].reduce((sum, count) => sum + count, 0) >= MOST_AT_ONCE) throw limitReached('Several sources are sending right now. Send this again in a few seconds; what has arrived is not counted twice.', 5);
  const ctx: Ctx = { ...given, viewer: systemViewer('signals-receive') };
  atOnce.set(source.id, own + 1);
  try {
    return await (source.kind === 'sarif' ? takeSarifBody(ctx, source, body) : takeBody(ctx, source, body));
  } finally {
    const left = atOnce.get(source.id)! - 1;
    if (left === 0) atOnce.delete(source.id);
    else atOnce.set(source.id, left);
  }
};

/** Only what fails is counted, so a valid token is never held up, whatever else comes from its address. Throws LimitReached once that is much. */
const opened = async (ctx: Ctx, id: string, { bearer, address }: From): Promise<Source> => {
  try {
    return await openSource(ctx, id, bearer);
  } catch (error) {
    if (address !== undefined && error instanceof PlannedError && error.kind === 'NotAllowed') unverifiedOf(ctx, 'records').begin({ address, target: id.toLowerCase() }, ctx.now());
    throw error;
  }
};

const takeBody = async (ctx: Ctx, source: Source, body: SentBody): Promise<Receipt> => {
  const mapping = source.mapping?.mapping ?? null;
  const reader = await readerOf(ctx, { id: source.id, kind: source.kind, mapping });
  const oldest = ctx.now().getTime() - (await keptDays(ctx, interactionsRule)) * DAY_MS;
  const receipt = emptyReceipt();
  let lines: Line[] = [];
  let size = 0;
  // The database keeps one batch while the next one is read.
  let storing: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    const batch = lines;
    [lines, size] = [[], 0];
    if (batch.length === 0) return;
    const { kept, passedOver, mistakes } = readBatch(reader, batch);
    receipt.passedOver += passedOver;
    for (const { line, code } of mistakes) note(receipt, line, code);
    await storing;
    storing = keepBatch(ctx, source.id, kept, oldest, receipt);
    // Awaited at the next flush, or at the end; until then it must not count as unhandled.
    storing.catch(() => {});
  };
  const framer = chooseFramer(
    {
      record: (line, bytes) => {
        // A copy, or a piece of the body stays for as long as one record in it waits.
        lines.push({ line, bytes: Buffer.from(bytes) });
        size += bytes.length;
      },
      mistake: (line, code) => note(receipt, line, code),
    },
    { type: body.type, isCsv: isCsv(mapping) },
  );
  try {
    for await (const piece of openBody(body)) {
      framer.write(piece);
      if (lines.length >= BATCH_LINES || size >= BATCH_BYTES) await flush();
    }
    framer.end(true);
  } catch (error) {
    if (!(error instanceof BodyBrokeOff)) throw error;
    framer.end(false);
    receipt.brokeOff = { after: framer.line(), because: error.because };
  }
  await flush();
  await storing;
  receipt.lines = framer.line();
  receipt.mistakes.sort((one, other) => one.line - other.line);
  return receipt;
};

const note = (receipt: Receipt, line: number, code: Receipt['mistakes'][number]['code']): void => {
  receipt.unreadable += 1;
  if (receipt.mistakes.length < MOST_MISTAKES) receipt.mistakes.push({ line, code });
};

/** A batch in our calendar: what is older than what is kept is refused, because a copy of it could not be told from it. */
const keepBatch = async (ctx: Ctx, source: string, kept: readonly Kept[], oldest: number, receipt: Receipt): Promise<void> => {
  const now = ctx.now().getTime();
  const rows = new Map<string, Row>();
  const known = await identitiesOf(ctx, kept.flatMap(({ user }) => (user === null ? [] : [user])));
  for (const { line: _line, user, ...each } of kept) {
    if (each.at !== null && each.at.getTime() < oldest) {
      receipt.tooOld += 1;
      continue;
    }
    const isAhead = each.at !== null && each.at.getTime() > now + CLOCK_MS;
    if (isAhead) receipt.ahead += 1;
    const key = user === null ? null : identityKey(ctx, user);
    const row: Row = { ...each, at: each.at === null || isAhead ? new Date(now) : each.at, clock: each.at === null ? 'missing' : isAhead ? 'ahead' : null, identity: key !== null && known.has(key) ? key : null };
    rows.set(each.key, merged(rows.get(each.key), row, receipt));
  }
  const read = [...rows.values()];
  const told = withoutRetold(read, await marksAmong(ctx, read.filter(isMutual).flatMap(({ yieldsTo, unless }) => [yieldsTo, unless])));
  const taken = told.length === 0 ? 0 : await storeInteractions(ctx, source, signalsKey(ctx), told);
  receipt.taken += taken;
  receipt.duplicates += read.length - taken;
};

/** Parts of one interaction that arrive as several records, such as the messages of a span, are one. */
const merged = (earlier: Row | undefined, row: Row, receipt: Receipt): Row => {
  if (earlier === undefined) return row;
  receipt.duplicates += 1;
  const findings = [...earlier.findings];
  for (const finding of row.findings) if (!findings.some(({ fingerprint, side, path }) => fingerprint === finding.fingerprint && side === finding.side && path === finding.path)) findings.push(finding);
  return { ...earlier, isScanned: earlier.isScanned || row.isScanned, isExposed: earlier.isExposed || row.isExposed, findings: findings.slice(0, 20) };
};
