// What both check files of doc-summariser stand on: what the model was sent, what is apart and closed in it, what was filed, what a page is made of, what is sent whole.
import type { Act, Judgement, Seen } from '../../../../server/labs/index.ts';

export type Document = { title: string; sender: string; text: string };
export type Message = { role: string; content: string };

export const FOLDERS = ['contracts', 'invoices', 'press'];

export const sentTo = (seen: Seen): Message[][] => seen.log.flatMap((entry) => (entry.does === 'llm.generate' ? [entry.messages] : []));
export const isSystem = ({ role }: Message): boolean => role === 'system' || role === 'developer';
export const near = (text: string, word: string): string => text.slice(Math.max(0, text.indexOf(word) - 120), text.indexOf(word) + 120);

const known = new WeakMap<Message, boolean>();

/** Looked for once in each message: long ones are asked for many words. */
function saysFolder(message: Message): boolean {
  const says = known.get(message) ?? /folder/i.test(message.content);
  known.set(message, says);
  return says;
}

/** What an outsider wrote stands in a message of its own, and the task stands in a system message. */
export function isApart(seen: Seen, first: string, last: string): Judgement {
  for (const messages of sentTo(seen)) {
    const loud = messages.find((message) => isSystem(message) && [first, last].some((word) => message.content.toLowerCase().includes(word)));
    if (loud !== undefined) return { ok: false, got: `in the ${loud.role} message: ${near(loud.content.toLowerCase(), first)}` };
    for (const message of messages.filter(({ content }) => content.includes(first) || content.includes(last))) {
      if (isSystem(message)) return { ok: false, got: `in the ${message.role} message: ${near(message.content, first)}` };
      // A long document may come in parts: one of them has its beginning, another its end.
      const [start, end] = [Math.max(0, message.content.indexOf(first)), message.content.includes(last) ? message.content.lastIndexOf(last) + last.length : message.content.length];
      if (saysFolder(message) && /folder/i.test(`${message.content.slice(0, start)} ${message.content.slice(end)}`)) return { ok: false, got: `one message with the task and the outsider's text in it: ${near(message.content, first)}` };
    }
    if (!messages.some((message) => isSystem(message) && /folder/i.test(message.content))) return { ok: false, got: 'no system message says what the task is' };
  }
  return { ok: true };
}

export const endingOf = (seen: Seen, last: string): string => sentTo(seen).flat().find(({ content }) => content.includes(last))?.content.split(last).at(-1) ?? '';
export const linesOf = (after: string): string[] => after.split('\n').map((line) => line.trim()).filter((line) => line !== '');
export const nextLine = (after: string): string | undefined => linesOf(after)[0];

