// One text for every pattern in the learner's files: what a filter looks for may also stand in an honest text.

const LITERAL = /(?<=[(,=:[!&|?{};\n]\s*|\breturn\s+)\/((?:[^/\\\n[*]|\\.|\[(?:[^\]\\\n]|\\.)*\])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])*)\/([dgimsuvy]*)/g;
const ONE = /\\(?:u\{[0-9a-f]+\}|u[0-9a-f]{4}|x[0-9a-f]{2}|p\{[^}]*\}|k<\w+>|.)|\[(?:[^\]\\]|\\.)*\]|[^]/giy;
const TIMES = /(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/y;
const LETTERS = [...'aZ7 -_.:/@<"\'`{', 'é', '\n', '\u200b'];
const MOST = 40;

/** For each alternative of each pattern a text that it finds; patterns that no short text fits are left out. */
export function matchedIn(files: Readonly<Record<string, string>>, pick: <T>(from: readonly T[]) => T): string[] {
  const found = Object.values(files).flatMap((text) => [...text.matchAll(LITERAL)].flatMap(([, source = '', flags = '']) => textsFor(source, flags.replace(/[gy]/g, ''), pick)));
  return [...new Set(found)].slice(0, MOST);
}

function textsFor(source: string, flags: string, pick: <T>(from: readonly T[]) => T): string[] {
  try {
    const pattern = new RegExp(source, flags);
    return alternatives(source).map((one) => sample(one, pick)).filter((text) => text.trim() !== '' && text.length <= 200 && pattern.test(text));
  } catch {
    return [];
  }
}

/** Cut at every `|` that stands in no group and no class. */
function alternatives(source: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const [one] of source.matchAll(new RegExp(ONE, 'gi'))) {
    if (one === '(') depth += 1;
    if (one === ')') depth -= 1;
    if (one === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += one;
  }
  return parts;
}

function sample(source: string, pick: <T>(from: readonly T[]) => T): string {
  let text = '';
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const taken = pattern.exec(source);
    if (taken !== null) at = pattern.lastIndex;
    return taken;
  };
  while (at < source.length) {
    const one = source[at] === '(' ? group() : single(take(ONE)![0], pick);
    const times = take(TIMES);
    const least = times?.[1] === undefined ? 1 : Number(times[1]);
    text += times !== null && /^[?*]/.test(times[0]) ? pick(['', one]) : one.repeat(Math.min(least, 50));
  }
  return text;

  function group(): string {
    const from = at;
    let depth = 0;
    do {
      const [sign] = take(ONE)!;
      if (sign === '(') depth += 1;
      if (sign === ')') depth -= 1;
    } while (depth > 0 && at < source.length);
    const inside = source.slice(from + 1, at - 1);
    if (/^\?<?[=!]/.test(inside)) return '';
    return sample(pick(alternatives(inside.replace(/^\?(?:<\w+>|[a-z-]*:)/, ''))), pick);
  }
}

function single(one: string, pick: <T>(from: readonly T[]) => T): string {
  if (/^(?:\^|\$|\\[bBkK1-9].*)$/.test(one)) return '';
  if (one === '.' || one.startsWith('[') || /^\\(?:[sSdDwW]|p\{)/.test(one)) {
    const pattern = new RegExp(`^${one}$`, one.includes('\\p') ? 'iu' : 'i');
    const fitting = LETTERS.filter((letter) => pattern.test(letter));
    return fitting.length > 0 ? pick(fitting) : ([...one.replace(/^\[\^?/, '')][0] ?? '');
  }
  if (/^\\[ux]/.test(one) && one.length > 2) return String.fromCodePoint(Number.parseInt(one.replace(/[^0-9a-f]/gi, ''), 16));
  if (one.startsWith('\\')) return { n: '\n', t: '\t', r: '\r' }[one.slice(1)] ?? one.slice(1);
  return one;
}
