// Shapes in and out of programme: so far the demo organisation.
import { z } from 'zod';
import type { Contract } from '../platform/http/contract.ts';

export const DemoSetUp = z.strictObject({
  /** Printed where BeforeTab was started; not asked on the machine itself. */
  code: z.string().max(40).optional(),
  /** Chosen by the page and kept there before it asks: whoever closes it while half a year is invented still gets in. */
  password: z.string().max(256).optional(),
});
export type DemoSetUp = z.infer<typeof DemoSetUp>;

/** `password` opens every demo person's door: the one that was sent, else one made for this demo and said only here. */
export const LoadedDemo = z.object({ owner: z.object({ email: z.string() }), password: z.string(), people: z.number().int() });
export type LoadedDemo = z.infer<typeof LoadedDemo>;

/** One invented person for each role, whom the page of the sign-in offers: they are the same in every demo, so this tells nothing about one. */
export const DemoLogins = z.object({ logins: z.array(z.object({ email: z.string(), name: z.string(), role: z.enum(['owner', 'auditor', 'manager', 'instructor', 'champion', 'learner']) })) });
export type DemoLogins = z.infer<typeof DemoLogins>;

export const programmeContract = {
  'GET /api/set-up/demo': { reply: DemoLogins },
  'POST /api/set-up/demo': { body: DemoSetUp, reply: LoadedDemo, maxBytes: 4096 },
} as const satisfies Contract;
