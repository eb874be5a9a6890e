// What other features put on Today, below the one thing to do now; each arrives in a chunk of its own and shows nothing when it has nothing to say.
import { type ComponentType, lazy, Suspense } from 'react';
import { hasRole, type Role, usePerson } from './session.ts';

/** `only`: for whom it is fetched at all. */
type Line = { Show: ComponentType; only?: readonly Role[] };
const lines: readonly Line[] = [
  { Show: lazy(async () => ({ default: (await import('../people/set-up-line.tsx')).SetUpLine })), only: ['owner'] },
  { Show: lazy(async () => ({ default: (await import('../people/waiting-line.tsx')).WaitingLine })), only: ['owner'] },
  { Show: lazy(async () => ({ default: (await import('../effectiveness/sample-line.tsx')).SampleLine })), only: ['owner', 'champion', 'instructor'] },
  { Show: lazy(async () => ({ default: (await import('../signals/names-line.tsx')).NamesLine })), only: ['owner'] },
  { Show: lazy(async () => ({ default: (await import('../signals/notes-line.tsx')).NotesLine })) },
];

export function TodayLines() {
  const person = usePerson();
  return lines.filter(({ only }) => only === undefined || hasRole(person, ...only)).map(({ Show }, at) => <Suspense key={at} fallback={null}><Show /></Suspense>);
}
