// Cuts the wanted objects and arrays out of JSON of any size as it streams by; everything else is passed over and never held.
import { heldPieces, type Pieces } from '../../platform/pieces.ts';

/**
 * `text` is undefined where the piece was longer than `most`, or is nested too deep. What is named in `ends` is told at its end,
 * by `[]` or `{}`. A bare value in a list whose elements are wanted is told by `null`, whatever it is.
 */
export type Piece = { path: string; text: string | undefined; isTooDeep?: true };

const [QUOTE, BACKSLASH, COMMA, COLON, OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [34, 92, 44, 58, 123, 125, 91, 93];
/** Deeper than this nothing is looked at any more, only counted. */
const DEEPEST = 2_000;
const LONGEST_KEY = 200;

type Level = { path: string; isObject: boolean };
type Capture = { path: string; depth: number; parts: Pieces; isTooLong: boolean; isTooDeep: boolean };

/** A path is the keys to a value, joined by dots; the elements of an array are `*`. */
export class JsonSplitter {
  readonly #wanted: ReadonlySet<string>;
  readonly #ends: ReadonlySet<string>;
  readonly #most: number;
  readonly #levels: Level[] = [];
  #below = 0;
  #isInBareValue = false;
  #capture: Capture | undefined;
  #isInString = false;
  #isEscaped = false;
  #isKey = false;
  #expectsKey = false;
  #key: number[] = [];
  #lastKey = '';
  #hasBegun = false;
  #isOver = false;
  #isBroken = false;

  constructor(wanted: readonly string[], ends: readonly string[], most: number) {
    this.#wanted = new Set(wanted);
    this.#ends = new Set(ends);
    this.#most = most;
  }

  /** Whether the document has come to its end, and nothing was cut off. */
  get isWhole(): boolean {
    return this.#isOver;
  }

  /** Whether what came is no JSON object, or no longer one: then nothing further makes sense. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** The pieces that ended in this chunk, also those before the place where it broke. */
  push(chunk: Uint8Array): Piece[] {
    const pieces: Piece[] = [];
    this.#isBroken ||= !this.#read(chunk, pieces);
    return pieces;
  }

  /** False where it breaks. */
  #read(chunk: Uint8Array, pieces: Piece[]): boolean {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at]!;
      if (this.#isInString) {
        this.#inString(byte);
        continue;
      }
      if (byte === QUOTE) {
        this.#beginString();
        this.#inBareValue(pieces);
      } else if (byte === COMMA) {
        this.#expectsKey = this.#levels.at(-1)?.isObject ?? false;
        this.#isInBareValue = false;
      } else if (byte === COLON) this.#expectsKey = false;
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (this.#isOver) return false;
        if (this.#levels.length >= DEEPEST) this.#goBelow();
        else if (this.#open(byte === OPEN_OBJECT)) from = at;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        this.#isInBareValue = false;
        if (this.#below > 0) {
          this.#below -= 1;
          continue;
        }
        const level = this.#levels.pop();
        if (level === undefined || level.isObject !== (byte === CLOSE_OBJECT)) return false;
        if (this.#capture?.depth === this.#levels.length) pieces.push(this.#finish(chunk.subarray(from, at + 1)));
        if (this.#ends.has(level.path) && this.#capture === undefined) pieces.push({ path: level.path, text: level.isObject ? '{}' : '[]' });
        this.#expectsKey = false;
        this.#isOver = this.#levels.length === 0;
      } else if (byte > 32) {
        if (!this.#hasBegun && byte < 128) return false;
        this.#inBareValue(pieces);
      }
    }
    if (this.#capture !== undefined) this.#hold(chunk.subarray(from));
    return true;
  }

  #inString(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === BACKSLASH) this.#isEscaped = true;
    else if (byte === QUOTE) {
      this.#isInString = false;
      if (this.#isKey) this.#lastKey = Buffer.from(this.#key).toString('utf8');
      return;
    }
    if (this.#isKey && this.#key.length < LONGEST_KEY) this.#key.push(byte);
  }

  #beginString(): void {
    this.#isInString = true;
    // Inside of a piece nobody asks for keys.
    this.#isKey = this.#expectsKey && this.#capture === undefined;
    if (this.#isKey) this.#key = [];
  }

  #goBelow(): void {
    this.#below += 1;
    if (this.#capture !== undefined) this.#capture.isTooDeep = true;
  }

  /** Tells at its first byte a value that is neither object nor list where pieces stand. */
  #inBareValue(pieces: Piece[]): void {
    if (this.#isInBareValue || this.#capture !== undefined || this.#below > 0) return;
    const level = this.#levels.at(-1);
    if (level === undefined || level.isObject || !this.#wanted.has(`${level.path}.*`)) return;
    this.#isInBareValue = true;
    pieces.push({ path: `${level.path}.*`, text: 'null' });
  }

  /** True where a piece begins here. */
  #open(isObject: boolean): boolean {
    this.#hasBegun = true;
    const above = this.#levels.at(-1);
    const path = above === undefined || this.#capture !== undefined ? '' : `${above.path === '' ? '' : `${above.path}.`}${above.isObject ? this.#lastKey : '*'}`;
    const begins = this.#capture === undefined && this.#wanted.has(path);
    if (begins) this.#capture = { path, depth: this.#levels.length, parts: heldPieces(), isTooLong: false, isTooDeep: false };
    this.#levels.push({ path: this.#capture === undefined ? path : '', isObject });
    this.#expectsKey = isObject;
    return begins;
  }

  /** Copied, because a chunk may be used again by whoever reads the stream. */
  #hold(part: Uint8Array): void {
    const capture = this.#capture!;
    if (capture.isTooLong) return;
    if (capture.parts.size() + part.length > this.#most || capture.isTooDeep) {
      capture.isTooLong = true;
      capture.parts = heldPieces();
    } else capture.parts.add(part.slice());
  }

  #finish(last: Uint8Array): Piece {
    this.#hold(last);
    const { path, parts, isTooLong, isTooDeep } = this.#capture!;
    this.#capture = undefined;
    if (isTooDeep) return { path, text: undefined, isTooDeep };
    return { path, text: isTooLong ? undefined : parts.whole().toString('utf8') };
  }
}
