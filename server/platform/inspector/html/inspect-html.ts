// Compares what a page shows with what its text holds: walks it twice, once for styles and references, once for text.
import { countLetters, type Note, type Place } from '../hidden.ts';
import type { Technique } from '../techniques.ts';
import { findInvisible } from '../text/invisible.ts';
import { isSameColour } from './colours.ts';
import { readDataUrl } from './data-url.ts';
import { newCovers } from './covers.ts';
import { isFoldedQuotation, isForScreenReaders, isHeldBack, isUtilityHidden } from './everyday.ts';
import type { Element } from './element.ts';
import { type Page, readPage } from './read-page.ts';
import { type Drawing, newDrawing } from './drawing.ts';
import { PLAIN, shownColour, type Style, styleOf } from './style.ts';
import { elementOf, isVoid, walkPage } from './walk.ts';

/** `offset` of the page inside a longer text is told by `locate`. `isFragment`: no page of its own, as in Markdown; `depth`: how many pages hold this one. */
type Given = { html: string; locate: (offset: number) => Place; note: Note; isFragment?: boolean; isMail?: boolean; depth?: number };
/** A hidden root with the text gathered inside it. */
type Gathered = { technique: Technique; element: Element; start: number; text: string; controls: number; hasSummary: boolean; seenBefore: number };

/** `shadow`: a root of its own is shown in its place, and whether that has room for what stands in it. */
type Entry = { element: Element; style: Style; gathered: Gathered | undefined; last: Element | undefined; shadow?: { hasSlot: boolean } };

const NEVER_SHOWN = new Set(['template', 'noscript', 'datalist', 'iframe', 'object', 'video', 'audio', 'canvas', 'noembed', 'noframes', 'desc', 'metadata', 'defs', 'symbol', 'dialog', 'annotation', 'annotation-xml', 'mphantom', 'xml', 'applet', 'rp']);
const ATTRIBUTES = /^(?:alt|title|aria-(?:label|description|roledescription|valuetext|placeholder)|placeholder|content|value|summary|longdesc|label|srcdoc|cite|abbr|standby|download|id|name|data-.*)$/;

