// Some hundred records at once: scanned in one pass, read by the adapter of their format, and reduced to what may be kept.
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { type Engine, type Finding, type Group, scanBytes } from '../../platform/scanner/index.ts';
import type { IdentityName } from '../identities/identity-of.ts';
import { keyedId } from '../keys.ts';
import type { Mapping, MistakeCode, Side } from '../schemas.ts';
import { storable } from '../storable.ts';
import { type Adapter, at, type Decision, type Path, type ReadInteraction } from './adapters/interaction.ts';
import { readTime } from './adapters/read-time.ts';
import { locatePaths, shownPath } from './locate-paths.ts';
import { readJson } from './read-json.ts';
import { LONGEST_LINE, readNamedValues } from './read-named-values.ts';
import { unwrap, unwrapEvent } from './unwrap.ts';

export type Line = { line: number; bytes: Buffer };
export type KeptFinding = { rule: string; group: Group | 'dlp'; side: Side; path: string; fingerprint: string; redacted: string };
/** Everything that may be kept of an interaction, and the name that becomes an identity. */
export type Kept = {
  line: number;
  key: string;
  at: Date | null;
  user: IdentityName | null;
  tool: string | null;
  model: string | null;
  decision: Decision | null;
  isScanned: boolean;
  isExposed: boolean;
  findings: KeptFinding[];
  /** Keys like its own: of a call that it speaks for, of one that another may speak for, and of what keeps it from yielding. */
  covers: string | null;
  yieldsTo: string | null;
  unless: string | null;
};
export type BatchRead = { kept: Kept[]; passedOver: number; mistakes: { line: number; code: MistakeCode }[] };
export type Reader = { engine: Engine; source: string; key: Buffer; fingerprints: Buffer; adapter: Adapter; mapping: Mapping | null };

/** So many findings of one interaction are kept; whether it exposed something is told by all. */
const MOST_FINDINGS = 20;

export const readBatch = (reader: Reader, lines: readonly Line[]): BatchRead => {
  const result: BatchRead = { kept: [], passedOver: 0, mistakes: [] };
  const found = scanLines(reader, lines);
  lines.forEach(({ line, bytes }, index) => {
    const { value, read, passedOver, mistakes } = tell(reader, bytes);
    for (const code of mistakes) result.mistakes.push({ line, code });
    result.passedOver += passedOver;
    if (read.length > 0) keep(reader, { line, bytes, document: value, read, findings: found[index]! }, result);
  });
  return result;
};

type Told = { value: unknown; read: readonly ReadInteraction[]; passedOver: number; mistakes: readonly MistakeCode[] };
const NOTHING = { value: undefined, read: [], passedOver: 0 };

/** What a line holds: a record, several of them in one document, or nothing that can be read. */
const tell = ({ adapter, mapping }: Reader, bytes: Buffer): Told => {
  const document = parse(bytes);
  if (typeof document === 'string') return { ...NOTHING, mistakes: [document] };
  const { value, isJson } = document;
  const own = adapter(value, mapping);
  if (own !== undefined) return { value, read: own, passedOver: own.length === 0 ? 1 : 0, mistakes: [] };
  if (!isJson) return { ...NOTHING, mistakes: ['not-json'] };
  const page = unwrapEvent(value, adapter, mapping) ?? unwrap(value, adapter, mapping);
  if (page === undefined || page === 'too-long') return { ...NOTHING, mistakes: [page ?? 'not-a-record'] };
  return { value, read: page.read, passedOver: page.passedOver, mistakes: Array.from({ length: page.missed }, () => 'not-a-record' as const) };
};

