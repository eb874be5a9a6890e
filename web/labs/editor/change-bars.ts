// Bars beside the lines that differ from what the assistant suggested.
import { type EditorState, type Extension, RangeSet, StateField } from '@codemirror/state';
import { gutter, GutterMarker } from '@codemirror/view';
import { diffLines } from '../diff/diff-lines.ts';

class Bar extends GutterMarker {
  readonly #look: string;
  constructor(look: string) {
    super();
    this.#look = look;
  }
  override toDOM(): Node {
    const bar = document.createElement('div');
    bar.className = this.#look;
    return bar;
  }
}
const changed = new Bar('cm-change');
const removed = new Bar('cm-change-removed');

/** `start` is the text as suggested. The same is said in words in the list of changes. */
export const changeBars = (start: string): Extension => {
  const barsOf = ({ doc }: EditorState): RangeSet<GutterMarker> => {
    const bars = new Map<number, Bar>();
    let at = 1;
    for (const { is } of diffLines(start, doc.toString())) {
      if (is === 'added') bars.set(at, changed);
      else if (is === 'removed' && !bars.has(at)) bars.set(at, removed);
      if (is !== 'removed') at += 1;
    }
    const inText = [...bars].filter(([line]) => line <= doc.lines).sort(([one], [other]) => one - other);
    return RangeSet.of(inText.map(([line, bar]) => bar.range(doc.line(line).from)));
  };
  const field = StateField.define<RangeSet<GutterMarker>>({ create: barsOf, update: (bars, { docChanged, state }) => (docChanged ? barsOf(state) : bars) });
  return [field, gutter({ class: 'cm-changes', markers: (view) => view.state.field(field) })];
};
