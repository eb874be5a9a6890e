// The results of a probe in a file, a line each as they come: what was found outlives an interruption, and the next run goes on from there.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Judged } from './judge-reply.ts';

const head = z.strictObject({ probe: z.literal(1), about: z.string() });
const line = z.object({ id: z.string(), family: z.string().nullable(), outcome: z.enum(['leaked', 'nearly', 'kept', 'answered', 'refused', 'failed']), form: z.string().nullable(), milliseconds: z.number(), why: z.string().optional() });

/** `about`: a digest of address, model, system prompt and secret; results of another are not mixed in. Throws when the file is something else. */
export const openResults = (path: string | undefined, about: string): { before: Judged[]; keep: (judged: Judged) => void } => {
  if (path === undefined) return { before: [], keep: () => undefined };
  const before = existsSync(path) ? readResults(path, about) : [];
  if (!existsSync(path)) appendFileSync(path, `${JSON.stringify({ probe: 1, about })}\n`, { mode: 0o600 });
  return { before, keep: (judged) => appendFileSync(path, `${JSON.stringify(judged)}\n`) };
};

const readResults = (path: string, about: string): Judged[] => {
  const [first = '', ...rest] = readFileSync(path, 'utf8').split('\n');
  const known = head.safeParse(parsed(first));
  if (!known.success) throw new Error(`${path} is not a file of results. Name another one.`);
  if (known.data.about !== about) throw new Error(`${path} holds results of another address, model, prompt or secret. Name another file, or delete that one.`);
  // A last line that was cut off by a crash is asked again; so is what failed.
  const results = rest.map((text) => line.safeParse(parsed(text))).flatMap(({ data }) => (data === undefined || data.outcome === 'failed' ? [] : [data as Judged]));
  return [...new Map(results.map((judged) => [judged.id, judged])).values()];
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
