// Cuts a message (RFC 5322, MIME) into its parts and decodes them. Nothing in it is fetched.

export type Part = { type: string; name: string; place: string; bytes: Uint8Array; charset: string };
export type Branch = { kind: 'part'; part: Part } | { kind: 'several'; type: string; place: string; branches: Branch[]; outside: string };
export type Message = { headers: ReadonlyMap<string, string>; body: Branch };

const DEEPEST = 12;
const MOST_PARTS = 500;

/** `place` names a part by its number in each level: `1.2`. */
export const readMessage = (bytes: Uint8Array): Message => {
  const left = { parts: MOST_PARTS };
  const { headers, body } = cutHead(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  return { headers: new Map([...headers].map(([name, value]) => [name, decodeWords(value)])), body: readBranch(headers, body, '1', left, 0) };
};

const readBranch = (headers: ReadonlyMap<string, string>, body: string, place: string, left: { parts: number }, depth: number): Branch => {
  const { value: type, settings } = readSetting(headers.get('content-type') ?? 'text/plain');
  const boundary = settings.get('boundary');
  if (type.startsWith('multipart/') && boundary !== undefined && boundary !== '' && depth < DEEPEST) {
    const { inside, outside } = cutAt(body, boundary, left);
    const branches = inside.map((text, at) => {
      const part = cutHead(text);
      return readBranch(part.headers, part.body, depth === 0 ? `${at + 1}` : `${place}.${at + 1}`, left, depth + 1);
    });
    return { kind: 'several', type, place, branches, outside };
  }
  const disposed = readSetting(headers.get('content-disposition') ?? '').settings;
  const name = decodeWords(disposed.get('filename') ?? settings.get('name') ?? '');
  return { kind: 'part', part: { type, name, place, bytes: decodeBody(body, headers.get('content-transfer-encoding') ?? ''), charset: settings.get('charset') ?? 'utf-8' } };
};

const cutHead = (text: string): { headers: Map<string, string>; body: string } => {
  const end = /^\r?\n|\r?\n\r?\n/.exec(text);
  const head = text.slice(0, end?.index ?? text.length).replace(/\r?\n[ \t]+/g, ' ');
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0 && !headers.has(line.slice(0, colon).trim().toLowerCase())) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end === null ? '' : text.slice(end.index + end[0].length) };
};

/** `text/html; charset="utf-8"`. */
const readSetting = (text: string): { value: string; settings: Map<string, string> } => {
  const settings = new Map<string, string>();
  for (const [, name = '', quoted, bare = ''] of text.matchAll(/;\s*([\w*-]+)\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^\s;]*))/g)) settings.set(name.toLowerCase().replace(/\*$/, ''), quoted?.replace(/\\(.)/g, '$1') ?? bare);
  return { value: /^[^;\s]*/.exec(text)![0].toLowerCase(), settings };
};

const cutAt = (body: string, boundary: string, left: { parts: number }): { inside: string[]; outside: string } => {
  const [before = '', ...rest] = `\n${body}`.split(`\n--${boundary}`);
  const inside: string[] = [];
  for (const [at, each] of rest.entries()) {
    if (each.startsWith('--')) return { inside, outside: `${before} ${each.slice(2)} ${rest.slice(at + 1).join(' ')}` };
    if (left.parts-- > 0) inside.push(each.replace(/^[ \t]*\r?\n/, '').replace(/\r$/, ''));
  }
  return { inside, outside: before };
};

const fromQuoted = (text: string): Buffer => Buffer.from(text.replace(/=[ \t]*\r?\n/g, '').replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))), 'latin1');
const decodeBody = (body: string, how: string): Uint8Array => (/base64/i.test(how) ? Buffer.from(body, 'base64') : /quoted-printable/i.test(how) ? fromQuoted(body) : Buffer.from(body, 'latin1'));

export const textOf = (bytes: Uint8Array, charset: string): string => {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    // A name that no table knows.
    return new TextDecoder().decode(bytes);
  }
};

/** `=?utf-8?B?…?=` in headers (RFC 2047). */
const decodeWords = (text: string): string => text.replace(/=\?([\w-]+)(?:\*[\w-]*)?\?([bq])\?([^?]*)\?=(?:\s+(?==\?))?/gi, (_, charset: string, how: string, words: string) => textOf(/b/i.test(how) ? Buffer.from(words, 'base64') : fromQuoted(words.replaceAll('_', ' ')), charset));
