// `not a or b`: the grammar of the editor takes `not` for the whole, Python for the first alone; so `and` and `or` are put together here.
import type { SyntaxNode } from '@lezer/common';
import type { Expression } from '../program.ts';
import { childrenOf } from './nodes.ts';

type Reader = (node: SyntaxNode) => Expression;

/** What stands in brackets is one of its own. */
export const isJunction = (node: SyntaxNode | undefined): boolean => node?.name === 'BinaryExpression' && childrenOf(node).some(({ name }) => name === 'and' || name === 'or');

export const junction = (node: SyntaxNode, read: Reader): Expression => {
  const sides: Expression[][] = [[]];
  const walk = (inner: SyntaxNode, isNegated: boolean): void => {
    const parts = childrenOf(inner);
    if (inner.name === 'UnaryExpression' && parts[0]?.name === 'not' && isJunction(parts[1])) return walk(parts[1]!, !isNegated);
    if (isJunction(inner)) {
      walk(parts[0]!, isNegated);
      if (parts.some(({ name }) => name === 'or')) sides.push([]);
      return walk(parts.at(-1)!, false);
    }
    const value = read(inner);
    sides.at(-1)!.push(isNegated ? { is: 'not', of: value, at: inner.from, to: inner.to } : value);
  };
  walk(node, false);
  const put = (op: 'and' | 'or', all: readonly Expression[]): Expression => all.slice(1).reduce<Expression>((left, right) => ({ is: 'either', op, left, right, at: node.from, to: node.to }), all[0]!);
  return put('or', sides.map((side) => put('and', side)));
};
