// Shapes of device sign-in (RFC 8628 in the product's own JSON): what a machine asks, what a person sees and answers, what was allowed.
import { z } from 'zod';
import { SCOPES } from '../../platform/context.ts';
import type { Contract } from '../../platform/http/contract.ts';

const Id = z.uuid();
const Instant = z.iso.datetime();
const None = z.object({});

export const Scope = z.enum(SCOPES);
export type Scope = z.infer<typeof Scope>;
const Scopes = z.array(Scope).min(1, 'name at least one scope').max(SCOPES.length).refine((scopes) => new Set(scopes).size === scopes.length, 'name each scope once');
/** What the machine calls itself; nobody has checked it. */
const Machine = z.string().trim().min(1, 'must not be empty').max(80).regex(/^\P{C}*$/u, 'must be one line without control characters');
const DeviceCode = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'is not complete');
/** As typed; hyphen, spaces and capitals do not matter. */
const TypedCode = z.string().max(40).regex(/^[\p{L}\s\p{Pd}]*$/u, 'a code has letters only, like BCDF-GHJK');

export const DeviceRequest = z.object({ deviceCode: z.string(), userCode: z.string(), address: z.string(), expiresInSeconds: z.number().int(), intervalSeconds: z.number().int() });
export type DeviceRequest = z.infer<typeof DeviceRequest>;

/** `expired` is also said of a code that was used, or never was. */
export const DevicePoll = z.discriminatedUnion('state', [
  z.object({ state: z.literal('pending'), intervalSeconds: z.number().int() }),
  z.object({ state: z.literal('slow-down'), intervalSeconds: z.number().int() }),
  z.object({ state: z.literal('refused') }),
  z.object({ state: z.literal('expired') }),
  z.object({ state: z.literal('allowed'), token: z.string(), scopes: z.array(Scope), expiresAt: Instant }),
]);
export type DevicePoll = z.infer<typeof DevicePoll>;

/** What somebody is asked to allow. `isSameNetwork`: it was asked from where this browser is. */
export const AskedByDevice = z.object({ machine: z.string(), scopes: z.array(Scope), askedAt: Instant, expiresAt: Instant, isSameNetwork: z.boolean() });
export type AskedByDevice = z.infer<typeof AskedByDevice>;

/** A command line that is signed in. */
export const CommandLine = z.object({ id: Id, machine: z.string(), scopes: z.array(Scope), createdAt: Instant, lastSeenAt: Instant, expiresAt: Instant });
export type CommandLine = z.infer<typeof CommandLine>;

export const deviceContract = {
  'POST /api/device/requests': { body: z.strictObject({ machine: Machine, scopes: Scopes }), reply: DeviceRequest, maxBytes: 4096 },
  'POST /api/device/polls': { body: z.strictObject({ deviceCode: DeviceCode }), reply: DevicePoll, maxBytes: 4096 },
  'DELETE /api/device/token': { reply: None },
  // The code comes in the body: what stands in an address is kept in the logs of proxies.
  'POST /api/device/look': { body: z.strictObject({ userCode: TypedCode }), reply: AskedByDevice, maxBytes: 4096 },
  'POST /api/device/answer': { body: z.strictObject({ userCode: TypedCode, isAllowed: z.boolean() }), reply: z.object({ isAllowed: z.boolean() }), maxBytes: 4096 },
  'GET /api/me/command-lines': { reply: z.object({ commandLines: z.array(CommandLine) }) },
  'DELETE /api/me/command-lines/:id': { params: z.strictObject({ id: Id }), reply: None },
  'GET /api/people/:id/command-lines': { params: z.strictObject({ id: Id }), reply: z.object({ commandLines: z.array(CommandLine) }) },
  'DELETE /api/people/:id/command-lines/:commandLine': { params: z.strictObject({ id: Id, commandLine: Id }), reply: None },
} as const satisfies Contract;
