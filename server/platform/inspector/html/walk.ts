// Parses a page in bounded depth, as browsers do, and counts where its elements stand among their siblings.
import { Parser } from 'htmlparser2';
import type { ElementPlace } from './element.ts';

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

/** One place for each element, in the order in which `walkPage` opens them. */
export const readPlaces = (html: string): ElementPlace[] => {
  const places: ElementPlace[] = [];
  type Family = { children: ElementPlace[]; byTag: Map<string, ElementPlace[]> };
  const newFamily = (): Family => ({ children: [], byTag: new Map() });
  const stack: Family[] = [newFamily()];
  const settle = ({ children, byTag }: Family): void => {
    for (const child of children) child.all = children.length;
    for (const alike of byTag.values()) for (const child of alike) child.allOfType = alike.length;
  };
  walkPage(html, {
    open: (tag, _, isAlone) => {
      const { children, byTag } = stack.at(-1)!;
      const alike = byTag.get(tag) ?? [];
      const place = { at: children.length + 1, all: 0, ofType: alike.length + 1, allOfType: 0 };
      children.push(place);
      alike.push(place);
      byTag.set(tag, alike);
      places.push(place);
      if (!isAlone) stack.push(newFamily());
    },
    close: () => void (stack.length > 1 && settle(stack.pop()!)),
  });
  for (const family of stack) settle(family);
  return places;
};
