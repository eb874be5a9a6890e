// What an animation leaves of the styles an element declares: where all its frames agree, or once it has run.
import type { Frames } from './blocks.ts';

type Declared = ReadonlyMap<string, string>;
/** Over before anybody has read it. */
const SHORT = 0.25;

/** `isFading`: it passes through other looks, or its frames are not known, so that what is hidden at first is seen some time. */
export const animate = (declared: Declared, all: Frames): { declared: Declared; isFading: boolean } => {
  const names = (declared.get('animation-name') ?? declared.get('animation') ?? declared.get('-webkit-animation') ?? '').split(/[\s,]+/);
  const asked = names.filter((name) => /^[a-z_-][\w-]*$/.test(name) && !/^(?:none|initial|unset|inherit|revert)$/.test(name));
  if (asked.length === 0) return { declared, isFading: false };
  const known = asked.flatMap((name) => (all.has(name) ? [all.get(name)!] : []));
  if (known.length === 0) return { declared, isFading: true };
  const after = new Map(declared);
  let isFading = false;
  const isSpent = isOverAtOnce(declared);
  for (const frames of known) {
    for (const name of new Set(frames.flatMap((frame) => [...frame.keys()]))) {
      const values = frames.map((frame) => frame.get(name));
      const [first, last] = [values[0], values.findLast((value) => value !== undefined)!];
      const isConstant = frames.length > 1 ? values.every((value) => value === first) : first === declared.get(name);
      if (isConstant || isSpent) after.set(name, last);
      else isFading ||= name === 'opacity';
    }
  }
  return { declared: after, isFading };
};

const isOverAtOnce = (declared: Declared): boolean => {
  const text = `${declared.get('animation') ?? ''} ${declared.get('animation-duration') ?? ''} ${declared.get('animation-delay') ?? ''}`;
  const seconds = [...text.matchAll(/(-?[\d.]+)(ms|s)\b/g)].reduce((sum, [, number, unit]) => sum + Number(number) / (unit === 'ms' ? 1_000 : 1), 0);
  return seconds <= SHORT && /\b(?:forwards|both)\b/.test(`${text} ${declared.get('animation-fill-mode') ?? ''}`);
};
