// The nodes of Lezer's tree for Python, without comments and signs.
import type { SyntaxNode } from '@lezer/common';

export const childrenOf = (node: SyntaxNode | null): SyntaxNode[] => {
  const all: SyntaxNode[] = [];
  for (let child = node?.firstChild ?? null; child !== null; child = child.nextSibling) if (child.name !== 'Comment') all.push(child);
  return all;
};
export const place = ({ from, to }: SyntaxNode): { at: number; to: number } => ({ at: from, to });
export const isMark = ({ name }: SyntaxNode): boolean => /^\W+$/.test(name);
export const parts = (node: SyntaxNode | null): SyntaxNode[] => childrenOf(node).filter((child) => !isMark(child));
