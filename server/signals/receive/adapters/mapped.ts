// Any JSON or CSV whose fields somebody has named: a versioned mapping says where the time, the person and the texts stand.
import type { Mapping, Side } from '../../schemas.ts';
import { type Adapter, at, decisionOf, hasText, isObject, named, type Path, textAt } from './interaction.ts';
import { sideByRole } from './side-by-role.ts';

/** A name, an index, or `[*]` for every element. */
type Step = string | number;

/** `a.b[0].c[*]`; a column of a CSV, or a key with dots in it, is looked for as it stands first. */
export const stepsOf = (path: string): Step[] =>
  path.split('.').flatMap((part) => {
    const [name = '', ...indexes] = part.split('[');
    return [name, ...indexes.map((index) => (index === '*]' ? ('[*]') : Number(index.slice(0, -1))))];
  });

const valuesAt = (value: unknown, [step, ...rest]: readonly Step[]): unknown[] => {
  if (step === undefined) return value === undefined ? [] : [value];
  if (step === '[*]') return Array.isArray(value) ? value.flatMap((each) => valuesAt(each, rest)) : [];
  return valuesAt(at(value, step), rest);
};

const valueAt = (document: unknown, path: string | undefined): unknown => (path === undefined ? undefined : (at(document, path) ?? valuesAt(document, stepsOf(path))[0]));
const textOf = (document: unknown, path: string | undefined): string | null => textAt({ value: valueAt(document, path) }, 'value');

/** Of another product, or mapped wrongly: nothing stands where the mapping looks. */
const isForeign = (document: unknown, { format: _format, ...fields }: Mapping): boolean =>
  Object.values(fields).flat().every((path) => at(document, path) === undefined && valuesAt(document, stepsOf(path)).length === 0);

/** Whether `path` stands at or below where `pattern` points. */
const isUnder = (path: Path, pattern: string): boolean => path[0] === pattern || stepsOf(pattern).every((step, index) => (step === '[*]' ? typeof path[index] === 'number' : path[index] === step));

export const readMapped: Adapter = (document, mapping) => {
  if (!isObject(document) || mapping === null || isForeign(document, mapping)) return undefined;
  const sides: readonly (readonly [Side, readonly string[]])[] = [['user', mapping.prompt], ['tool', mapping.toolResult], ['assistant', mapping.reply]];
  const rule = textOf(document, mapping.rule);
  return [
    {
      root: [],
      id: textOf(document, mapping.id),
      time: valueAt(document, mapping.time),
      user: named(textOf(document, mapping.user)),
      tool: textOf(document, mapping.tool),
      model: textOf(document, mapping.model),
      decision: decisionOf(textOf(document, mapping.decision)),
      isScanned: rule !== null || mapping.prompt.some((path) => [at(document, path), ...valuesAt(document, stepsOf(path))].some(hasText)),
      rules: rule === null ? [] : [rule],
      sideOf: (path) => {
        const side = sides.find(([, patterns]) => patterns.some((pattern) => isUnder(path, pattern)))?.[0];
        return side === undefined ? 'record' : sideByRole(document, path, side);
      },
    },
  ];
};

/** What a source of this mapping sends is CSV. */
export const isCsv = (mapping: Mapping | null): boolean => mapping?.format === 'csv';
