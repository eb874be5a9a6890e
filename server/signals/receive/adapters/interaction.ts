// What every adapter makes of a record, whatever product wrote it; and the small questions all of them ask of JSON.
import type { IdentityName } from '../../identities/identity-of.ts';
import type { Mapping, Side } from '../../schemas.ts';

/** Keys and indexes from the document down; into JSON that stands in a text, it goes on. */
export type Path = readonly (string | number)[];
export type Decision = 'allowed' | 'warned' | 'blocked';

export type ReadInteraction = {
  /** Where in its document it stands. */
  root: Path;
  /** The source's own name for it. Without one, equal bytes are the same record. */
  id: string | null;
  /** A call that may be told twice, once with less: what is told here speaks for it, */
  covers?: string | null;
  /** and what is told here counts only as long as nothing else spoke for it. */
  yieldsTo?: string | null;
  /** Unless this was spoken for before. */
  unless?: string | null;
  time: unknown;
  user: IdentityName | null;
  tool: string | null;
  model: string | null;
  decision: Decision | null;
  /** There was a text of the person's to look at, or a DLP product has looked. */
  isScanned: boolean;
  /** What a DLP product says it found. */
  rules: readonly string[];
  /** In whose text; the person's unless the product says that it was the answer's. */
  rulesIn?: Side;
  /** Who wrote what stands at this path, counted from the document; null where the product itself made it up, and it is no secret. */
  sideOf(path: Path): Side | null;
};

/** Undefined where the document is nothing the format knows; an empty list where it is no interaction. */
export type Adapter = (document: unknown, mapping: Mapping | null) => ReadInteraction[] | undefined;

export type Json = Record<string, unknown>;
export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

export const at = (value: unknown, ...path: Path): unknown => {
  let here = value;
  for (const key of path) {
    if (typeof key === 'number' ? !Array.isArray(here) : !isObject(here) || !Object.hasOwn(here, key)) return undefined;
    here = (here as Record<string | number, unknown>)[key];
  }
  return here;
};

/** The first of these fields that holds a text or a number. */
export const textAt = (value: unknown, ...paths: readonly (string | Path)[]): string | null => {
  for (const path of paths) {
    const found = at(value, ...(typeof path === 'string' ? [path] : path));
    if (typeof found === 'string' && found.trim() !== '') return found;
    if (typeof found === 'number' && Number.isFinite(found)) return String(found);
  }
  return null;
};

export const named = (name: string | null, kind: IdentityName['kind'] = 'id'): IdentityName | null => (name === null ? null : { kind, name });

export const hasText = (value: unknown): boolean => (typeof value === 'string' ? value.trim() !== '' && !/^<?\[?redacted(-by-\w+)?\]?>?$/i.test(value.trim()) : Array.isArray(value) ? value.length > 0 : isObject(value) && Object.keys(value).length > 0);

const STOPPED = /block|den(y|ied)|prevent|quarantin|drop|reset|reject|isolat|fail/i;
const ASKED = /warn|caution|coach|justif|useralert|confirm|prompt/i;
/** "Not allowed" and "disallowed" stop; "not blocked" does not. */
const REFUSED = /^(dis|un|not?[ _-]+)(allow|permit|accept)/i;
const UNSTOPPED = /\b(un|not?[ _-]+|never[ _-]+)(be(ing|en)?[ _-]+)?(block|den(y|ied)|prevent|quarantin|drop|reset|reject|isolat)\w*/gi;

/**
 * What products call it when they let something pass, ask first, or stop it. Of a sentence its first word is what was done, and
 * the rest why: what is "allowed, since blocking failed" went out.
 */
export const decisionOf = (said: string | null): Decision | null => {
  if (said === null) return null;
  const text = said.trim();
  if (REFUSED.test(text)) return 'blocked';
  if (/^(allow|permit|pass|accept|bypass)/i.test(text)) return ASKED.test(text) ? 'warned' : 'allowed';
  const rest = text.replaceAll(UNSTOPPED, 'allowed');
  if (STOPPED.test(rest)) return 'blocked';
  if (ASKED.test(rest)) return 'warned';
  return /allow|alert|bypass|permit|pass|log|monitor|success|accept|proceed|none|audit/i.test(rest) ? 'allowed' : null;
};
