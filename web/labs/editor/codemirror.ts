// CodeMirror for the files of one lab. It comes in a chunk of its own, and lives in a shadow tree: there its styles are
// constructed sheets, which the page's content policy allows, where a <style> element would need it to be loosened.
import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Annotation, Compartment, EditorState, type Extension, Prec } from '@codemirror/state';
import { EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { changeBars } from './change-bars.ts';
import { changeBetween, type Draft, type Files } from './draft.ts';
import { editorColours, editorTheme } from './editor-theme.ts';
import { hangingIndent } from './hanging-indent.ts';
import type { LineMark } from './line-mark.ts';
import { markedLines, setMarks } from './mark-lines.ts';
import { partnerCursor, type PartnerPlace, setPartner } from './partner-cursor.ts';

export type EditorOptions = {
  host: HTMLElement;
  draft: Draft;
  start: Files;
  /** What a screen reader says of a file's editor. */
  labelOf: (file: string) => string;
  describes: string;
  phrases: Readonly<Record<string, string>>;
  onCheck: () => void;
  onSubmit: () => void;
  /** Where the cursor is, after it moved. */
  onMove: (file: string, at: number) => void;
};

export type Editor = {
  show: (file: string) => void;
  mark: (marks: readonly LineMark[]) => void;
  suggest: (isSuggested: boolean) => void;
  partner: (place: PartnerPlace | undefined) => void;
  goTo: (line: number) => void;
  indent: (isMore: boolean) => void;
  focus: () => void;
  destroy: () => void;
};

/** The text came from outside of this editor, and goes nowhere from here. */
const fromOutside = Annotation.define<true>();
const suggested = new Compartment();
const language = new Compartment();
const suggestedClass = (is: boolean): Extension => EditorView.editorAttributes.of({ class: is ? 'is-suggested' : '' });

const languageOf = async (file: string): Promise<Extension> => {
  if (file.endsWith('.py')) return (await import('@codemirror/lang-python')).python();
  if (/\.[jt]s$/.test(file)) return (await import('@codemirror/lang-javascript')).javascript({ typescript: true });
  return [];
};

export const createEditor = (options: EditorOptions): Editor => {
  const { host, draft } = options;
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const states = new Map<string, EditorState>();
  let shown = draft.names[0] ?? '';
  let isSuggested = false;

  const view = new EditorView({ root, state: EditorState.create({ doc: '' }) });
  root.append(view.dom);

  const makeState = (file: string): EditorState => EditorState.create({ doc: draft.files()[file] ?? '', extensions: extensionsFor(file, options, () => shown) });
  const show = (file: string): void => {
    if (shown !== file) states.set(shown, view.state);
    shown = file;
    const text = draft.files()[file] ?? '';
    const known = states.get(file);
    // A shared text is bound while it is shown only, so its state is made anew each time.
    view.setState(known !== undefined && draft.binding === undefined && known.doc.toString() === text ? known : makeState(file));
    view.dispatch({ effects: suggested.reconfigure(suggestedClass(isSuggested)) });
    void languageOf(file).then((support) => shown === file && view.dispatch({ effects: language.reconfigure(support) })).catch(() => undefined);
  };

  const unwatch = draft.watch(() => {
    if (draft.binding !== undefined) return;
    const now = view.state.doc.toString();
    const text = draft.files()[shown] ?? '';
    if (now === text) return;
    const { at, remove, insert } = changeBetween(now, text);
    view.dispatch({ changes: { from: at, to: at + remove, insert }, annotations: fromOutside.of(true) });
  });

  return {
    show,
    mark: (marks) => view.dispatch({ effects: setMarks.of(marks.filter(({ file }) => file === shown)) }),
    suggest: (is) => {
      isSuggested = is;
      view.dispatch({ effects: suggested.reconfigure(suggestedClass(is)) });
    },
    partner: (place) => view.dispatch({ effects: setPartner.of(place) }),
    goTo: (line) => {
      const at = view.state.doc.line(Math.min(line, view.state.doc.lines)).from;
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      view.focus();
    },
    indent: (isMore) => {
      (isMore ? indentMore : indentLess)(view);
      view.focus();
    },
    focus: () => view.focus(),
    destroy: () => {
      unwatch();
      view.destroy();
    },
  };
};

/** Typing over a selection: the browser would carry its look along in a style attribute, which the page's content policy refuses and reports. */
const typeOverSelection = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    const { state, composing } = view;
    if (event.inputType !== 'insertText' || event.data === null || composing || state.selection.main.empty) return false;
    view.dispatch(state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true });
    return true;
  },
});

const extensionsFor = (file: string, { draft, start, labelOf, describes, phrases, onCheck, onSubmit, onMove }: EditorOptions, shown: () => string): Extension => {
  const shared = draft.binding?.(file);
  const run = (then: () => void) => (): boolean => {
    then();
    return true;
  };
  return [
    // Before CodeMirror's own, which would put in an empty line. Tab is bound by nobody: it moves on.
    Prec.highest(keymap.of([{ key: 'Mod-Enter', run: run(onCheck) }, { key: 'Mod-Shift-Enter', run: run(onSubmit) }])),
    shared ?? history(),
    lineNumbers(),
    changeBars(start[file] ?? ''),
    markedLines,
    partnerCursor,
    EditorView.lineWrapping,
    hangingIndent,
    indentUnit.of(file.endsWith('.py') ? '    ' : '  '),
    indentOnInput(),
    bracketMatching(),
    typeOverSelection,
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches(),
    search({ top: true }),
    syntaxHighlighting(editorColours),
    keymap.of([...searchKeymap, ...(shared === undefined ? historyKeymap : []), ...defaultKeymap.filter(({ key }) => key !== 'Ctrl-m')]),
    language.of([]),
    suggested.of([]),
    editorTheme,
    EditorState.phrases.of(phrases),
    // A tabindex although it can be typed in: what scrolls has to hold something that takes the focus, and axe sees only this.
    EditorView.contentAttributes.of({ 'aria-label': labelOf(file), 'aria-description': describes, tabindex: '0', spellcheck: 'false', autocapitalize: 'off', translate: 'no' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged && shared === undefined && !update.transactions.some((one) => one.annotation(fromOutside))) draft.write(file, update.state.doc.toString());
      if (update.selectionSet || update.docChanged) onMove(shown(), update.state.selection.main.head);
    }),
  ];
};
