// `match` of Python: a clause is a branch of its own, and what its pattern takes out of the subject gets the name it gives it.
import type { SyntaxNode } from '@lezer/common';
import type { Expression, Statement } from '../program.ts';
import { parts, place } from './nodes.ts';

type Reader = { text: (node: SyntaxNode) => string; expression: (node: SyntaxNode) => Expression; body: (node: SyntaxNode | undefined) => Statement[] };

export const matched = (read: Reader, node: SyntaxNode): Statement[] => {
  const left = read.expression(parts(node)[1]!);
  return parts(parts(node).at(-1)!).map((clause) => {
    const placed = place(clause);
    const pattern = parts(clause)[1];
    const guard = parts(clause).find(({ name }) => name === 'Guard');
    const inside = read.body(parts(clause).find(({ name }) => name === 'Body'));
    const asked: Statement[] = guard === undefined ? inside : [{ is: 'if', test: read.expression(parts(guard).at(-1)!), yes: inside, no: [], ...placed }];
    const yes = [...(pattern === undefined ? [] : taken(read, pattern, left)), ...asked];
    const fits = pattern === undefined ? undefined : fitting(read, pattern, left);
    return fits === undefined ? { is: 'block', body: yes, ...placed } : { is: 'if', test: fits, yes, no: [], ...placed };
  });
};

/** Nothing where it fits whatever there is. */
const fitting = (read: Reader, pattern: SyntaxNode, left: Expression): Expression | undefined => {
  const placed = place(pattern);
  if (pattern.name === 'CapturePattern') return undefined;
  if (pattern.name === 'AttributePattern') return { is: 'compare', op: '==', left, right: dotted(read, pattern), ...placed };
  return /^(Literal|Or)Pattern$/.test(pattern.name) ? { is: 'compare', op: '==', left, right: { is: 'text', text: read.text(pattern), ...placed }, ...placed } : { is: 'constant', ...placed };
};

/** `Tools.READ`. */
const dotted = (read: Reader, node: SyntaxNode): Expression => {
  const [first, ...keys] = parts(node);
  return keys.reduce<Expression>((of, key) => ({ is: 'get', of, key: read.text(key), ...place(node) }), { is: 'name', id: read.text(first!), ...place(first!) });
};

/** `case {"input": {"command": line}}` gives its part a name. */
const taken = (read: Reader, pattern: SyntaxNode, of: Expression): Statement[] => {
  const placed = place(pattern);
  const inner = parts(pattern);
  const part = (key: string): Expression => ({ is: 'get', of, key, ...placed });
  const called = (id: string): Statement[] => (id === '_' ? [] : [{ is: 'do', value: { is: 'assign', target: { is: 'name', id, ...placed }, value: of, ...placed }, ...placed }]);
  switch (pattern.name) {
    case 'CapturePattern':
      return called(read.text(pattern));
    case 'AsPattern':
      return [...taken(read, inner[0]!, of), ...called(read.text(inner.at(-1)!))];
    case 'MappingPattern':
      return inner.flatMap((value, index) => (inner[index - 1]?.name === 'LiteralPattern' ? taken(read, value, part(read.text(inner[index - 1]!).slice(1, -1))) : []));
    case 'ClassPattern':
      return parts(inner.at(-1)!).flatMap((keyword) => (keyword.name === 'KeywordPattern' ? taken(read, parts(keyword).at(-1)!, part(read.text(parts(keyword)[0]!))) : []));
    case 'SequencePattern':
      return inner.flatMap((value, index) => taken(read, value, part(String(index))));
    case 'OrPattern':
      return inner.flatMap((value) => taken(read, value, of));
    default:
      return [];
  }
};
