// Takes a SARIF file of any size from a source: reads it as it streams by, then keeps each whole run in one transaction.
import { countTogether } from '../identities/store-identities.ts';
import { identitiesOf, identityKey, type Identity } from '../identities/identity-of.ts';
import { keyedId, signalsKey } from '../keys.ts';
import type { Receipt, Source } from '../schemas.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { invalid } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import { isInjection, originOf } from './origin-of.ts';
import { readSarif, type SarifMistake } from './read-sarif.ts';
import type { Scan } from './sarif-run.ts';
import { closeUnseen, insertScan, keepAlerts, keepIntegrations, lockSeries, readSeries, type ScanRow, seriesFor, settleNewerRules } from './store-scan.ts';

const CODES: Readonly<Record<SarifMistake['code'], Receipt['mistakes'][number]['code']>> = { 'not-json': 'not-json', 'too-long': 'too-long', 'not-a-result': 'not-a-record' };
const MAIN = new Set(['main', 'master', 'trunk', 'default']);

export type SarifReceipt = Pick<Receipt, 'lines' | 'taken' | 'duplicates' | 'passedOver' | 'unreadable' | 'mistakes'> & { isWhole: boolean };

/** `lines` are results. Scans of other branches than the main one are passed over whole: they would close what it shows. */
export const receiveSarif = async (ctx: Ctx, source: Pick<Source, 'id'>, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<SarifReceipt> => {
  const { scans, results, passedOver, unreadable, mistakes, isSarif, isWhole } = await readSarif(pieces);
  if (!isSarif && isWhole) throw invalid('This is no SARIF 2.1.0 with a run and a tool in it. Send the file as the scanner wrote it.');
  const receipt: SarifReceipt = { lines: results, taken: 0, duplicates: 0, passedOver, unreadable, mistakes: mistakes.map(({ number, code }) => ({ line: number, code: CODES[code] })), isWhole };
  for (const scan of scans) {
    if (scan.branch !== null && !MAIN.has(scan.branch)) {
      receipt.passedOver += scan.alerts.length;
      continue;
    }
    const added = await keepScan(ctx, source.id, scan);
    receipt.taken += added;
    receipt.duplicates += scan.alerts.length - added;
  }
  return receipt;
};

/** How many alerts were not known before. */
export const keepScan = async (given: Ctx, source: string, scan: Scan): Promise<number> => {
  const key = signalsKey(given);
  const now = given.now();
  // The same scan sent again is the same: its time comes from the file where the file has one.
  const at = scan.at === null || scan.at > now ? now : scan.at;
  const shared = keyedId(key, 'scan', scan.repository ?? source, scan.tool, scan.category);
  const seen = scan.alerts.filter(({ baselineState }) => baselineState !== 'absent');
  const unnamed: Omit<ScanRow, 'series'> = { id: newId(now.getTime()), source, at, tool: scan.tool, ruleset: scan.ruleset, isRescan: scan.isRescan, isWhole: scan.isWhole, alerts: seen.length, integrations: scan.integrations?.length ?? null };
  return inTransaction(given, async (ctx) => {
    await countTogether(ctx);
    await lockSeries(ctx, shared);
    const series = scan.repository === null ? shared : await seriesFor(ctx, { shared, own: keyedId(key, 'scan', scan.repository, scan.tool, scan.category, source), source });
    const row: ScanRow = { ...unnamed, series };
    const whose = await authorsOf(ctx, [...seen, ...(scan.integrations ?? [])]);
    const before = await readSeries(ctx, row);
    // Under a re-scan an alert is closed where the main branch no longer has it, which the next ordinary scan says.
    const nextAt = scan.isRescan ? at : before.nextAt;
    const alerts = seen.map(({ place, baselineState, isSuppressed, isAside, author, cwe, ...each }) => ({
      ...each,
      key: keyedId(key, 'alert', series, each.rule, place),
      cwe: cwe.join(','),
      origin: originOf(before, scan.isRescan, baselineState),
      is_injection: isInjection(scan.tool, each.rule, each.level, cwe),
      is_aside: isAside,
      is_suppressed: isSuppressed,
      ...whose(author),
    }));
    const integrations = (scan.integrations ?? []).map(({ place, isAside, author, ...each }) => ({ ...each, key: keyedId(key, 'integration', series, place), origin: originOf(before, scan.isRescan, null), is_aside: isAside, ...whose(author) }));
    const added = await keepAlerts(ctx, row, alerts, nextAt);
    await keepIntegrations(ctx, row, integrations, nextAt);
    if (scan.isRescan) await settleNewerRules(ctx, row);
    else if (scan.isWhole) await closeUnseen(ctx, row, before.lastRuleset === null || before.lastRuleset === scan.ruleset ? 'gone' : 'rules-changed');
    await insertScan(ctx, row);
    return added;
  });
};

type Whose = { identity: string | null; team: string | null };

const authorsOf = async (ctx: Ctx, seen: readonly { author: string | null }[]): Promise<(author: string | null) => Whose> => {
  const names = [...new Set(seen.flatMap(({ author }) => author ?? []))].map((name) => ({ kind: 'email' as const, name }));
  const known: ReadonlyMap<string, Identity> = names.length === 0 ? new Map() : await identitiesOf(ctx, names);
  return (author) => {
    const identity = author === null ? undefined : known.get(identityKey(ctx, { kind: 'email', name: author }));
    return { identity: identity?.key ?? null, team: identity?.teamId ?? null };
  };
};
