// The editor as a plain text field: nothing between the browser and whoever reads, speaks or dictates.
import { type Ref, useImperativeHandle, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { changeBetween, type Draft } from './draft.ts';
import { indentLines } from './indent-lines.ts';

/** What the buttons around an editor do to it, whichever one it is. */
export type EditorHandle = { goTo: (line: number) => void; indent: (isMore: boolean) => void; focus: () => void };
type Props = { ref?: Ref<EditorHandle>; draft: Draft; file: string; label: string; describedBy: string; isSuggested: boolean; isWrong: boolean; onMove: (file: string, at: number) => void };

export function PlainField({ ref, draft, file, label, describedBy, isSuggested, isWrong, onMove }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const files = useSyncExternalStore(draft.watch, draft.files, draft.files);
  const text = files[file] ?? '';
  const own = useRef(text);

  // A colleague's change moves the cursor along, instead of to the end.
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null || element.value === text) return;
    const { at, remove, insert } = changeBetween(element.value, text);
    const moved = (place: number): number => (place <= at ? place : place >= at + remove ? place + insert.length - remove : at + insert.length);
    const [from, to] = [moved(element.selectionStart), moved(element.selectionEnd)];
    element.value = text;
    element.setSelectionRange(from, to);
    own.current = text;
  }, [text]);

  const write = (next: string): void => {
    own.current = next;
    draft.write(file, next);
  };
  useImperativeHandle(ref, () => ({
    goTo: (line) => {
      const at = (own.current.split('\n').slice(0, line - 1).join('\n').length || -1) + 1;
      field.current?.focus();
      field.current?.setSelectionRange(at, at + (own.current.split('\n')[line - 1]?.length ?? 0));
    },
    indent: (isMore) => {
      const element = field.current;
      if (element === null) return;
      const change = indentLines(element.value, element.selectionStart, element.selectionEnd, file.endsWith('.py') ? '    ' : '  ', isMore);
      element.value = change.text;
      element.setSelectionRange(change.from, change.to);
      element.focus();
      write(change.text);
    },
    focus: () => field.current?.focus(),
  }));
  const tellPlace = (): void => onMove(file, field.current?.selectionStart ?? 0);
  return (
    <textarea
      ref={field}
      className="plain-field"
      data-suggested={isSuggested}
      defaultValue={text}
      rows={Math.min(Math.max(text.split('\n').length + 1, 12), 30)}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isWrong || undefined}
      onChange={(event) => write(event.target.value)}
      onSelect={tellPlace}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      autoCorrect="off"
      translate="no"
    />
  );
}
