// From places in the bytes of JSON to paths in it, in one pass and without recursion into nesting; on into JSON that stands in a text.
import type { Path } from './adapters/interaction.ts';
import { readJson } from './read-json.ts';

const [QUOTE, ESCAPE, COMMA, OPEN, CLOSE, BRACE, UNBRACE, COLON] = [0x22, 0x5c, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d, 0x3a];
const MOST_WITHIN = 4;

type Level = { isArray: boolean; key: string | number; isKeyNext: boolean };

/** One path for each place; `places` must grow. A place in a key has the path of what holds the key. */
export const locatePaths = (bytes: Buffer, places: readonly number[], within = 0): Path[] => {
  const levels: Level[] = [];
  const paths: Path[] = [];
  const here = (): (string | number)[] => levels.map(({ key }) => key);
  const passed = (end: number): void => {
    while (paths.length < places.length && places[paths.length]! < end) paths.push(here());
  };
  for (let at = 0; at < bytes.length && paths.length < places.length; at += 1) {
    const byte = bytes[at]!;
    const level = levels.at(-1);
    if (byte === QUOTE) {
      const end = endOfText(bytes, at + 1);
      if (level?.isKeyNext) {
        while (paths.length < places.length && places[paths.length]! < end) paths.push(here().slice(0, -1));
        level.key = textOf(bytes.subarray(at + 1, end));
        level.isKeyNext = false;
      } else if (places[paths.length]! < end) paths.push(...inText(bytes.subarray(at + 1, end), placesWithin(places, paths.length, end), at + 1, here(), within));
      at = end;
    } else if (byte === OPEN || byte === BRACE) {
      passed(at + 1);
      levels.push({ isArray: byte === OPEN, key: byte === OPEN ? 0 : '', isKeyNext: byte === BRACE });
    } else if (byte === CLOSE || byte === UNBRACE) {
      passed(at + 1);
      levels.pop();
    } else if (byte === COMMA && level !== undefined) {
      passed(at + 1);
      if (level.isArray) level.key = (level.key as number) + 1;
      else level.isKeyNext = true;
    } else if (byte === COLON) passed(at);
  }
  while (paths.length < places.length) paths.push(here());
  return paths;
};

const placesWithin = (places: readonly number[], from: number, end: number): number[] => {
  const found: number[] = [];
  for (let index = from; index < places.length && places[index]! < end; index += 1) found.push(places[index]!);
  return found;
};

const endOfText = (bytes: Buffer, from: number): number => {
  for (let at = bytes.indexOf(QUOTE, from); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) {
    let escapes = 0;
    while (bytes[at - 1 - escapes] === ESCAPE && at - escapes > from) escapes += 1;
    if (escapes % 2 === 0) return at;
  }
  return bytes.length;
};

const unescaped = (raw: Buffer): string | undefined => {
  try {
    return JSON.parse(`"${raw.toString('utf8')}"`) as string;
  } catch {
    return undefined;
  }
};
const textOf = (raw: Buffer): string => unescaped(raw) ?? raw.toString('utf8');

/** A text that is JSON itself is gone into: Copilot's body, OpenTelemetry's messages. */
const inText = (raw: Buffer, places: readonly number[], start: number, path: Path, within: number): Path[] => {
  const plain = (): Path[] => places.map(() => path);
  if (within >= MOST_WITHIN || !/^\s*[{[]/.test(raw.subarray(0, 32).toString('latin1'))) return plain();
  const text = unescaped(raw);
  if (text === undefined || readJson(text) === undefined) return plain();
  const inner = Buffer.from(text);
  const moved: number[] = [];
  let [from, size] = [0, 0];
  for (const place of places) {
    // Pieces end where findings begin, and those begin at no escape's middle; where one does, the place before it will do.
    const piece = unescaped(raw.subarray(from, Math.max(from, place - start)));
    if (piece !== undefined) {
      size += Buffer.byteLength(piece);
      from = Math.max(from, place - start);
    }
    moved.push(size);
  }
  return locatePaths(inner, moved, within + 1).map((deeper) => [...path, ...deeper]);
};

/** A path as it is kept: names of fields alone, since a key can be anything somebody typed. */
export const shownPath = (path: Path): string =>
  path
    .slice(0, 24)
    .map((key) => (typeof key === 'number' ? `[${key}]` : isFieldName(key) ? `.${key}` : '.*'))
    .join('')
    .replace(/^\./, '')
    .slice(0, 300);

/** Words as programmers put them together; a token that somebody typed has too many digits, capitals or turns for that. */
const isFieldName = (key: string): boolean => {
  if (key.length > 32 || !/^[@_a-z][\w.-]*$/i.test(key) || /[A-Z]{8}/.test(key) || (key.match(/\d/g)?.length ?? 0) > 2) return false;
  const words = key.split(/[@_.-]+|(?<=[a-z\d])(?=[A-Z])/).filter((word) => word !== '');
  return words.every((word) => word.length <= 16) && key.length / Math.max(1, words.length) >= 3;
};
