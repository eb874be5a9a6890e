// The shapes of labs: lab.yaml as it is written, the lab as it is published, and what the page receives.
import { z } from 'zod';
import { FileName } from './contract.ts';

export type { Build, Child, Failure, Judgement, ProgramAnswer, ProgramRequest, RunResult, StepResult } from './checks.ts';
export type { RunInput } from './run-checks.ts';

const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'write it in small letters, digits and hyphens');
const text = z.string().trim().min(1, 'write something here');
const day = z.union([z.string(), z.date().transform((date) => date.toISOString().slice(0, 10))]).pipe(z.iso.date('write a day as 2027-11-24'));

/** lab.yaml. The first of `fixes` is the reference fix. */
export const labYaml = z.strictObject({
  title: text,
  kind: z.enum(['segment', 'lab']),
  language: z.enum(['python', 'typescript']),
  tier: z.int().min(1).max(3),
  minutes: z.int().min(1).max(60),
  cwe: z.array(z.string().regex(/^CWE-\d+$/, 'write it as CWE-89')).min(1),
  files: z.array(FileName).min(1),
  entry: text,
  objectives: z.array(text).min(1),
  summary: text,
  claims: z.array(z.strictObject({ id: name, says: text, source: text, url: z.url({ protocol: /^https?$/ }).optional(), checkedOn: day, expiresOn: day })).default([]),
  attacks: z.array(z.strictObject({ name, title: text, holds: text })).min(2, 'name at least 2 attacks'),
  // startFails: the weakness itself breaks this one, as O'Brien breaks a pasted query; declared, so that it stays the exception.
  // Run on the server only, from checks/hidden.ts: a fix made for the shown payloads meets others here.
  hidden: z
    .strictObject({ attacks: z.array(z.strictObject({ name, title: text, holds: text })), functions: z.array(z.strictObject({ name, title: text, startFails: z.boolean().default(false) })).default([]) })
    .default({ attacks: [], functions: [] }),
  functions: z.array(z.strictObject({ name, title: text, startFails: z.boolean().default(false) })).min(5, 'name at least 5 functions the program must keep'),
  fixes: z.array(z.strictObject({ name, title: text, why: text })).min(2, 'give at least 2 fixes that differ in structure'),
  nearMisses: z
    .array(z.strictObject({ name, rejectedBy: name, why: text }))
    .min(6, 'give at least 6 near-misses'),
});
export type LabYaml = z.infer<typeof labYaml>;

type Files = Record<string, string>;

/** A lab as `curriculum` publishes it by hash. */
export type LabBody = Omit<LabYaml, 'fixes' | 'nearMisses'> & {
  brief: string;
  hints: string[];
  design: string;
  start: Files;
  fixes: (LabYaml['fixes'][number] & { files: Files })[];
  nearMisses: (LabYaml['nearMisses'][number] & { files: Files })[];
  /** checks/public.ts with its types stripped: a module that exports `build`. */
  publicChecksJs: string;
  /** checks/hidden.ts likewise; empty when there is none. Never leaves the server. */
  hiddenChecksJs: string;
};

/** What the page of a lab receives; of `kind: lab` without hints and fixes, which are asked for one by one. `checksUrl` serves `publicChecksJs` as text/javascript from the same origin. */
export type LabBundle = Pick<LabBody, 'title' | 'kind' | 'language' | 'minutes' | 'cwe' | 'entry' | 'objectives' | 'summary' | 'claims' | 'attacks' | 'functions' | 'hints' | 'start' | 'fixes'> & {
  slug: string;
  /** One part per `##` heading of brief.md; a segment has three: the code, what the fix must do, why an assistant writes this. */
  brief: { title: string; html: string }[];
  checksUrl: string;
};

/** One mistake in a content file; the line counts from 1. */
export type Mistake = { file: string; line: number; says: string };
