// Ctrl+Enter checks and Ctrl+Shift+Enter submits, wherever on the page the focus is. No screen reader takes either: NVDA and JAWS
// listen to Insert or Caps Lock, VoiceOver to Control with Option, Orca to Insert.
import { useEffect, useRef } from 'react';

export const useRunKeys = (onCheck: () => void, onSubmit: () => void): void => {
  const newest = useRef({ onCheck, onSubmit });
  useEffect(() => {
    newest.current = { onCheck, onSubmit };
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // CodeMirror has taken it already when it was pressed in there.
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      if (event.shiftKey) newest.current.onSubmit();
      else newest.current.onCheck();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
};