const parse = (bytes: Buffer): { value: unknown; isJson: boolean } | MistakeCode => {
  if (!isUtf8(bytes)) return 'not-utf-8';
  const json = readJson(bytes);
  if (json !== undefined) return { ...json, isJson: true };
  const value = bytes.length > LONGEST_LINE || /^[\s\ufeff]*[{["]/.test(bytes.toString('utf8', 0, 64)) ? undefined : readNamedValues(bytes.toString('utf8'));
  return value === undefined ? 'not-json' : { value, isJson: false };
};

// The same memory for every batch, emptied behind each: buffers of this size come back from the collector late.
let room = Buffer.alloc(0);

/** One pass over all of them: starting the scanner costs more than a short record does. */
const scanLines = ({ engine, fingerprints }: Reader, lines: readonly Line[]): Finding[][] => {
  const starts: number[] = [];
  let size = 0;
  for (const { bytes } of lines) {
    starts.push(size);
    size += bytes.length + 1;
  }
  if (room.length < size) room = Buffer.alloc(size);
  const whole = room.subarray(0, size);
  lines.forEach(({ bytes }, index) => {
    bytes.copy(whole, starts[index]);
    whole[starts[index]! + bytes.length] = 0x0a;
  });
  const found: Finding[][] = lines.map(() => []);
  let index = 0;
  for (const finding of scanBytes(engine, fingerprints, whole)) {
    while (index + 1 < starts.length && starts[index + 1]! <= finding.start) index += 1;
    found[index]!.push({ ...finding, start: finding.start - starts[index]!, end: finding.end - starts[index]! });
  }
  whole.fill(0);
  return found;
};

type Document = { line: number; bytes: Buffer; document: unknown; read: readonly ReadInteraction[]; findings: readonly Finding[] };

const keep = (reader: Reader, { line, bytes, document, read, findings }: Document, result: BatchRead): void => {
  const paths = findings.length === 0 ? [] : locatePaths(bytes, findings.map(({ start }) => start));
  const owners = new Map<ReadInteraction, KeptFinding[]>(read.map((interaction) => [interaction, []]));
  const isClean = namesWithout(findings.map(({ start, end }) => bytes.toString('utf8', start, end)));
  const ownerOf = ownersOf(read);
  findings.forEach((finding, index) => {
    const path = paths[index]!;
    const owner = ownerOf(path);
    if (owner === undefined) return;
    const side = owner.sideOf(path);
    if (side === null) return;
    // Whose record it is stands in every one; that is what identities are for, and no finding.
    if (side === 'record' && finding.group === 'personal') return;
    owners.get(owner)!.push({ rule: finding.rule, group: finding.group, side, path: shownPath(path), fingerprint: finding.fingerprint, redacted: finding.redacted });
  });
  for (const interaction of read) {
    const at = readTime(interaction.time);
    if (at === undefined && interaction.time !== undefined && interaction.time !== null && interaction.time !== '') result.mistakes.push({ line, code: 'no-time' });
    else result.kept.push(reduced(reader, { line, bytes, document, at: at ?? null, interaction, findings: owners.get(interaction)!, isClean, isOnly: read.length === 1 }));
  }
};

const beginning = (path: Path, depth: number): string => JSON.stringify(path.slice(0, depth));

/**
 * Looked up: a document may hold as many findings as records. What stands around all records of a document, such as its
 * resource, is the first one's; what stands in a record that was passed over is nobody's.
 */
const ownersOf = (read: readonly ReadInteraction[]): ((path: Path) => ReadInteraction | undefined) => {
  const [own, first] = [new Map<string, ReadInteraction>(), new Map<string, ReadInteraction>()];
  const lists = new Set(read.map(({ root }) => root.at(-2)));
  const depth = read[0]!.root.length;
  for (const interaction of read) {
    own.set(beginning(interaction.root, depth), interaction);
    const around = beginning(interaction.root, 2);
    if (!first.has(around)) first.set(around, interaction);
  }
  return (path) => own.get(beginning(path, depth)) ?? (path.some((key) => lists.has(key)) ? undefined : (first.get(beginning(path, 2)) ?? read[0]));
};

type Reduced = { line: number; bytes: Buffer; document: unknown; at: Date | null; interaction: ReadInteraction; findings: readonly KeptFinding[]; isClean: IsClean; isOnly: boolean };

const reduced = (reader: Reader, { line, bytes, document, at: time, interaction, findings, isClean, isOnly }: Reduced): Kept => {
  const { user, decision, isScanned, rules, root } = interaction;
  const said = rules.map((rule): KeptFinding => ({ rule: `dlp:${named(rule, isClean) ?? 'unnamed'}`, group: 'dlp', side: interaction.rulesIn ?? 'user', path: '', fingerprint: keyedId(reader.key, 'dlp rule', rule), redacted: '' }));
  const all = [...findings, ...said];
  const callKey = (call: string | null | undefined): string | null => (call === null || call === undefined ? null : keyedId(reader.key, 'record', reader.source, 'call', call));
  const self = interaction.id ?? (isOnly ? digest(bytes) : digest(Buffer.from(JSON.stringify(at(document, ...root)))));
  return {
    line,
    key: keyedId(reader.key, 'record', reader.source, interaction.id === null ? 'bytes' : 'id', self),
    at: time,
    user: user === null || user.name.trim() === '' ? null : { ...user, name: clean(user.name, 320), scope: reader.source },
    tool: named(interaction.tool, isClean),
    model: named(interaction.model, isClean),
    decision,
    isScanned,
    // What was stopped did not go out.
    isExposed: decision !== 'blocked' && all.some(({ side }) => side === 'user'),
    findings: [...all.filter(({ side }) => side === 'user'), ...all.filter(({ side }) => side !== 'user')].slice(0, MOST_FINDINGS),
    covers: callKey(interaction.covers),
    yieldsTo: callKey(interaction.yieldsTo),
    unless: callKey(interaction.unless),
  };
};

const digest = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
const clean = (text: string, most: number): string => storable(text).slice(0, most).toWellFormed();

type IsClean = (name: string) => boolean;
const LONGEST_NAME = 1_000;

/** Whether none of these stands in a name. By their lengths, since many records with many findings each ask for their own name. */
const namesWithout = (texts: readonly string[]): IsClean => {
  const all = new Set(texts);
  const lengths = new Set(texts.map(({ length }) => length));
  const known = new Map<string, boolean>();
  const look = (name: string): boolean => {
    for (const length of lengths) for (let at = 0; at + length <= name.length; at += 1) if (all.has(name.slice(at, at + length))) return false;
    return true;
  };
  return (name) => {
    if (texts.length === 0) return true;
    if (name.length > LONGEST_NAME) return false;
    const isClean = known.get(name) ?? look(name);
    known.set(name, isClean);
    return isClean;
  };
};

/** The name of a tool, model or rule, unless what was found stands in it. */
const named = (name: string | null, isClean: IsClean): string | null => (name === null || !isClean(name) ? null : clean(name, 80));

