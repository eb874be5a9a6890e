// Markdown and plain text: what a renderer drops or never shows, and what characters hide; in code everything is shown.
import { decodeLoosely, inspectHtml, isCarrying, isWordy } from './html/inspect-html.ts';
import { countLetters, type Note, type Place } from './hidden.ts';
import { findInvisible, withoutInvisible } from './text/invisible.ts';
import { findConcealed } from './text/terminal.ts';

/** Line numbers by offset. */
export const locateIn = (text: string): ((offset: number) => Place) => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1 };
  };
};

/** Returns the letters a reader sees. */
export const inspectPlain = (text: string, note: Note): number => {
  findInvisible(text, locateIn(text), note);
  findConcealed(text, locateIn(text), note);
  return countLetters(withoutInvisible(text));
};

const blank = (found: string): string => found.replace(/[^\n]/g, ' ');
const MOST_INLINE = 2_000;

/** Fences by their own length, then code between ticks: shown as they are. */
const withoutCode = (text: string): string => {
  let fence = '';
  const lines = text.split('\n').map((line) => {
    const mark = /^[ \t>]{0,20}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence === '' && mark !== '' && !line.slice(line.indexOf(mark) + mark.length).includes('`')) fence = mark;
    else if (fence === '') return line;
    else if (mark.startsWith(fence) && line.trim().endsWith(mark)) fence = '';
    return blank(line);
  });
  return withoutInline(lines.join('\n'));
};

const withoutInline = (text: string): string => {
  const ticks = [...text.matchAll(/`+/g)].filter(({ index }) => text[index - 1] !== '\\');
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < ticks.length; at++) {
    const { 0: mark, index } = ticks[at]!;
    const end = ticks.slice(at + 1, at + 40).findIndex((each) => each[0] === mark && each.index - index < MOST_INLINE);
    if (end < 0) continue;
    const close = ticks[at + 1 + end]!.index + mark.length;
    if (/\n\s*\n/.test(text.slice(index, close))) continue;
    parts.push(text.slice(from, index), blank(text.slice(index, close)));
    from = close;
    at += end + 1;
  }
  return parts.length === 0 ? text : `${parts.join('')}${text.slice(from)}`;
};

export const inspectMarkdown = (text: string, note: Note): number => {
  const locate = locateIn(text);
  findInvisible(text, locate, note);
  for (const { 0: all, 1: info = '', index } of text.matchAll(/^[ \t>]*(?:`{3,8}|~{3,8})[ \t]*[^\s`~]\S*[ \t]+([^\n`]{8,})$/gm)) note('not-rendered', locate(index + all.length - info.length), info);
  const plain = withoutCode(text);
  const front = /^---\r?\n([\s\S]{0,20000}?)\r?\n(?:---|\.\.\.)\r?\n/.exec(plain)?.[1];
  // Rules and skills for assistants are described in front matter, which their readers see.
  if (front !== undefined && !/^(?:description|globs|alwaysApply|applyTo|trigger|allowed-tools):/m.test(front)) note('metadata', { line: 2 }, front);
  dropped(text, plain, locate, note);
  definitions(plain, locate, note);
  links(plain, locate, note);
  formulas(plain, locate, note);
  // Links are no tags; what Markdown escapes is text.
  const html = plain.replace(/<(?:https?:|mailto:)[^>\n]*>/g, blank).replace(/\\</g, '  ');
  const seen = /<[a-z!?/]|&#(?:x[\da-f]+|\d+);/i.test(html) ? inspectHtml({ html, locate, note, isFragment: true }) : countLetters(plain);
  return seen;
};

const definitions = (text: string, locate: (offset: number) => Place, note: Note): void => {
  const label = (name: string): string => name.toLowerCase().replace(/\s+/g, ' ').trim();
  const uses = new Set([...text.matchAll(/\[([^\][\n]{1,200})\](?!:)/g)].map(([, name = '']) => label(name)));
  for (const { 1: name = '', 2: rest = '', index } of text.matchAll(/^[ \t>]{0,3}\[([^\]\n]{1,2000})\]:[ \t]*([^\n]*(?:\n[ \t]+["'(][^\n]*)?)/gm)) {
    const title = /\s["'(]([^\n]*)["')]\s*$/.exec(` ${rest}`)?.[1] ?? '';
    // What stands before a "#" address and in an unused name is never rendered at all.
    const isUnused = !uses.has(label(name));
    const words = name.startsWith('^') ? (isUnused ? rest : '') : `${/^\s*<?#?>?\s/.test(rest) || isUnused ? `${name}: ${decodeLoosely(rest)}` : ''} ${title}`;
    if (words.trim() !== '') note(name.startsWith('^') ? 'note' : 'link-definition', locate(index), words);
    if (title !== '' && isUnused) note('link-definition', locate(index), title);
  }
};

const links = (text: string, locate: (offset: number) => Place, note: Note): void => {
  for (const { 1: mark = '', 2: words = '', 3: address = '', 4: title = '', index } of text.matchAll(/(!?)\[([^\][\n]{0,2000})\]\(\s*(<[^>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*|[^\s()]*[{[][^()\n]*[}\]][^\s()]*)(?:\s+["'(]([^\n]*?)["')])?\s*\)/g)) {
    if (mark === '!') note('attribute', locate(index), words);
    if (title !== '') note('attribute', locate(index), title);
    if (mark === '!' && isCarrying(address.replace(/^<|>$/g, ''))) note('image-address', locate(index), address);
    // A link without words is not seen, and its address is.
    if (mark === '' && words.trim() !== '' && isWordy(address)) note('attribute', locate(index), decodeLoosely(address));
    if (mark === '' && words.trim() === '') note('not-rendered', locate(index), `${decodeLoosely(address)} ${title}`);
  }
};

/** Comments of what renders Markdown further: MDX, Liquid, Jinja, Obsidian, and Mermaid in its blocks. */
const dropped = (text: string, plain: string, locate: (offset: number) => Place, note: Note): void => {
  for (const { 0: found, index } of plain.matchAll(/\{\/\*[\s\S]{8,4000}?\*\/\}|\{%-?\s*comment\b[^%]{0,200}%\}[\s\S]{8,4000}?\{%-?\s*endcomment|\{#[\s\S]{8,4000}?#\}|(?<=^|\s)%%[^%]{8,4000}%%/g)) note('comment', locate(index), found.replace(/^\{%[^%]*%\}|\{%-?\s*endcomment$|^\{\/?[*#]+|[*#]+\/?\}$|%%/g, ' '));
  for (const { 1: block = '', index } of text.matchAll(/^[ \t>]*```[ \t]*mermaid\b([^`]{1,20000})/gm)) for (const { 1: words = '', index: at } of block.matchAll(/^[ \t]*%%(?!\{)([^\n]{8,})$/gm)) note('comment', locate(index + at), words);
};

/** TeX that draws white or nothing. */
const formulas = (text: string, locate: (offset: number) => Place, note: Note): void => {
  for (const { 1: how = '', 2: words = '', index } of text.matchAll(/\\(color\{white\}|color\{#?f{3,6}\}|textcolor\{white\}|phantom|hphantom|vphantom|tiny|transparent)\s*\{((?:[^{}]|\{[^{}]*\}){3,2000})\}/gi)) {
    note(/phantom|transparent/i.test(how) ? 'see-through' : how === 'tiny' ? 'tiny' : 'same-colour', locate(index), words.replace(/\\(?:text|mathrm|textrm)\{|\}/g, ' '));
  }
};