/** Returns how many letters a reader sees. */
export const inspectHtml = ({ html, locate, note, isFragment = false, isMail = false, depth = 0 }: Given): number => {
  const page = readPage(html);
  page.isMail ||= isMail && !isFragment;
  const covers = page.mayCover ? newCovers(page) : undefined;
  const stack: Entry[] = [];
  const top: Pick<Entry, 'last'> = { last: undefined };
  /** What lies beyond the depth: it holds the text that follows it. */
  let beyond: Entry | undefined;
  const all: Gathered[] = [];
  let seen = 0;
  let count = 0;
  let raw = '';
  // The parser hands over each entity by itself, so signs are looked for in whole runs of text.
  let run = { text: '', start: 0 };
  const endRun = (): void => {
    const { text, start } = run;
    run = { text: '', start: 0 };
    if (text.trim() !== '') findInvisible(text, () => locate(start), note, true);
  };
  const endScript = (entry: Entry | undefined, start: number): void => {
    if (raw === '' || entry?.element.tag !== 'script') return;
    noteScript(entry.element, raw, locate(start), note);
    raw = '';
  };
  let drawn: { root: Element; drawing: Drawing } | undefined;
  const endDrawing = (): void => {
    for (const { text, start, technique } of drawn?.drawing.lost() ?? []) {
      note(technique, locate(start), text);
      seen -= countLetters(text);
    }
    drawn = undefined;
  };
  let at = 0;
  const gather = (technique: Technique, element: Element): Gathered => {
    const one: Gathered = { technique, element, start: at, text: '', controls: 0, hasSummary: false, seenBefore: seen };
    all.push(one);
    return one;
  };
  walkPage(html, {
    open: (tag, attributes, isAlone, start) => {
      at = start;
      endRun();
      endScript(beyond, start);
      beyond = undefined;
      const above = stack.at(-1);
      const element = page.elements[count++] ?? elementOf(tag, attributes, above?.element, (above ?? top).last);
      (above ?? top).last = element;
      noteAttributes(element, locate(start), note);
      if (depth < DEEPEST_PAGE) for (const inner of carriedPages(element)) inspectHtml({ html: inner, locate: () => locate(start), note, depth: depth + 1 });
      const around = styleAround(tag, above, page);
      const style = styleOf(page.sheet, element, covers?.overUnknown(element, around) ?? around);
      if (isVoid(tag)) {
        covers?.open(element, style, true, above?.gathered === undefined);
        return;
      }
      const known = above?.gathered;
      if (known !== undefined && /^(?:button|input|select|textarea|a|label|summary)$/.test(tag)) known.controls++;
      if (tag === 'svg' && drawn === undefined) drawn = { root: element, drawing: newDrawing(element) };
      else if (known === undefined) drawn?.drawing.open(element, style);
      covers?.open(element, style, isAlone, known === undefined);
      noteShadow(stack, element);
      const unslotted = tag !== 'template' && above?.shadow?.hasSlot === false ? gather('display-none', element) : undefined;
      const entry = { element, style, gathered: known ?? unslotted ?? gatheredFor(element, style, around, page, gather), last: undefined };
      if (isAlone) beyond = entry;
      else stack.push(entry);
    },
    text: (text, start) => {
      at = start;
      const entry = beyond ?? stack.at(-1);
      if (entry?.element.tag === 'style') {
        noteSheet(text, locate(start), note);
        return;
      }
      if (entry?.element.tag === 'script') {
        raw += text;
        return;
      }
      run = { text: run.text + text, start: run.text === '' ? start : run.start };
      if (text.trim() === '') return;
      const gathered = entry?.gathered ?? (entry?.shadow?.hasSlot === false ? gather('display-none', entry.element) : undefined) ?? (entry === undefined ? undefined : paintedAway(entry.element, drawn === undefined ? entry.style : { ...entry.style, ground: drawn.drawing.groundUnder(entry.element, entry.style, text) }, page, gather));
      if (entry !== undefined && entry.gathered === undefined && gathered !== undefined) entry.gathered = gathered;
      const isSummary = isInSummary(entry?.element);
      if (gathered !== undefined && isSummary) gathered.hasSummary = true;
      if (gathered === undefined && entry !== undefined) drawn?.drawing.see(entry.element, entry.style, text, start);
      if (gathered === undefined && entry !== undefined) covers?.see(text, start);
      if (gathered === undefined || isSummary) seen += countLetters(text);
      else gathered.text += ` ${text}`;
    },
    close: (tag, start) => {
      endRun();
      endScript(beyond ?? stack.at(-1), start);
      beyond = undefined;
      if (stack.at(-1)?.element.tag !== tag) return;
      const { element } = stack.pop()!;
      for (const each of covers?.close(element) ?? []) {
        note('covered', locate(each.start), each.text);
        seen -= countLetters(each.text);
      }
      if (element === drawn?.root) endDrawing();
    },
    comment: (text, start) => note('comment', locate(start), text),
  });
  endRun();
  endDrawing();
  const preview = page.isMail ? all.find(isPreview) : undefined;
  for (const one of all) settle(one === preview ? { ...one, technique: 'held-back' } : one, page, isFragment, locate, note);
  return seen;
};

/** A template that is the root of the element around it: what else stands in that is shown where the root has a slot for it. */
const noteShadow = (stack: readonly Entry[], { tag, attributes }: Element): void => {
  const host = stack.at(-1);
  if (tag === 'template' && 'shadowrootmode' in attributes && host !== undefined) host.shadow = { hasSlot: false };
  const root = tag === 'slot' ? stack.findLastIndex(({ element }) => element.tag === 'template' && 'shadowrootmode' in element.attributes) : -1;
  if (root > 0) stack[root - 1]!.shadow = { hasSlot: true };
};

const OUTER = new Set(['html', 'head', 'body', 'frameset']);
/** A page may leave out the tags of its body, and rules for it hold all the same. */
const styleAround = (tag: string, above: Entry | undefined, { sheet }: Page): Style => {
  if (OUTER.has(tag) || (above !== undefined && above.element.tag !== 'html')) return above?.style ?? PLAIN;
  const html = above?.element ?? { tag: 'html', attributes: {}, classes: new Set(), parent: undefined };
  return styleOf(sheet, { tag: 'body', attributes: {}, classes: new Set(), parent: html }, above?.style ?? styleOf(sheet, html, PLAIN));
};

