// What a defence begins with, from content/arena/defence.yaml: filters that let everything through, and the names that are called.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const Start = z.strictObject({ prompt: z.string(), python: z.string(), typescript: z.string() });

export const START = Start.parse(parse(readFileSync(new URL('../../../content/arena/defence.yaml', import.meta.url), 'utf8')));

export const NAMES = { python: { file: 'defence.py', input: 'allow_input', output: 'allow_output' }, typescript: { file: 'defence.ts', input: 'allowInput', output: 'allowOutput' } } as const;
