// Cuts CSS where a sign stands outside of brackets and quotes, in one pass.

/** `sign` ' ' cuts at any white space; empty parts are left out. */
export const splitOutside = (text: string, sign: string): string[] => {
  if (text === '') return [];
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  const add = (to: number): void => {
    const part = text.slice(from, to).trim();
    if (part !== '') parts.push(part);
    from = to + 1;
  };
  for (let at = 0; at < text.length; at++) {
    const each = text[at]!;
    if (each === '\\') at++;
    else if (quote !== '') quote = each === quote || each === '\n' ? '' : quote;
    else if (each === '"' || each === "'") quote = each;
    else if (each === '(' || each === '[') depth++;
    else if (each === ')' || each === ']') depth = Math.max(0, depth - 1);
    else if (depth === 0 && (each === sign || (sign === ' ' && /\s/.test(each)))) add(at);
  }
  add(text.length);
  return parts;
};