/** Bold words in a summary are its words. */
const isInSummary = (element: Element | undefined, depth = 0): boolean => element !== undefined && depth < 12 && (element.tag === 'summary' || isInSummary(element.parent, depth + 1));

/** A new hidden root, or nothing where the text is seen as far as styles go. */
const gatheredFor = (element: Element, style: Style, above: Style, page: Page, gather: (technique: Technique, element: Element) => Gathered): Gathered | undefined => {
  if (NEVER_SHOWN.has(element.tag) || (element.tag === 'details' && !('open' in element.attributes))) return gather(element.tag === 'details' ? 'held-back' : 'not-rendered', element);
  if ('popover' in element.attributes) return gather('held-back', element);
  if (element.tag === 'title' && element.parent?.tag !== 'head' && element.parent !== undefined && element.parent.tag !== 'html') return gather('not-rendered', element);
  if (element.tag === 'textarea' && style.hides !== undefined) return gather('not-rendered', element);
  if (style.hides !== undefined && above.hides === undefined) {
    // A fold by rows is opened at the element around what it cuts.
    const folded = above.isFlat && element.parent !== undefined && isHeldBack(element.parent, page);
    const isMeant = folded || isHeldBack(element, page) || isForScreenReaders(element) || (page.isMail && isFoldedQuotation(element));
    return gather(isMeant ? 'held-back' : style.hides, element);
  }
  return isUtilityHidden(element) ? gather('hidden-styling', element) : undefined;
};

/** Pixels: a watermark's letters. */
const LARGE = 40;

const paintedAway = (element: Element, style: Style, page: Page, gather: (technique: Technique, element: Element) => Gathered): Gathered | undefined => {
  if (style.opacity < 0.06 || style.colour[3] < 0.06) return gather(isHeldBack(element, page) || (style.faded !== undefined && isHeldBack(style.faded, page)) ? 'held-back' : 'see-through', element);
  if (style.size < 3 || style.lineHeight < 0.5) return gather(style.size < 0.5 && isHeldBack(element, page) ? 'held-back' : 'tiny', element);
  const colour = shownColour(style);
  if (style.ground === undefined || colour === undefined || !isSameColour(colour, style.ground, style.size >= LARGE)) return undefined;
  // A sheet that is not here may paint what lies under a class.
  const isElsewhere = page.hasForeignSheet && hasClass(element);
  return gather(isElsewhere ? 'hidden-styling' : 'same-colour', element);
};
const hasClass = (element: Element): boolean => element.classes.size > 0 || (element.parent !== undefined && hasClass(element.parent));

