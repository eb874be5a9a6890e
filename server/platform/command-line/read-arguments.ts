// Reads what stands behind a command of `beforetab`, by one table of its options, from which its help is made too.
import { parseArgs } from 'node:util';

/** `value` names what it takes, `oneOf` all that it may be, `also` is an older name that scripts may still have. */
type Text = { value?: string; oneOf?: readonly string[]; default?: string; multiple?: true; also?: string; says: string };
type Flag = { flag: true; says: string };
type Options = Readonly<Record<string, Text | Flag>>;
/** `least` and `most` count what stands there beside options; `after` is the end of the help, with the exit codes. */
export type Usage<O extends Options = Options> = { usage: string; does: string; least?: number; most?: number; options: O; after: string };

type Value<One> = One extends Flag ? boolean : One extends { multiple: true } ? string[] : (One extends { oneOf: readonly (infer Each)[] } ? Each : string) | (One extends { default: string } ? never : undefined);
export type Given<O extends Options> = { values: { [Name in keyof O]: Value<O[Name]> }; rest: string[] };
/** Nothing is to be done: what to say, and what to end with, 0 for help and 2 for a mistake. */
export type Ended = { says: string; code: 0 | 2 };

/** For help as it stands in the table: `const SCAN = describe({ … })` keeps the types of its options. */
export const describeUsage = <const O extends Options>(usage: Usage<O>): Usage<O> => usage;

export const readArguments = <O extends Options>(given: readonly string[], usage: Usage<O>): Given<O> | Ended => {
  const wanted = Object.entries<Text | Flag>(usage.options);
  const names = new Map(wanted.flatMap(([name, option]) => [[name, name] as const, ...('also' in option && option.also !== undefined ? [[option.also, name] as const] : [])]));
  const { tokens } = parseArgs({ args: [...given], strict: false, allowPositionals: true, tokens: true, options: { ...Object.fromEntries([...names].map(([name, of]) => [name, { type: 'flag' in usage.options[of]! ? ('boolean' as const) : ('string' as const) }])), help: { type: 'boolean', short: 'h' } } });
  if (tokens.some((token) => token.kind === 'option' && token.name === 'help')) return { says: helpOf(usage), code: 0 };
  const wrong = (mistake: string): Ended => ({ says: `${mistake}\n\n${helpOf(usage)}`, code: 2 });
  const values: Record<string, string | string[] | boolean | undefined> = Object.fromEntries(wanted.map(([name, option]) => [name, 'flag' in option ? false : option.multiple === true ? (option.default === undefined ? [] : [option.default]) : option.default]));
  const isGiven = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const name = names.get(token.name);
    if (name === undefined) return wrong(`There is no option ${token.rawName}. There are: ${['help', ...wanted.map(([each]) => each)].map((each) => `--${each}`).join(', ')}.`);
    const option = usage.options[name]!;
    const mistake = mistakeIn(token, option);
    if (mistake !== undefined) return wrong(mistake);
    if ('flag' in option) values[name] = true;
    else if (option.multiple === true) values[name] = [...(isGiven.has(name) ? (values[name] as string[]) : []), token.value!];
    else values[name] = token.value;
    isGiven.add(name);
  }
  const rest = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  if (rest.length > (usage.most ?? Infinity)) return wrong(`Too much is named: ${rest.slice(usage.most).join(' ')}.`);
  if (rest.length < (usage.least ?? 0)) return { says: helpOf(usage), code: 2 };
  return { values: values as Given<O>['values'], rest };
};

const mistakeIn = ({ rawName, value, inlineValue }: { rawName: string; value: string | undefined; inlineValue: boolean | undefined }, option: Text | Flag): string | undefined => {
  if ('flag' in option) return value === undefined ? undefined : `${rawName} takes no value.`;
  if (value === undefined || value === '') return `${rawName} needs a value: ${rawName} ${shapeOf(option)}`;
  // Else a forgotten value swallows the option behind it.
  if (inlineValue !== true && value.startsWith('-') && value !== '-') return `${rawName} needs a value before ${value}. If ${value} is the value, write ${rawName}=${value}`;
  return option.oneOf === undefined || option.oneOf.includes(value) ? undefined : `${rawName} is one of ${option.oneOf.join(', ')}, and not "${value}".`;
};

const shapeOf = (option: Text | Flag): string => ('flag' in option ? '' : (option.oneOf?.join('|') ?? option.value ?? 'VALUE'));

const helpOf = ({ usage, does, options, after }: Usage): string => {
  const lines = Object.entries(options).map(([name, option]) => [`--${name} ${shapeOf(option)}`.trimEnd(), `${option.says}${'default' in option && option.default !== undefined ? ` (${option.default})` : ''}${'also' in option && option.also !== undefined ? `; also --${option.also}` : ''}`] as const);
  const width = Math.min(26, Math.max(...lines.map(([left]) => left.length)));
  return [`beforetab ${usage}   ${does}`, ...lines.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`), after].join('\n');
};
