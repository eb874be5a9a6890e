// What both check files of support-assistant-ts read: the text of a page, its markup, and what was refunded.
import type { Seen } from '../../../../server/labs/index.ts';

export const refundsIn = (seen: Seen): unknown[][] => seen.log.flatMap((entry) => (entry.does === 'service.call' && entry.method === 'refund' ? [entry.args] : []));

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** What a page shows of its markup. */
export const textOf = (html: string): string =>
  html
    .replace(/<\/?[a-z!][^>]*>/gi, ' ')
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex?: string, digits?: string, name?: string) => (name !== undefined ? (NAMED[name.toLowerCase()] ?? whole) : signOf(hex === undefined ? Number(digits) : Number.parseInt(hex, 16))));
/** As a browser reads a number: half of a sign is none. */
const signOf = (code: number): string => (code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code));

/** The first element that is no plain one, or has an attribute that does something; undefined when there is none. */
export function markupIn(html: string): string | undefined {
  for (const [whole, tag = '', attributes = ''] of html.matchAll(/<([a-z!?][^\s/>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)/gi)) {
    if (!['p', 'br', 'div', 'span', 'pre', 'strong', 'em', 'ul', 'li'].includes(tag.toLowerCase()) || /(^|[\s"'/])on\w+\s*=|\b(src|href|style)\s*=/i.test(attributes)) return whole;
  }
  return undefined;
}