const HIDING = new Set<Technique>(['display-none', 'tiny', 'clipped', 'see-through', 'same-colour']);
/** How programs of mail are kept from showing it, each in its own way. */
const PREVIEW = /\bdisplay\s*:\s*none|\bmax-height\s*:\s*0|\bmax-width\s*:\s*0|\boverflow\s*:\s*hidden|\bopacity\s*:\s*0|\bfont-size\s*:\s*[01](?:px)?\b|\bline-height\s*:\s*[01](?:px)?\b|\bmso-hide\s*:\s*all|\bvisibility\s*:\s*hidden|\bcolor\s*:\s*(?:#?f\w{2,5}|white|transparent)\b/gi;
const PADDING = /(?:(?:\u034F|[\u00A0\u00AD\u200B-\u200D\u2007\uFEFF])\s*){8}/;
/** The first lines of a mail as a list of mails shows them: hidden at its top in several ways at once, or padded with blanks. */
const isPreview = ({ technique, element, text, seenBefore }: Gathered): boolean => {
  if (!HIDING.has(technique) || seenBefore > 400 || countLetters(text) > 200) return false;
  return PADDING.test(text) || new Set(element.attributes['style']?.toLowerCase().match(PREVIEW)).size >= 2;
};

const settle = ({ technique, element, start, text, controls, hasSummary }: Gathered, { sheet }: Page, isFragment: boolean, locate: Given['locate'], note: Note): void => {
  const words = text.trim().split(/\s+/).length;
  const isLabel = (words <= 3 && text.length <= 60) || (words <= 10 && isForScreenReaders(element));
  const isPart = controls > 0 && !isFragment && words < 12 * controls + 20;
  // A fold without a word to open it by is not meant to be opened.
  const isSealed = element.tag === 'details' && !hasSummary;
  note(isSealed && !isLabel ? 'display-none' : isLabel || isPart || sheet.shown.has(`#${element.attributes['id'] ?? ''}`) ? 'held-back' : technique, locate(start), text);
};

const noteAttributes = ({ tag, attributes }: Element, place: Place, note: Note): void => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value.length < 8 || (tag === 'meta' && /^(?:viewport|theme-color)$/.test(attributes['name'] ?? ''))) continue;
    if (ATTRIBUTES.test(name)) note(tag === 'meta' ? 'metadata' : name.startsWith('data-') || attributes['type'] === 'hidden' ? 'not-rendered' : 'attribute', place, name === 'srcdoc' ? wordsOf(value) : value);
    const carried = /^(?:src|data|href)$/.test(name) && !/^(?:img|link)$/.test(tag) ? readDataUrl(value) : undefined;
    if (carried !== undefined) note('not-rendered', place, wordsOf(carried.text));
    if (tag === 'a' && name === 'href' && isWordy(value)) note('attribute', place, decodeLoosely(value));
    if (tag === 'img' && name === 'src' && isCarrying(value)) note('image-address', place, value);
  }
};
const DEEPEST_PAGE = 3;
/** Pages within the page, written out in an attribute. */
const carriedPages = ({ tag, attributes }: Element): string[] => {
  if (!/^(?:iframe|object|embed|frame)$/.test(tag)) return [];
  const carried = readDataUrl(attributes['src'] ?? attributes['data'] ?? '');
  return [...(attributes['srcdoc'] === undefined ? [] : [attributes['srcdoc']]), ...(carried !== undefined && /html|xml|svg/.test(carried.type) ? [carried.text] : [])];
};
const wordsOf = (html: string): string => html.replace(/<[^>]*>/g, ' ');
/** Whole sentences in an address that nobody is shown. */
export const isWordy = (address: string): boolean => /(?:(?:%20|\+)[\w'.,%:-]+){4}/i.test(address);
export const decodeLoosely = (text: string): string => text.replace(/%20|\+(?=\w)/gi, ' ');
/** An address with room for what a model knows: `?q={secret}`, `?data=[the conversation]`. */
export const isCarrying = (address: string): boolean => /^(?:https?:)?\/\/[^?#]+[?&/#](?:[\w.-]*=)?(?:\{\{?|%7b|\$\{|\[|<|%3c|%5b)\s*[\w% .'-]{2,}/i.test(address) || /^(?:https?:)?\/\/[^?#]+\?(?:[\w.-]+=[^&]*&)*[\w.-]+=[A-Z]+(?:_[A-Z]+)+(?:&|$)/.test(address);

/** Comments of a sheet, and the strings in it, which no reader of the page is shown as text. */
const noteSheet = (text: string, place: Place, note: Note): void => {
  for (const [, comment = '', one = '', other = ''] of text.matchAll(/\/\*([\s\S]*?)\*\/|"((?:\\.|[^"\\\n]){12,2000})"|'((?:\\.|[^'\\\n]){12,2000})'/g)) note(comment === '' ? 'not-rendered' : 'comment', place, comment || one || other);
};

const noteScript = ({ attributes }: Element, text: string, place: Place, note: Note): void => {
  const type = attributes['type'] ?? '';
  // Comments of programs are for programmers; data blocks are for whoever reads the page as text.
  if (type !== '' && !/javascript|module|ecmascript/i.test(type)) note('not-rendered', place, text);
  else for (const [, comment = '', line = ''] of text.matchAll(/\/\*([\s\S]*?)\*\/|(?:^|\s)\/\/([^\n]*)/g)) note('comment', place, comment || line);
};
