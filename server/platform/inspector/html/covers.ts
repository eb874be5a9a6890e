// Boxes laid over text by their place: what an opaque box or a picture covers, and what lies under text that stands over one.
import { readColour } from './colours.ts';
import type { Element } from './element.ts';
import { isHeldBack } from './everyday.ts';
import type { Page } from './read-page.ts';
import { declaredOf } from './sheet.ts';
import { splitOutside } from './split.ts';
import type { Style } from './style.ts';

type Word = { text: string; start: number; level: number; order: number };
type Cover = { level: number; order: number; root: Element };
/** `level`: undefined for what is not placed and so lies under all that is. */
type Open = { element: Element; isPlaced: boolean; level: number; words: (Word & { inside: Element })[]; covers: Cover[]; hasUnknown: boolean };
export type Covers = {
  /** The style around, its ground not known where a box was laid before it. */
  overUnknown(element: Element, around: Style): Style;
  open(element: Element, style: Style, isAlone: boolean, isSeen: boolean): void;
  see(text: string, start: number): void;
  close(element: Element): { text: string; start: number }[];
};

const MEDIA = /^(?:img|video|picture|canvas|iframe|svg|embed|object)$/;
const FLOOR = -1e9;
const MOST_WORDS = 2_000;

export const newCovers = (page: Page): Covers => {
  const stack: Open[] = [];
  let order = 0;
  const holder = (): Open | undefined => stack.findLast(({ isPlaced }) => isPlaced);
  return {
    overUnknown: (element, around) => {
      const top = stack.at(-1);
      return top !== undefined && top.hasUnknown && top.element === element.parent ? { ...around, ground: undefined } : around;
    },
    open: (element, style, isAlone, isSeen) => {
      const declared = declaredOf(page.sheet, element);
      const get = (name: string): string => declared.get(name) ?? '';
      const position = get('position');
      const isPlaced = /^(?:absolute|fixed|relative|sticky)$/.test(position);
      const above = stack.at(-1)?.level ?? FLOOR;
      const z = Number.parseInt(get('z-index'), 10);
      const level = isPlaced ? Math.max(above, 0) + (Number.isNaN(z) ? 0 : z) : above;
      const at = order++;
      const isOver = /^(?:absolute|fixed)$/.test(position);
      const parent = stack.at(-1);
      if (isOver && isSeen && style.hides === undefined && parent !== undefined && isWide(get)) {
        if (MEDIA.test(element.tag) || isPainted(get)) parent.hasUnknown = true;
        const around = holder();
        if (around !== undefined && position === 'absolute' && isOpaque(element, style, get) && !isPassing(element, get, page)) around.covers.push({ level: Number.isNaN(z) ? Math.max(above, 0) : level, order: at, root: element });
      }
      if (!isAlone) stack.push({ element, isPlaced, level, words: [], covers: [], hasUnknown: false });
    },
    see: (text, start) => {
      const top = stack.at(-1);
      const around = holder();
      if (top !== undefined && around !== undefined && around.words.length < MOST_WORDS) around.words.push({ text, start, level: around === top || !top.isPlaced ? levelWithin(stack, around) : top.level, order: order++, inside: top.element });
    },
    close: (element) => {
      if (stack.at(-1)?.element !== element) return [];
      const { isPlaced, words, covers } = stack.pop()!;
      if (!isPlaced) return [];
      const hidden = words.filter((word) => covers.some((cover) => !isInside(word.inside, cover.root) && (cover.level > word.level || (cover.level === word.level && cover.order > word.order))));
      // What is left is seen as far as this box goes, and may be covered by one around it.
      const outer = holder();
      if (outer !== undefined && outer.words.length < MOST_WORDS) outer.words.push(...words.filter((word) => !hidden.includes(word)).map((word) => ({ ...word, level: Math.max(word.level, 0) })));
      return hidden;
    },
  };
};

/** Text of a box that is not placed lies under every placed box in it. */
const levelWithin = (stack: readonly Open[], around: Open): number => (stack.at(-1) === around || stack.slice(stack.indexOf(around) + 1).every(({ isPlaced }) => !isPlaced) ? FLOOR : stack.at(-1)!.level);

const isInside = (element: Element | undefined, root: Element): boolean => {
  for (let each = element; each !== undefined; each = each.parent) if (each === root) return true;
  return false;
};

type Get = (name: string) => string;
const isNone = (text: string): boolean => /^\s*0(?:px|%|em|rem)?\s*$/.test(text);
const isWhole = (text: string): boolean => /^\s*(?:100%|100vw|100vh)\s*$/.test(text);
/** From edge to edge of the box around it, as far as the words of the style say. */
const isWide = (get: Get): boolean => {
  if (splitOutside(get('inset'), ' ').length > 0 && splitOutside(get('inset'), ' ').every(isNone)) return true;
  const isAcross = isWhole(get('width')) || (isNone(get('left')) && isNone(get('right')));
  const isDown = isWhole(get('height')) || (isNone(get('top')) && isNone(get('bottom')));
  // As large in pixels as somebody meant it, laid in the corner.
  const isMeasured = isNone(get('left')) && isNone(get('top')) && Number.parseFloat(get('width')) >= 200 && Number.parseFloat(get('height')) >= 20;
  return (isAcross && isDown) || isMeasured;
};
const groundIn = (get: Get): string[] => splitOutside(`${get('background-color')} ${get('background')}`, ' ');
const isPainted = (get: Get): boolean => /url\(|gradient\(/.test(get('background') + get('background-image')) || groundIn(get).some((word) => (readColour(word)?.[3] ?? 0) > 0.06);
const isOpaque = ({ tag }: Element, { opacity }: Style, get: Get): boolean => opacity > 0.9 && get('mix-blend-mode') === '' && (/^(?:img|video|iframe)$/.test(tag) || groundIn(get).some((word) => (readColour(word)?.[3] ?? 0) > 0.95));
/** It goes away, or lets the pointer through as decoration does. */
const isPassing = (element: Element, get: Get, page: Page): boolean =>
  get('pointer-events') === 'none' || get('animation') !== '' || get('transition') !== '' || isHeldBack(element, page) || [...element.classes].some((each) => page.sheet.changed.has(`.${each}`)) || page.sheet.changed.has(`#${element.attributes['id'] ?? ''}`);
