// Reads what decides over a whole page before its text is judged: its style sheets, what its controls and scripts name, the places of its elements.
import type { ElementPlace } from './element.ts';
import { readSheet, type Sheet } from './sheet.ts';
import { readPlaces, walkPage } from './walk.ts';

/** `places` is empty unless some rule counts siblings. */
export type Page = { sheet: Sheet; referenced: ReadonlySet<string>; hasForeignSheet: boolean; places: readonly ElementPlace[] };

export const readPage = (html: string): Page => {
  const css: string[] = [];
  const scripts: string[] = [];
  let inside = '';
  let hasForeignSheet = false;
  const referenced = new Set<string>();
  walkPage(html, {
    open: (tag, attributes) => {
      inside = tag;
      if (tag === 'link' && /stylesheet/i.test(attributes['rel'] ?? '')) hasForeignSheet = true;
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
  const sheets = css.join('');
  if (sheets.includes('@import')) hasForeignSheet = true;
  for (const [, name = ''] of scripts.join(' ').matchAll(/(?:getElementById\(|querySelector(?:All)?\(|\$\(|classList\.\w+\()\s*["'`][.#]?([\w-]{2,})/g)) referenced.add(name);
  const sheet = readSheet(sheets);
  return { sheet, referenced, hasForeignSheet, places: sheet.asksPlaces ? readPlaces(html) : [] };
};
