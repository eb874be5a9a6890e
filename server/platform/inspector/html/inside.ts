// Says of an element whether something inside of it or behind it fits, as `:has()` asks.
import type { Element } from './element.ts';
import type { Compound } from './selectors.ts';

type Holds = (chain: readonly Compound[], element: Element) => boolean;

/** `chains` begin with the joint that leads away from the element; what takes too long is taken not to fit. */
export const holdsInside = (chains: readonly (readonly Compound[])[], holds: Holds): ((element: Element) => boolean) => {
  let anchor: Element | undefined;
  const start: Compound = { tag: '*', id: '', classes: [], attributes: [], tests: [(element) => element === anchor], joint: ' ' };
  const given = chains.map((chain) => [start, ...chain]);
  return (element) => {
    const { inside, place } = element;
    if (inside === undefined) return false;
    anchor = element;
    return given.some((chain) => {
      const { joint } = chain[1]!;
      const at = place?.at ?? 0;
      if (joint === '+') return isFound(chain, holds, inside.siblings, at, at + 1);
      return joint === '~' ? isFound(chain, holds, inside.siblings, at) : isFound(chain, holds, inside.children);
    });
  };
};

const isFound = (chain: readonly Compound[], holds: Holds, among: readonly Element[], from = 0, to = among.length): boolean => {
  const open = [{ among, at: from, to }];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const next = top.at < top.to ? top.among[top.at++] : undefined;
    if (next?.inside === undefined) open.pop();
    else {
      if (--next.inside.looks.left < 0) return false;
      if (holds(chain, next)) return true;
      const { children } = next.inside;
      open.push({ among: children, at: 0, to: children.length });
    }
  }
  return false;
};
