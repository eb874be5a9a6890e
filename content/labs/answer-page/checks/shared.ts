// What both check files of answer-page stand on: the answer there is, its page's elements and text, and what in it does something.
import type { Answer, Surroundings } from '../../../../server/labs/index.ts';

type Found = { tag: string; attributes: Record<string, string> };
export type Page = { elements: Found[]; text: string; within: (tag: string) => string[] };

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', colon: ':', tab: '\t', newline: '\n', lpar: '(', rpar: ')', sol: '/' };
const decode = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));?/gi, (whole, hex?: string, number?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(number) : Number.parseInt(hex, 16);
    // Half of a sign is none, as a browser reads it.
    if (code >= 0xd800 && code < 0xe000) return '\ufffd';
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole;
  });

/** Reads tags and attributes as a browser's tokenizer does; good enough for what stands in an article. */
export function readPage(html: string): Page {
  const elements: Found[] = [];
  const parts: { tag: string | undefined; text: string }[] = [];
  const open: string[] = [];
  const add = (text: string): void => void parts.push({ tag: open.join(' '), text: decode(text) });
  let at = 0;
  while (at < html.length) {
    const next = /<(?:!--(?:-?>|[\s\S]*?(?:--!?>|$))|[!?][^>]*(?:>|$)|(\/?)([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)(?:>|$))/i.exec(html.slice(at));
    if (next === null) {
      add(html.slice(at));
      break;
    }
    add(html.slice(at, at + next.index));
    at += next.index + Math.max(1, next[0].length);
    const tag = next[2]?.toLowerCase();
    if (tag === undefined) continue;
    if (next[1] === '/') {
      const last = open.lastIndexOf(tag);
      if (last >= 0) open.length = last;
      continue;
    }
    elements.push({ tag, attributes: readAttributes(next[3] ?? '') });
    if (!['br', 'hr', 'img', 'meta', 'link', 'input', 'base', 'source'].includes(tag)) open.push(tag);
    if (tag === 'script' || tag === 'style') {
      const end = html.slice(at).search(new RegExp(`</${tag}`, 'i'));
      at = end < 0 ? html.length : at + end;
    }
  }
  const within = (tag: string): string[] => {
    const out: string[] = [];
    let isIn = false;
    for (const part of parts) {
      const holds = part.tag?.split(' ').includes(tag) ?? false;
      if (holds && isIn) out[out.length - 1] += part.text;
      else if (holds) out.push(part.text);
      isIn = holds;
    }
    return out.map((text) => text.replace(/\s+/g, ' ').trim());
  };
  return { elements, text: parts.map(({ text }) => text).join('').replace(/\s+/g, ' '), within };
}

function readAttributes(text: string): Record<string, string> {
  const found = [...text.matchAll(/([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g)];
  return Object.fromEntries(found.map((one) => [(one[1] ?? '').toLowerCase(), decode(one[2] ?? one[3] ?? one[4] ?? '')]));
}

const PLAIN = new Set('html head meta title link body main article section header div span h1 h2 h3 h4 p br hr ul ol li strong b em i code pre blockquote a'.split(' '));

/** The first thing in the page that does something by itself or at a click, or calls elsewhere; undefined when there is none. */
export function findActive({ elements }: Page): string | undefined {
  for (const { tag, attributes } of elements) {
    const shown = `<${tag} ${Object.entries(attributes).map(([name, value]) => `${name}="${value}"`).join(' ')}>`.slice(0, 200);
    if (!PLAIN.has(tag)) return shown;
    if (tag === 'link' && attributes['href'] !== '/style.css') return shown;
    if (tag === 'meta' && attributes['http-equiv'] !== undefined && !/^content-security-policy$/i.test(attributes['http-equiv'])) return shown;
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith('on') || ['style', 'src', 'srcset', 'srcdoc', 'background', 'formaction', 'action', 'ping'].includes(name)) return shown;
      const scheme = /^([a-z][a-z0-9+.-]*):/i.exec([...value].filter((letter) => letter > ' ').join(''))?.[1]?.toLowerCase();
      // An address without a scheme is none of the three either: //host leads anywhere, /path to what the reader may do.
      if (tag === 'a' && name.endsWith('href') && !['http', 'https', 'mailto'].includes(scheme ?? '')) return shown;
    }
  }
  return undefined;
}

/** The policy, of the header or of the page, under which a browser does not load /style.css. */
export function stopsTheStyle({ headers, text }: Answer): string | undefined {
  const inPage = readPage(text).elements.flatMap(({ tag, attributes }) => (tag === 'meta' && /^content-security-policy$/i.test(attributes['http-equiv'] ?? '') ? [attributes['content'] ?? ''] : []));
  return [headers?.['content-security-policy'] ?? '', ...inPage].flatMap((one) => one.split(',')).find((policy) => {
    // Of a directive that is there twice the first counts.
    const directives = new Map(policy.split(';').map((one) => one.trim().toLowerCase().split(/\s+/)).reverse().map(([name = '', ...sources]) => [name, sources]));
    const sources = ['style-src-elem', 'style-src', 'default-src'].map((name) => directives.get(name)).find((one) => one !== undefined);
    return sources !== undefined && !sources.some((one) => ["'self'", '*', 'https:', 'http:'].includes(one) || one.startsWith("'nonce-") || one.endsWith('/style.css'));
  });
}

/** One answer, under this id. */
export const around = (id: string, question: string, text: string): Surroundings => ({ services: { answers: { find: [{ when: [id], returns: { id, question, text } }, { returns: null }] } } });

/** What a browser makes elements of. */
export const isPage = ({ headers }: Answer): boolean => (headers?.['content-type'] || 'text/html').startsWith('text/html');
