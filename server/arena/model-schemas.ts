// What goes in and out about the organisation's own model; its key goes in and never out.
import { z } from 'zod';
import type { Contract } from '../platform/http/contract.ts';

const Tokens = z.number().int().min(0).max(1_000_000_000);
const BaseUrl = z
  .url({ protocol: /^https?$/, error: 'must be an address that begins with https:// or http://' })
  .max(300)
  .refine((url) => !URL.canParse(url) || (new URL(url).username === '' && new URL(url).password === ''), 'holds a name or a password; the key has a field of its own')
  .refine((url) => !/[?#]/.test(url), 'ends before ? and #');

/** An endpoint has an address, a model file a checksum; the other one is null. */
export const ModelSettings = z.object({
  baseUrl: z.string().nullable(),
  sha256: z.string().nullable(),
  model: z.string(),
  hasKey: z.boolean(),
  playerTokens: Tokens,
  eventTokens: Tokens,
  dayTokens: Tokens,
  usedToday: z.number().int(),
  /** `locked`: the key was sealed on another machine; `resting`: it failed several times in a row; `no-engine`, `no-file`: missing on this machine. As this process sees it. */
  state: z.enum(['ready', 'locked', 'resting', 'no-engine', 'no-file']),
});
export type ModelSettings = z.infer<typeof ModelSettings>;

export const ModelBody = z.strictObject({
  baseUrl: BaseUrl,
  model: z.string().trim().min(1, 'name the model').max(200),
  /** Null keeps the key there is, or says that none is needed. */
  key: z.string().trim().min(1).max(500).nullable(),
  playerTokens: Tokens,
  eventTokens: Tokens,
  dayTokens: Tokens,
});
export type ModelBody = z.infer<typeof ModelBody>;

/** What was imported on this machine, and whether the engine is there to run it. */
export const ModelFiles = z.object({
  engine: z.enum(['ready', 'missing', 'other-version']),
  engineVersion: z.string(),
  files: z.array(z.object({ name: z.string(), sha256: z.string(), bytes: z.number().int(), architecture: z.string(), title: z.string(), contextTokens: z.number().int() })),
});
export type ModelFiles = z.infer<typeof ModelFiles>;

/** Both name and checksum, so that another file under the same name is not taken for it. */
export const ModelFileBody = z.strictObject({ name: z.string().min(1, 'choose a model file').max(100), sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'), playerTokens: Tokens, eventTokens: Tokens, dayTokens: Tokens });
export type ModelFileBody = z.infer<typeof ModelFileBody>;

/** `status` where the endpoint refused; `died`: the process that ran the file ended. */
export const Trial = z.object({ verdict: z.enum(['answers', 'refused-address', 'too-slow', 'refused', 'unreadable', 'not-reached', 'locked', 'no-engine', 'no-file', 'busy', 'died']), status: z.number().int().nullable(), milliseconds: z.number().int() });
export type Trial = z.infer<typeof Trial>;

export const modelContract = {
  'GET /api/arena/model': { reply: z.object({ model: ModelSettings.nullable(), here: ModelFiles }) },
  'PUT /api/arena/model': { body: ModelBody, maxBytes: 8 * 1024, reply: ModelSettings },
  /** A model file that was imported on this machine. */
  'PUT /api/arena/model/file': { body: ModelFileBody, reply: ModelSettings },
  'DELETE /api/arena/model': { reply: z.object({ ok: z.literal(true) }) },
  /** Asks it one short question. */
  'POST /api/arena/model/trials': { body: z.strictObject({}), reply: Trial },
} as const satisfies Contract;
