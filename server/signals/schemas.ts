// The shapes of signals: sources and their mappings, identities, and what came of something that was sent.
import { z } from 'zod';

const Instant = z.iso.datetime();

export const SourceKind = z.enum(['litellm', 'otlp', 'claude-code', 'copilot', 'generic', 'purview', 'netskope', 'zscaler', 'ocsf', 'sarif']);
export type SourceKind = z.infer<typeof SourceKind>;

/** `a.b[0].c`, `a[*].text`; in CSV the name of a column. */
export const FieldPath = z.string().min(1).max(200).regex(/^[^.[\]]+(\[(\d{1,4}|\*)\])*(\.[^.[\]]+(\[(\d{1,4}|\*)\])*)*$/, 'is a path such as user.email or messages[*].content');

/** Where a generic source keeps what: `prompt` is what somebody sent out, `rule` what a DLP product found. */
export const Mapping = z.strictObject({
  format: z.enum(['json', 'csv']),
  time: FieldPath,
  id: FieldPath.optional(),
  user: FieldPath.optional(),
  tool: FieldPath.optional(),
  model: FieldPath.optional(),
  prompt: z.array(FieldPath).max(20).default([]),
  toolResult: z.array(FieldPath).max(20).default([]),
  reply: z.array(FieldPath).max(20).default([]),
  decision: FieldPath.optional(),
  rule: FieldPath.optional(),
});
export type Mapping = z.infer<typeof Mapping>;

export const NewSource = z.strictObject({ name: z.string().trim().min(1).max(80), kind: SourceKind, mapping: Mapping.nullable() });
export type NewSource = z.infer<typeof NewSource>;

export const Source = z.object({
  id: z.uuid(),
  kind: SourceKind,
  name: z.string(),
  mapping: z.object({ version: z.number().int(), mapping: Mapping }).nullable(),
  received: z.number().int(),
  createdAt: Instant,
  lastAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
});
export type Source = z.infer<typeof Source>;

/** `token` is shown this once. */
export const AddedSource = z.object({ source: Source, token: z.string() });
export type AddedSource = z.infer<typeof AddedSource>;

/** `id` is a name that only its source knows the meaning of. */
export const IdentityKind = z.enum(['email', 'github', 'gitlab', 'id']);
export type IdentityKind = z.infer<typeof IdentityKind>;

/** Records are counted up to 1,000; `hasMore` says that there are more. */
export const OpenIdentity = z.object({ key: z.uuid(), kind: IdentityKind, name: z.string().nullable(), firstAt: Instant, interactions: z.number().int(), hasMore: z.boolean() });
export type OpenIdentity = z.infer<typeof OpenIdentity>;

/** `keepDays`: how long a name waits from when it first came. */
export const IdentityQueue = z.object({ keepDays: z.number().int(), open: z.number().int(), matched: z.number().int(), ignored: z.number().int(), identities: z.array(OpenIdentity) });
export type IdentityQueue = z.infer<typeof IdentityQueue>;

/** Of a name that somebody typed again. `returns`: taken back now, its records go back too; `open` is there while it waits in the queue. */
export const FoundIdentity = z.object({ key: z.uuid(), kind: IdentityKind, state: z.enum(['open', 'matched', 'ignored']), name: z.string(), source: z.string().nullable(), returns: z.boolean(), open: OpenIdentity.nullable() });
export type FoundIdentity = z.infer<typeof FoundIdentity>;

/** Names of sources are cut at 320 signs. */
export const TypedName = z.strictObject({ name: z.string().trim().min(1).max(320) });
export type TypedName = z.infer<typeof TypedName>;

export const MistakeCode = z.enum(['not-json', 'not-utf-8', 'too-long', 'not-a-record', 'no-time', 'wrong-columns']);
export type MistakeCode = z.infer<typeof MistakeCode>;

/** Lines count from 1 as they were sent; in a JSON array, its elements. */
export const ReceivedMistake = z.object({ line: z.number().int(), code: MistakeCode });
export type ReceivedMistake = z.infer<typeof ReceivedMistake>;

export const Receipt = z.object({
  lines: z.number().int(),
  taken: z.number().int(),
  /** Known before; nothing changed. */
  duplicates: z.number().int(),
  /** Records that are no interaction, e.g. metrics. */
  passedOver: z.number().int(),
  tooOld: z.number().int(),
  /** Clocks that are wrong: ahead of ours, counted as of now. */
  ahead: z.number().int(),
  unreadable: z.number().int(),
  /** The first hundred. */
  mistakes: z.array(ReceivedMistake),
  /** Set where the body broke off: everything before was taken. `after` is the last whole line. */
  brokeOff: z.object({ after: z.number().int(), because: z.enum(['cut-short', 'not-gzip', 'not-zstd', 'not-brotli', 'expands-too-much']) }).nullable(),
});
export type Receipt = z.infer<typeof Receipt>;

export const PreviewAsked = z.strictObject({ kind: SourceKind, mapping: Mapping.nullable(), sample: z.string().min(1).max(200_000) });
export type PreviewAsked = z.infer<typeof PreviewAsked>;

export const Side = z.enum(['user', 'tool', 'assistant', 'system', 'record']);
export type Side = z.infer<typeof Side>;

export const PreviewedInteraction = z.object({
  line: z.number().int(),
  at: Instant.nullable(),
  user: z.string().nullable(),
  tool: z.string().nullable(),
  model: z.string().nullable(),
  decision: z.enum(['allowed', 'warned', 'blocked']).nullable(),
  isScanned: z.boolean(),
  isExposed: z.boolean(),
  findings: z.array(z.object({ rule: z.string(), side: Side, path: z.string(), redacted: z.string() })),
});
export type PreviewedInteraction = z.infer<typeof PreviewedInteraction>;

export const Preview = z.object({ lines: z.number().int(), passedOver: z.number().int(), mistakes: z.array(ReceivedMistake), interactions: z.array(PreviewedInteraction) });
export type Preview = z.infer<typeof Preview>;
