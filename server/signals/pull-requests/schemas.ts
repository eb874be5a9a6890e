// The shapes of code hosts: where pull requests come from, and how far a back-fill is.
import { z } from 'zod';

const Instant = z.iso.datetime();

export const CodeHostKind = z.enum(['github', 'gitlab']);
export type CodeHostKind = z.infer<typeof CodeHostKind>;

const Token = z.string().trim().min(8).max(500).regex(/^[\x21-\x7e]+$/, 'must be the token as the code host gave it, without spaces');

/** `baseUrl` is the address of the API; without one, that of github.com or gitlab.com. `boxText` is what the template's checkbox says. */
export const NewCodeHost = z.strictObject({
  kind: CodeHostKind,
  name: z.string().trim().min(1).max(80),
  baseUrl: z.url({ protocol: /^https?$/ }).max(300).nullable(),
  token: Token.nullable(),
  boxText: z.string().trim().min(3).max(300).nullable(),
});
export type NewCodeHost = z.infer<typeof NewCodeHost>;

export const NewToken = z.strictObject({ token: Token });

/** owner/name; in GitLab with all its groups. */
export const NewBackFill = z.strictObject({
  repository: z.string().trim().min(3).max(300).regex(/^[\w.-]+(\/[\w.-]+)+$/, 'must be owner/name').refine((name) => !name.split('/').some((part) => /^\.{1,2}$/.test(part)), 'must be owner/name, without . or .. for a part'),
  since: z.iso.date(),
});
export type NewBackFill = z.infer<typeof NewBackFill>;

export const BackFillState = z.enum(['running', 'done', 'stopped', 'failed']);
export const BackFillProblem = z.enum(['refused', 'not-there', 'unreachable', 'not-understood', 'no-key']);
export type BackFillProblem = z.infer<typeof BackFillProblem>;

export const BackFill = z.object({
  id: z.uuid(),
  repository: z.string(),
  since: Instant,
  state: BackFillState,
  taken: z.number().int(),
  problem: BackFillProblem.nullable(),
  /** Whether the repository has git-ai notes, or the token may not read them; null before anybody looked. */
  notes: z.enum(['none', 'found', 'refused']).nullable(),
  startedAt: Instant,
  /** The code host asked for rest until then. */
  restsUntil: Instant.nullable(),
  endedAt: Instant.nullable(),
});
export type BackFill = z.infer<typeof BackFill>;

export const CodeHost = z.object({
  id: z.uuid(),
  kind: CodeHostKind,
  name: z.string(),
  baseUrl: z.string(),
  hasToken: z.boolean(),
  boxText: z.string().nullable(),
  /** Where the code host sends its events. */
  webhookUrl: z.string(),
  pullRequests: z.number().int(),
  createdAt: Instant,
  lastAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  backFills: z.array(BackFill),
});
export type CodeHost = z.infer<typeof CodeHost>;

/** `secret` is shown this once. */
export const AddedCodeHost = z.object({ codeHost: CodeHost, secret: z.string() });
export type AddedCodeHost = z.infer<typeof AddedCodeHost>;

export const TakenDelivery = z.object({ taken: z.boolean(), because: z.enum(['known-before', 'about-something-else']).nullable() });
export type TakenDelivery = z.infer<typeof TakenDelivery>;
