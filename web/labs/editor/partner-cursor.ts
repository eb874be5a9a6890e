// Where the other person of a pair is in this file, with their name beside it.
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';

export type PartnerPlace = { name: string; at: number };

class Cursor extends WidgetType {
  readonly #name: string;
  constructor(name: string) {
    super();
    this.#name = name;
  }
  override eq(other: Cursor): boolean {
    return other.#name === this.#name;
  }
  override toDOM(): HTMLElement {
    const cursor = document.createElement('span');
    cursor.className = 'cm-partner';
    // Who is where is said in words above the editor, so a screen reader is spared a name in the middle of a line.
    cursor.setAttribute('aria-hidden', 'true');
    const name = document.createElement('span');
    name.className = 'cm-partner-name';
    name.textContent = this.#name;
    cursor.append(name);
    return cursor;
  }
  override ignoreEvent(): boolean {
    return true;
  }
}

export const setPartner = StateEffect.define<PartnerPlace | undefined>();

/** The place moves along with what is written before it, until the next one is heard of. */
export const partnerCursor = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (cursor, transaction) => {
    let next = cursor.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setPartner)) continue;
      const place = effect.value;
      next = place === undefined ? Decoration.none : Decoration.set([Decoration.widget({ widget: new Cursor(place.name), side: 1 }).range(Math.min(place.at, transaction.state.doc.length))]);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});
