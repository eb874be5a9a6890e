// The shapes of alerts as owners see them: a place in code and a weakness, never code and never an author.
import { z } from 'zod';

const Instant = z.iso.datetime();

export const AlertLevel = z.enum(['high', 'medium', 'low', 'note']);
/** `open`: nobody has decided. `fixed`: somebody says so; a scan that shows it again opens it again. */
export const Triage = z.enum(['open', 'confirmed', 'false-alarm', 'fixed']);
export type Triage = z.infer<typeof Triage>;
export const Origin = z.enum(['new', 'baseline', 'newer-rules']);

export const Alert = z.object({
  key: z.uuid(),
  tool: z.string(),
  rule: z.string(),
  title: z.string(),
  level: AlertLevel,
  cwe: z.array(z.string()),
  path: z.string(),
  line: z.number().int().nullable(),
  firstAt: Instant,
  lastAt: Instant,
  closedAt: Instant.nullable(),
  closedBecause: z.enum(['gone', 'rules-changed']).nullable(),
  origin: Origin,
  isInjection: z.boolean(),
  isAside: z.boolean(),
  isSuppressed: z.boolean(),
  triage: Triage,
});
export type Alert = z.infer<typeof Alert>;

/** `all`: closed ones too. */
export const AlertQuery = z.strictObject({
  show: z.enum(['here', 'closed', 'all']).default('here'),
  triage: Triage.optional(),
  level: AlertLevel.optional(),
  origin: Origin.optional(),
  tool: z.string().max(80).optional(),
  search: z.string().trim().max(100).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type AlertQuery = z.infer<typeof AlertQuery>;

export const AlertList = z.object({
  alerts: z.array(Alert),
  total: z.number().int(),
  page: z.number().int(),
  pages: z.number().int(),
  /** Of all that are here now, whatever is filtered. */
  counts: z.object({ open: z.number().int(), confirmed: z.number().int(), newInjections: z.number().int(), waiting: z.number().int() }),
  tools: z.array(z.string()),
  integrations: z.object({ here: z.number().int(), new: z.number().int() }),
  hasScans: z.boolean(),
});
export type AlertList = z.infer<typeof AlertList>;

export const Decision = z.object({ at: Instant, by: z.string().nullable(), triage: Triage, why: z.string() });
export const AlertDetail = z.object({ alert: Alert, decisions: z.array(Decision) });
export type AlertDetail = z.infer<typeof AlertDetail>;

export const NewDecision = z.strictObject({ triage: Triage, why: z.string().trim().min(3, 'Say in a few words why.').max(500) });
export type NewDecision = z.infer<typeof NewDecision>;
