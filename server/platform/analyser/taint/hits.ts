// What was found in a file: places, and calls that ask a model.
import type { Level } from '../rules/alerts.ts';
import type { Kind } from '../rules/kinds.ts';
import type { Expression } from '../program.ts';
import type { Taint } from './value.ts';

export type Hit = { readonly rule: string; readonly level: Level; readonly at: number; readonly to: number; readonly sourceAt: number; /** Where that is another one. */ readonly sourceFile?: string; readonly kind: Kind; readonly within: string };
export type Integration = { readonly at: number; readonly provider: string; readonly call: string };

const LEVELS: readonly Level[] = ['high', 'medium', 'low', 'note'];

/** Of the same rule at the same place the strongest is kept. */
export const keepHit = (hits: Map<string, Hit>, rule: string, level: Level, { at, to }: Expression, taint: Pick<Taint, 'at' | 'kind' | 'file'>, within: string): void => {
  const key = `${rule}@${at}`;
  const known = hits.get(key);
  if (known === undefined || LEVELS.indexOf(level) < LEVELS.indexOf(known.level)) hits.set(key, { rule, level, at, to, sourceAt: taint.at, sourceFile: taint.file, kind: taint.kind, within });
};
