// Marks on lines inside the editor: the line itself, and below it in words what happened there.
import { type EditorState, type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import type { LineMark } from './line-mark.ts';

class Says extends WidgetType {
  readonly #mark: LineMark;
  constructor(mark: LineMark) {
    super();
    this.#mark = mark;
  }
  override eq(other: Says): boolean {
    return other.#mark.says === this.#mark.says && other.#mark.is === this.#mark.is;
  }
  override toDOM(): HTMLElement {
    const says = document.createElement('div');
    says.className = `cm-mark-says is-${this.#mark.is}`;
    says.textContent = `${this.#mark.is === 'error' ? '✕' : '!'} ${this.#mark.says}`;
    return says;
  }
}

export const setMarks = StateEffect.define<readonly LineMark[]>();

const drawn = (state: EditorState, marks: readonly LineMark[]): DecorationSet => {
  const ranges: Range<Decoration>[] = [];
  const lines = new Set<number>();
  for (const mark of marks) {
    const line = state.doc.line(Math.min(Math.max(mark.line, 1), state.doc.lines));
    if (!lines.has(line.number)) ranges.push(Decoration.line({ class: `cm-marked-line is-${mark.is}` }).range(line.from));
    lines.add(line.number);
    ranges.push(Decoration.widget({ widget: new Says(mark), block: true, side: 1 }).range(line.to));
  }
  return Decoration.set(ranges, true);
};

/** They move with the text, and go when their line is changed: what they say was said of the text as it was. */
export const markedLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, transaction) => {
    let next = marks;
    if (transaction.docChanged) {
      const touched = new Set<number>();
      transaction.changes.iterChangedRanges((from, to) => {
        const { doc } = transaction.startState;
        for (let at = doc.lineAt(from).number; at <= doc.lineAt(to).number; at += 1) touched.add(at);
      });
      next = marks.update({ filter: (from) => !touched.has(transaction.startState.doc.lineAt(from).number) }).map(transaction.changes);
    }
    for (const effect of transaction.effects) if (effect.is(setMarks)) next = drawn(transaction.state, effect.value);
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});
