// What other features put on Today, below the one thing to do now; each arrives in a chunk of its own and shows nothing when it has nothing to say.
import { type ComponentType, lazy, Suspense } from 'react';

const lines: readonly ComponentType[] = [lazy(async () => ({ default: (await import('../signals/notes-line.tsx')).NotesLine }))];

export function TodayLines() {
  return lines.map((Line, at) => <Suspense key={at} fallback={null}><Line /></Suspense>);
}
