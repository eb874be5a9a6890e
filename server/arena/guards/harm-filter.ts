// Plain rules over what a real model said: for the gross only. The simulated assistant says nothing but what stands in its files.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { fold } from '../reading/fold.ts';

const pattern = z.string().min(3).refine((source) => isPattern(source), 'is no regular expression');
const harmYaml = z.array(z.strictObject({ id: z.string().regex(/^[a-z-]+$/), reason: z.string().min(10), any: z.array(pattern).min(1), near: z.array(pattern).optional() })).min(1);

export type HarmRule = { id: string; reason: string; any: RegExp; near: RegExp | undefined };

const isPattern = (source: string): boolean => {
  try {
    return new RegExp(source, 'iu').source !== '';
  } catch {
    return false;
  }
};

const oneOf = (sources: readonly string[]): RegExp => new RegExp(sources.map((source) => `(?:${source})`).join('|'), 'giu');

/** Throws with what is wrong in the file. */
export const parseHarmRules = (text: string): HarmRule[] => harmYaml.parse(parse(text)).map(({ id, reason, any, near }) => ({ id, reason, any: oneOf(any), near: near && oneOf(near) }));

let ours: HarmRule[] | undefined;
const harmRules = (): HarmRule[] => (ours ??= parseHarmRules(readFileSync(fileURLToPath(new URL('../../../content/arena/harm.yaml', import.meta.url)), 'utf8')));

/** No reply that is shown is longer. */
const MOST_READ = 16_384;
const REACH = 300;

/** The first rule that `text` falls under. */
export const filterHarm = (text: string, rules = harmRules()): HarmRule | undefined => {
  const read = fold(text.slice(0, MOST_READ));
  return rules.find(({ any, near }) => [...read.matchAll(any)].some(({ index, 0: found }) => near === undefined || read.slice(Math.max(0, index - REACH), index + found.length + REACH).search(near) >= 0));
};
