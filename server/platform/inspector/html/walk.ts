// Parses a page in bounded depth, as browsers do, and says where its elements stand and what they hold.
import { Parser } from 'htmlparser2';
import type { Element, ElementPlace } from './element.ts';

/** `isAlone`: nothing closes it, as it is void or lies beyond the depth and so is a sibling of what follows. */
export type Handler = {
  open(tag: string, attributes: Readonly<Record<string, string>>, isAlone: boolean, start: number): void;
  text?(text: string, start: number): void;
  close?(tag: string, start: number): void;
  comment?(text: string, start: number): void;
};

/** The depth at which Chromium, too, makes siblings of children. */
const MOST_DEPTH = 512;
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
export const isVoid = (tag: string): boolean => VOID.has(tag);

/** The library moves its whole stack for each element, so that a page of open tags would take the square of its length; this has it take the deepest ones as void. */
class BoundedParser extends Parser {
  depth = 0;
  isTooDeep = false;
  override onopentagname(start: number, end: number): void {
    this.isTooDeep = this.depth >= MOST_DEPTH;
    super.onopentagname(start, end);
  }
  override onopentagend(end: number): void {
    super.onopentagend(end);
    this.isTooDeep = false;
  }
  override onselfclosingtag(end: number): void {
    super.onselfclosingtag(end);
    this.isTooDeep = false;
  }
  protected override isVoidElement(name: string): boolean {
    return this.isTooDeep || super.isVoidElement(name);
  }
}

export const walkPage = (html: string, { open, text, close, comment }: Handler): void => {
  const parser: BoundedParser = new BoundedParser({
    onopentag: (tag, attributes) => {
      const isAlone = VOID.has(tag) || parser.isTooDeep;
      open(tag, attributes, isAlone, parser.startIndex);
      if (!isAlone) parser.depth++;
    },
    ontext: (found) => text?.(found, parser.startIndex),
    onclosetag: (tag) => {
      if (VOID.has(tag) || parser.isTooDeep) return;
      parser.depth--;
      close?.(tag, parser.startIndex);
    },
    oncomment: (found) => comment?.(found, parser.startIndex),
    onprocessinginstruction: (_, found) => comment?.(found, parser.startIndex),
  }, { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true, recognizeSelfClosing: true });
  parser.write(html);
  parser.end();
};

/** A rule for every element would else look at the page once for each. */
const MOST_LOOKED_AT = 500_000;

export const elementOf = (tag: string, attributes: Readonly<Record<string, string>>, parent: Element | undefined, before: Element | undefined): Element => ({ tag, attributes, classes: new Set((attributes['class'] ?? '').split(/\s+/).filter((each) => each !== '')), parent, before });

/** Every element with its place and what it holds, in the order in which `walkPage` opens them. */
export const readElements = (html: string): Element[] => {
  const elements: Element[] = [];
  const looks = { left: MOST_LOOKED_AT };
  type Family = { parent: Element | undefined; children: Element[]; byTag: Map<string, ElementPlace[]> };
  const stack: Family[] = [{ parent: undefined, children: [], byTag: new Map() }];
  const settle = ({ children, byTag }: Family): void => {
    for (const { place } of children) place!.all = children.length;
    for (const alike of byTag.values()) for (const place of alike) place.allOfType = alike.length;
  };
  walkPage(html, {
    open: (tag, attributes, isAlone) => {
      const { parent, children, byTag } = stack.at(-1)!;
      const alike = byTag.get(tag) ?? [];
      const place = { at: children.length + 1, all: 0, ofType: alike.length + 1, allOfType: 0 };
      const element = { ...elementOf(tag, attributes, parent, children.at(-1)), place, inside: { children: [], siblings: children, isEmpty: true, looks } };
      if (parent?.inside !== undefined) parent.inside.isEmpty = false;
      children.push(element);
      alike.push(place);
      byTag.set(tag, alike);
      elements.push(element);
      if (!isAlone) stack.push({ parent: element, children: element.inside.children, byTag: new Map() });
    },
    text: () => {
      const { parent } = stack.at(-1)!;
      if (parent?.inside !== undefined) parent.inside.isEmpty = false;
    },
    close: () => void (stack.length > 1 && settle(stack.pop()!)),
  });
  for (const family of stack) settle(family);
  return elements;
};