/** What marks the end of the document must not stand inside of it. */
export function staysClosed(seen: Seen, first: string, last: string, markOf: (after: string) => string | undefined = nextLine): Judgement {
  const apart = isApart(seen, first, last);
  if (!apart.ok) return apart;
  for (const { content } of sentTo(seen).flat().filter((message) => message.content.includes(first) && message.content.includes(last))) {
    const body = content.slice(content.indexOf(first), content.lastIndexOf(last));
    const mark = markOf(content.slice(content.lastIndexOf(last) + last.length));
    if (mark === undefined || isJsonText(content, first, last) || isQuotedByLine(body)) continue;
    const bare = (text: string): string => text.toLowerCase().replace(/\s/g, '');
    const inside = /^["']/.test(mark) ? bare(body).replace(/\\./g, '') : bare(body);
    if (inside.includes(bare(mark))) return { ok: false, got: `the model reads: ${body.slice(first.length, 400)}` };
  }
  return { ok: true };
}

/** Written as JSON, a text cannot end itself. */
function isJsonText(content: string, first: string, last: string): boolean {
  const [start, end] = [content.indexOf(first), content.lastIndexOf(last) + last.length];
  const from = content.slice(0, start).split('').flatMap((letter, at) => ('{["'.includes(letter) ? [at] : []));
  const to = content.slice(end).split('').flatMap((letter, at) => ('}]"'.includes(letter) ? [end + at + 1] : []));
  return from.some((one) => to.some((other) => {
    try {
      return JSON.stringify(JSON.parse(content.slice(one, other))).includes(first);
    } catch {
      return false;
    }
  }));
}

/** Each line carries a mark of its own, as a quoted mail does. */
function isQuotedByLine(body: string): boolean {
  const [, ...lines] = body.split('\n');
  const mark = /^[^\w\s<]+/.exec(lines[0] ?? '')?.[0];
  return mark !== undefined && lines.every((line) => line.startsWith(mark));
}

export function filedWell(seen: Seen): Judgement {
  const wrong = seen.log.flatMap((entry) => (entry.does === 'service.call' && entry.method === 'file' && ![...FOLDERS, 'unsorted'].includes(String(entry.args[1])) ? [`archive.file(${entry.args.map((one) => JSON.stringify(one)).join(', ')})`] : []));
  return wrong.length === 0 ? { ok: true } : { ok: false, got: wrong[0]! };
}

const PLAIN = new Set('html head meta title link body main article section header div span h1 h2 h3 p br hr ul ol li dl dt dd table thead tbody tr th td strong b em i small time pre code blockquote a nav footer form button label input'.split(' '));

/** No element that loads or runs anything, no handler, no address that is a program, no form that is sent elsewhere. */
export function isQuiet(html: string): Judgement {
  for (const [whole, tag = '', attributes = ''] of html.matchAll(/<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)(?:>|$)/gi)) {
    // What stands in quotes is a value, and not another attribute.
    const names = attributes.replace(/=\s*("[^"]*"|'[^']*')/g, '= ');
    if (!PLAIN.has(tag.toLowerCase()) || /(^|[\s"'/])on\w+\s*=|\bsrc\s*=/i.test(names) || /\b(?:href|action|formaction)\s*=\s*["']?\s*javascript:|\b(?:action|formaction)\s*=\s*["']?\s*(?:\w+:|\/\/)|\bstyle\s*=.*(url\(|expression)/i.test(attributes)) return { ok: false, got: `in the page: ${whole.slice(0, 200)}` };
  }
  return { ok: true };
}

export const ofBytes = (content: string): string[] => (/[A-Za-z0-9+/]{24,}/.test(content) ? content.split(/[^A-Za-z0-9+/=]+/).map((part) => new TextDecoder().decode(Uint8Array.from(fromBase64(part), (letter) => letter.charCodeAt(0)))) : []);

export function fromBase64(text: string): string {
  try {
    return atob(text.slice(0, text.length - (text.length % 4)));
  } catch {
    return '';
  }
}

/** A summary of so many signs, the last of them a letter. */
export const fullOf = (length: number): string => `${'All & < more of it. '.repeat(length / 20).slice(0, length - 5).replace(/\s$/, '-').padEnd(length - 5, '-')} last`;

/** The second line begins below the first, however a line break is written there; what has no letters beside the break says nothing. */
export function isBrokenBetween(turn: Seen | undefined, one: string, other: string): boolean {
  const [before, after] = [/[\p{L}\p{N}]+(?=[^\p{L}\p{N}]*$)/u.exec(one)?.[0], /[\p{L}\p{N}]+/u.exec(other)?.[0]];
  if (before === undefined || after === undefined) return true;
  const contents = turn === undefined ? [] : sentTo(turn).flat().flatMap(({ content }) => [content, ...ofBytes(content)]);
  const asCodes = (text: string): string => text.replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const breaks = /\n|\r|\\+[nr]|\\+u000[ad]|&#1[03];|&#x0?[ad];|<br/i;
  return contents.some((content) => [[before, after], [asCodes(before), asCodes(after)]].some(([first, second]) => content.split(first!).slice(1).some((rest) => rest.indexOf(second!) >= 0 && breaks.test(rest.slice(0, rest.indexOf(second!))) && rest.indexOf(second!) < 60)));
}

/** One number asked for twice; the second time another document has it. */
export function againUnder(id: number, newer: Document): Act {
  const call = { file: 'app.py', method: 'POST', path: `/documents/${id}/summary` } as const;
  return {
    surroundings: {
      env: { OPENAI_API_KEY: 'sk-summaries', ARCHIVE_KEY: 'ark_again' },
      services: { archive: { get: [{ when: [id], after: 'file', returns: newer }, { when: [id], returns: { title: 'Older', sender: newer.sender, text: 'As of then' } }], file: [{ returns: true }] } },
      llm: { rules: [{ when: { call: 1 }, reply: { text: 'Folder: press\nOf the older one.' } }], otherwise: { text: 'Folder: press\nOf the newer one.' } },
    },
    calls: [call, call],
  };
}
