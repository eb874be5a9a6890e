// Which file and which pane are in front: both live in the address.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type Pane, PANES } from './panes.tsx';

export type Place = { file: string; pane: Pane; goToFile: (file: string) => void; goToPane: (pane: Pane) => void };

export const usePlace = (names: readonly string[], usual: Pane): Place => {
  const search = useSearch({ strict: false }) as { file?: string; pane?: string };
  const navigate = useNavigate();
  const go = (change: Record<string, string>): void => void navigate({ to: '.', search: (before: Record<string, unknown>) => ({ ...before, ...change }), replace: true, resetScroll: false } as never);
  return {
    file: names.find((name) => name === search.file) ?? names[0] ?? '',
    pane: PANES.find((pane) => pane === search.pane) ?? usual,
    goToFile: (file) => go({ file }),
    goToPane: (pane) => go({ pane }),
  };
};
