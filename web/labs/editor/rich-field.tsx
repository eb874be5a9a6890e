// The editor as CodeMirror, which arrives in a chunk of its own.
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { announce } from '../../ui/announce.ts';
import { t } from '../../ui/messages.ts';
import { Loading } from '../../ui/states.tsx';
import type { Editor } from './codemirror.ts';
import type { Draft, Files } from './draft.ts';
import type { LineMark } from './line-mark.ts';
import { editorPhrases } from './phrases.ts';
import type { PartnerPlace } from './partner-cursor.ts';
import type { EditorHandle } from './plain-field.tsx';

type Props = {
  ref?: Ref<EditorHandle>;
  draft: Draft;
  start: Files;
  file: string;
  labelOf: (file: string) => string;
  describes: string;
  marks: readonly LineMark[];
  isSuggested: boolean;
  partner: PartnerPlace | undefined;
  onMove: (file: string, at: number) => void;
  onCheck: () => void;
  onSubmit: () => void;
  /** The chunk did not come; the plain field is there all the same. */
  onMissing: () => void;
};

export function RichField({ ref, draft, start, file, labelOf, describes, marks, isSuggested, partner, onMove, onCheck, onSubmit, onMissing }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor>();
  // The editor is made once and calls what is newest.
  const newest = useRef({ onMove, onCheck, onSubmit, labelOf, onMissing, describes });
  useEffect(() => {
    newest.current = { onMove, onCheck, onSubmit, labelOf, onMissing, describes };
  });

  useEffect(() => {
    let made: Editor | undefined;
    let isGone = false;
    const make = async (): Promise<void> => {
      const { createEditor } = await import('./codemirror.ts');
      if (isGone || host.current === null) return;
      made = createEditor({
        host: host.current,
        draft,
        start,
        labelOf: (name) => newest.current.labelOf(name),
        describes: newest.current.describes,
        phrases: editorPhrases(),
        onMove: (name, at) => newest.current.onMove(name, at),
        onCheck: () => newest.current.onCheck(),
        onSubmit: () => newest.current.onSubmit(),
      });
      setEditor(made);
    };
    make().catch(() => {
      announce(t('labs.editor.missing'));
      newest.current.onMissing();
    });
    return () => {
      isGone = true;
      made?.destroy();
      setEditor(undefined);
    };
  }, [draft, start]);

  useEffect(() => editor?.show(file), [editor, file]);
  useEffect(() => editor?.mark(marks), [editor, file, marks]);
  useEffect(() => editor?.suggest(isSuggested), [editor, isSuggested]);
  useEffect(() => editor?.partner(partner), [editor, file, partner]);
  useImperativeHandle(ref, () => ({ goTo: (line) => editor?.goTo(line), indent: (isMore) => editor?.indent(isMore), focus: () => editor?.focus() }));
  return (
    <>
      {editor === undefined && <Loading label={t('labs.editor.loading')} />}
      <div ref={host} className="rich-field" data-content />
    </>
  );
}
