// Shortcuts of the page in front: single keys and "g then a letter", off while somebody types, and all of them can be switched off.
import { useEffect, useRef } from 'react';

/** `keys`: one key, or two after each other such as `g p`. `says` stands in the list that `?` opens. */
export type Shortcut = { keys: string; says: string; run: () => void };

const active = new Set<{ readonly current: readonly Shortcut[] }>();
const key = 'beforetab.shortcuts';
const PAUSE_MS = 1200;

export const listShortcuts = (): Shortcut[] => [...active].flatMap(({ current }) => current);

/** Single keys trouble people who speak to their computer (WCAG 2.1.4). */
export const areShortcutsOn = (): boolean => {
  try {
    return localStorage.getItem(key) !== 'off';
  } catch {
    return true;
  }
};

export const switchShortcuts = (isOn: boolean): void => {
  try {
    localStorage.setItem(key, isOn ? 'on' : 'off');
  } catch {
    // Storage is switched off: the choice cannot be kept.
  }
};

/** Works as long as the component is on the page. Enter, Space, arrows and Tab belong to the control in focus. */
export const useShortcuts = (shortcuts: readonly Shortcut[]): void => {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    active.add(latest);
    return () => void active.delete(latest);
  }, []);
};

// Of an editor in a shadow tree the page sees only the host, so the path is asked.
const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox], [type=button]), textarea, select'));

let first: { key: string; at: number } | undefined;

export const handleKey = (event: KeyboardEvent): void => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.composedPath()[0] ?? event.target) || !areShortcutsOn()) return;
  if (document.querySelector('dialog[open]') !== null) return;
  const sequence = first !== undefined && event.timeStamp - first.at < PAUSE_MS ? `${first.key} ${event.key}` : undefined;
  const all = listShortcuts();
  const found = all.findLast(({ keys }) => keys === sequence) ?? all.findLast(({ keys }) => keys === event.key);
  first = { key: event.key, at: event.timeStamp };
  if (found === undefined) return;
  first = undefined;
  event.preventDefault();
  found.run();
};
