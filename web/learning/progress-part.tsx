// One part of the progress page. All of them open were twelve screens of a phone, so there each opens on its own; they stay tables inside.
import { type ReactNode, useState } from 'react';

const NARROW = '(max-width: 40rem)';
type Props = {
  title: string;
  /** What was asked for stands in it, or that there is nothing yet: open on a phone too. */
  isWanted?: boolean;
  /** Only few need it: closed everywhere. */
  isAside?: boolean;
  children: ReactNode;
};

export function ProgressPart({ title, isWanted = false, isAside = false, children }: Props) {
  const [isNarrow] = useState(() => matchMedia(NARROW).matches);
  return (
    <details className="folded" open={!isAside && (!isNarrow || isWanted)}>
      <summary><h2>{title}</h2></summary>
      <div className="stack">{children}</div>
    </details>
  );
}
