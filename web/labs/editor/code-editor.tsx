// The files of a lab to write in: tabs for the files, the editor or a plain field, and what is wrong on which line.
import { type ReactNode, useId, useImperativeHandle, useRef, useState, type Ref, useSyncExternalStore } from 'react';
import { Button, TextButton } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { t } from '../../ui/messages.ts';
import { type CodeState, StateMark } from '../../ui/state-mark.tsx';
import { ctrlName } from '../ctrl-name.ts';
import type { Draft, Files } from './draft.ts';
import './editor.css';
import { FileTabs } from './file-tabs.tsx';
import type { LineMark } from './line-mark.ts';
import type { PartnerPlace } from './partner-cursor.ts';
import { type EditorHandle, PlainField } from './plain-field.tsx';
import { RichField } from './rich-field.tsx';
import { useKept } from './use-kept.ts';

export type Partner = { name: string; file: string; at: number };
type Props = {
  ref?: Ref<EditorHandle>;
  draft: Draft;
  start: Files;
  file: string;
  onFile: (file: string) => void;
  state: CodeState;
  marks: readonly LineMark[];
  /** The code has changed since: the list below would name wrong lines. */
  areMarksStale: boolean;
  partner: Partner | undefined;
  onMove: (file: string, at: number) => void;
  onCheck: () => void;
  onSubmit: () => void;
  /** Beside the keys: whether what stands here is kept. */
  saved: ReactNode;
};

const KEY = 'beforetab.editor';

export function CodeEditor({ ref, draft, start, file, onFile, state, marks, areMarksStale, partner, onMove, onCheck, onSubmit, saved }: Props) {
  const id = useId();
  const field = useRef<EditorHandle>(null);
  const [kept, keep] = useKept(KEY);
  const [isMissing, setMissing] = useState(false);
  const files = useSyncExternalStore(draft.watch, draft.files, draft.files);
  const isPlain = kept === 'plain' || isMissing;
  const isSuggested = state === 'suggested';
  const here = areMarksStale ? [] : marks.filter((mark) => mark.file === file);
  const label = (name: string): string => t('labs.editor.label', { file: name });
  const place: PartnerPlace | undefined = partner?.file === file ? partner : undefined;
  useImperativeHandle(ref, () => ({
    goTo: (line) => field.current?.goTo(line),
    indent: (isMore) => field.current?.indent(isMore),
    focus: () => field.current?.focus(),
  }));
  return (
    <section className="editor" data-state={state} aria-label={t('labs.editor.region')}>
      <header className="editor-head">
        <FileTabs names={draft.names} file={file} onFile={onFile} panel={`${id}-panel`} changed={draft.names.filter((name) => files[name] !== start[name])} marked={areMarksStale ? [] : marks.filter(({ is }) => is === 'error').map((mark) => mark.file)} partner={partner} />
        <StateMark state={state} />
      </header>
      <div id={`${id}-panel`} role="tabpanel" aria-label={file} data-content>
        {isPlain ? (
          <PlainField key={file} ref={field} draft={draft} file={file} label={label(file)} describedBy={`${id}-keys`} isSuggested={isSuggested} isWrong={here.some(({ is }) => is === 'error')} onMove={onMove} />
        ) : (
          <RichField ref={field} draft={draft} start={start} file={file} labelOf={label} describes={t('labs.editor.keys.rich', { ctrl: ctrlName() })} marks={marks} isSuggested={isSuggested} partner={place} onMove={onMove} onCheck={onCheck} onSubmit={onSubmit} onMissing={() => setMissing(true)} />
        )}
      </div>
      {marks.length > 0 && !areMarksStale && <Marks marks={marks} onGoTo={(mark) => (mark.file === file ? field.current?.goTo(mark.line) : onFile(mark.file))} />}
      <footer className="editor-foot">
        <div className="row">
          <Button onClick={() => field.current?.indent(true)}>{t('labs.editor.indent')}</Button>
          <Button onClick={() => field.current?.indent(false)}>{t('labs.editor.outdent')}</Button>
          <Checkbox label={t('labs.editor.plain')} isChecked={isPlain} onChecked={(is) => { setMissing(false); keep(is ? 'plain' : ''); }} />
        </div>
        {saved}
      </footer>
      <p id={`${id}-keys`} className="small soft">{isPlain ? t('labs.editor.keys.plain') : t('labs.editor.keys.rich', { ctrl: ctrlName() })}</p>
    </section>
  );
}

function Marks({ marks, onGoTo }: { marks: readonly LineMark[]; onGoTo: (mark: LineMark) => void }) {
  return (
    <ul className="editor-marks" aria-label={t('labs.editor.marks')}>
      {marks.map((mark) => (
        <li key={`${mark.file} ${mark.line} ${mark.says}`} data-is={mark.is}>
          <TextButton onClick={() => onGoTo(mark)}>{t('labs.editor.line', { file: mark.file, line: String(mark.line) })}</TextButton> <code>{mark.says}</code>
        </li>
      ))}
    </ul>
  );
}
