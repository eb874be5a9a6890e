// Text that is rewritten or searched sign by sign: what is harmless of it when only good signs are left, or the shell's are gone.
import type { Place } from '../rules/kinds.ts';
import type { Expression } from '../program.ts';
import type { Engine } from './engine.ts';
import type { Scope } from './scope.ts';
import { cleaned, type Value } from './value.ts';

const NOTHING_LEFT = /^(''|""|``)$/;
/** The signs by which a shell goes on to a second command. */
const SHELL_SIGNS = [';', '|', '&', '$', '`'];
/** `'` becomes `'\''`: inside single quotes that is all there is to escape. */
const QUOTES_SINGLE = /'\\+''|'"'"'/;

/** The class of signs that a pattern consists of: `/[^\w-]+/g`, `r"[;&|]"`. */
const classOf = (pattern: string): { isRest: boolean; signs: string } | undefined => {
  const found = /^(?:\/|[rR]?["'`])\(?\[(\^?)((?:\\.|[^\]\\])+)\]\)?[+*]?(?:\/[a-z]*|["'`])$/.exec(pattern);
  return found === null ? undefined : { isRest: found[1] === '^', signs: found[2]! };
};
const patternOf = (engine: Engine, pattern: Expression, scope: Scope | undefined): string => {
  if (pattern.is === 'name') return scope?.find(pattern.id)?.text ?? '';
  const inner = pattern.is === 'call' && /(^|\.)(compile|RegExp)$/.test(engine.spelled(pattern.callee)) ? pattern.given[0]?.value : pattern;
  return inner === undefined ? '' : engine.source.slice(inner.at, inner.to);
};

/** Where a text is harmless in which no sign of this pattern occurs. */
export const placesOfRest = (engine: Engine, pattern: Expression | undefined, scope?: Scope): readonly Place[] => {
  const signs = pattern === undefined ? undefined : classOf(patternOf(engine, pattern, scope));
  if (signs === undefined) return [];
  if (!signs.isRest) return SHELL_SIGNS.every((sign) => signs.signs.includes(sign)) ? ['shell'] : [];
  const hasRoom = /\\[sSW]|[;|&$`'"<>(]/.test(signs.signs);
  if (hasRoom) return [];
  return /[./]/.test(signs.signs) ? ['code', 'shell', 'sql', 'html'] : ['code', 'shell', 'sql', 'html', 'path', 'url'];
};

/** `x.replace(/[^\w]/g, '')`, `re.sub(r"[^\w]", "", x)`, and the escape of a quote. */
export const rewritten = (engine: Engine, { given, callee }: Expression & { is: 'call' }, names: readonly string[], value: Value): Value => {
  const isSub = names.includes('re.sub');
  const isReplace = callee.is === 'get' && /^(replace|replaceAll)$/.test(callee.key ?? '');
  const [pattern, by] = given.map((one) => one.value);
  if ((!isSub && !isReplace) || pattern === undefined || by === undefined || value.taints.length === 0) return value;
  const replacement = engine.source.slice(by.at, by.to);
  const from = engine.source.slice(pattern.at, pattern.to);
  if (/^(\/'\/g|["'`]\\?'["'`])$/.test(from) && QUOTES_SINGLE.test(replacement)) return cleaned(value, ['shell']);
  if (/^(\/<\/g|["'`]<["'`])$/.test(from) && /&(lt|#60|#x3c);/i.test(replacement)) return cleaned(value, ['html']);
  // Whatever single sign stands for the others is as good as none.
  const isPlain = NOTHING_LEFT.test(replacement) || /^["'`][\w -]?["'`]$/.test(replacement);
  const places = isPlain ? placesOfRest(engine, pattern) : [];
  const isEverywhere = isSub || /\/[a-z]*g[a-z]*$/.test(from) || (callee.is === 'get' && callee.key === 'replaceAll');
  return places.length === 0 || !isEverywhere ? value : cleaned(value, places);
};
