// Reads what decides over a whole page before its text is judged: its style sheets, what its controls and scripts name, the places of its elements.
import { readDataUrl } from './data-url.ts';
import type { Element } from './element.ts';
import { readSheet, type Sheet } from './sheet.ts';
import { readElements, walkPage } from './walk.ts';

/** `isMail`: built as mails are; `mayCover`: its sheet or an element may lay one box over another. `elements` is empty unless some rule counts siblings or asks what is inside. */
export type Page = { sheet: Sheet; referenced: ReadonlySet<string>; hasForeignSheet: boolean; hasScript: boolean; isMail: boolean; mayCover: boolean; elements: readonly Element[] };

export const readPage = (html: string): Page => {
  const css: string[] = [];
  const scripts: string[] = [];
  let inside = '';
  let hasForeignSheet = false;
  let hasScript = false;
  const referenced = new Set<string>();
  walkPage(html, {
    open: (tag, attributes) => {
      inside = tag;
      hasScript ||= tag === 'script';
      if (tag === 'link' && /stylesheet/i.test(attributes['rel'] ?? '')) {
        const carried = readDataUrl(attributes['href'] ?? '');
        if (carried === undefined) hasForeignSheet = true;
        else css.push(carried.text);
      }
      for (const [name, value] of Object.entries(attributes)) {
        if (/^(?:aria-controls|aria-describedby|aria-labelledby|aria-owns|for|popovertarget|commandfor|list|headers)$/.test(name)) for (const id of value.split(/\s+/)) referenced.add(id);
        else if (value.startsWith('#') && /^(?:href|data-.*target|data-.*toggle|xlink:href)$/.test(name)) referenced.add(value.slice(1));
        else if (name.startsWith('on')) scripts.push(value);
      }
    },
    text: (text) => {
      if (inside === 'style') css.push(text);
      else if (inside === 'script') scripts.push(text);
    },
    close: () => void (inside = ''),
  });
  const sheets = withImported(css.join('\n'));
  if (sheets.includes('@import')) hasForeignSheet = true;
  for (const [, name = ''] of scripts.join(' ').matchAll(/(?:getElementById\(|querySelector(?:All)?\(|\$\(|classList\.\w+\()\s*["'`][.#]?([\w-]{2,})/g)) referenced.add(name);
  const sheet = { ...readSheet(sheets), hasGrounds: GROUNDS.test(html) };
  return { sheet, referenced, hasForeignSheet, hasScript, isMail: MAIL.test(html), mayCover: /position\s*:\s*(?:absolute|fixed)/i.test(html), elements: sheet.asksPlaces ? readElements(html) : [] };
};

/** Paint, pictures, or a sheet elsewhere that may bring some. */
const GROUNDS = /\bbackground\b|\bbgcolor\b|<(?:img|video|canvas|iframe|svg|picture)\b|\brel=["']?stylesheet/i;
/** Layout in tables for programs of mail, and their own marks. */
const MAIL = /<table\b[^>]{0,200}(?:\brole=["']presentation|\bwidth=["']?[56]\d\d\b)|<!--\[if (?:\w+ )?mso|\bmso-(?:hide|line-height|table)/i;

const IMPORT = /@import\s+(?:url\(\s*)?(?:"(data:[^"]*)"|'(data:[^']*)'|(data:[^\s)"']*))\s*\)?[^;]*;?/gi;
/** With the sheets it carries in itself in place of their addresses. */
const withImported = (css: string): string => (css.includes('data:') ? css.replace(IMPORT, (all, ...found: string[]) => readDataUrl(found[0] ?? found[1] ?? found[2] ?? '')?.text ?? all) : css);
