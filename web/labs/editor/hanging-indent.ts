// A long line that wraps goes on below its own beginning, two columns in, and not at the edge of the editor.
import { countColumn, type EditorState, type Extension, type Range, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

const HANG = 2;
const MOST = 24;

const decorate = ({ doc, tabSize }: EditorState): DecorationSet => {
  const ranges: Range<Decoration>[] = [];
  for (let at = 1; at <= doc.lines; at += 1) {
    const { from, text } = doc.line(at);
    const columns = Math.min(countColumn(text, tabSize, text.length - text.trimStart().length), MOST) + HANG;
    ranges.push(Decoration.line({ class: `cm-hang-${columns}` }).range(from));
  }
  return Decoration.set(ranges);
};

// Classes of a constructed sheet: CodeMirror sets a style attribute in a way the page's content policy refuses.
const sheet = EditorView.theme(
  Object.fromEntries(Array.from({ length: MOST + 1 }, (_none, at) => [`.cm-hang-${at + HANG}`, { textIndent: `-${at + HANG}ch`, paddingInlineStart: `calc(${at + HANG}ch + 0.5rem)` }])),
);

const field = StateField.define<DecorationSet>({
  create: decorate,
  update: (lines, { docChanged, state }) => (docChanged ? decorate(state) : lines),
  provide: (field) => EditorView.decorations.from(field),
});

export const hangingIndent: Extension = [sheet, field];
