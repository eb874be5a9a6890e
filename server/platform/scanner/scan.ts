// One pass over a text that comes in pieces of any size. The same findings come out wherever the pieces are cut.
import { CHUNK, type Engine } from './engine.ts';
import { FOUND, LOOK_AHEAD, LOOK_BACK, PADDING, STATE, STATE_SIZE, TEXT } from './engine/layout.ts';
import { type Finding, makeFinding, startMac } from './finding.ts';

export type Scan = {
  /** A view of the engine's memory to read up to CHUNK bytes into; nothing else may use the engine before `took`. */
  room: () => Uint8Array;
  /** Says how many bytes were put into the view. */
  took: (length: number) => void;
  write: (bytes: Uint8Array) => void;
  end: () => void;
  /** Bytes and lines so far; complete after `end`. */
  bytes: () => number;
};

/** `key` makes fingerprints; findings are handed over in the order of their places. */
export const createScan = (engine: Engine, key: Uint8Array, found: (finding: Finding) => void): Scan => {
  const bytes = new Uint8Array(engine.memory);
  const words = new Int32Array(engine.memory);
  const mac = startMac(key);
  // What the next piece needs of the last: what stands before the first place not looked at, and everything behind it.
  let carry = new Uint8Array(0);
  let looked = 0;
  let base = 0;
  let state = new Uint8Array(STATE_SIZE);
  const lines = countFrom(engine);

  const drain = (): void => {
    const count = words[STATE >> 2]!;
    for (let i = 0; i < count; i++) {
      const [rule, start, end] = words.subarray((FOUND >> 2) + i * 4, (FOUND >> 2) + i * 4 + 3) as unknown as [number, number, number];
      const from = lines.at(start);
      const to = lines.peek(end);
      found(makeFinding(rule, { start: base + start - TEXT, end: base + end - TEXT, line: from.line, column: from.column, endLine: to.line, endColumn: to.column }, bytes.slice(start, end), mac));
    }
  };

  const look = (length: number, isLast: boolean): void => {
    const end = TEXT + carry.length + length;
    bytes.fill(0, end, end + PADDING);
    bytes.set(state, STATE);
    let from = TEXT + looked;
    const to = isLast ? end : Math.max(from, end - LOOK_AHEAD);
    lines.begin(TEXT);
    while (from < to) {
      from = engine.scan(TEXT, from, to, end, (base - TEXT) | 0);
      drain();
    }
    state = bytes.slice(STATE, STATE + STATE_SIZE);
    const kept = Math.max(TEXT, to - LOOK_BACK);
    lines.at(kept);
    carry = bytes.slice(kept, end);
    looked = to - kept;
    base += kept - TEXT;
  };

  const room = (): Uint8Array => {
    bytes.set(carry, TEXT);
    return bytes.subarray(TEXT + carry.length, TEXT + carry.length + CHUNK);
  };

  return {
    room,
    took: (length) => look(length, false),
    write: (given) => {
      for (let at = 0; at < given.length; at += CHUNK) {
        const piece = given.subarray(at, at + CHUNK);
        room().set(piece);
        look(piece.length, false);
      }
    },
    end: () => {
      room();
      look(0, true);
    },
    bytes: () => base + carry.length,
  };
};

type Position = { line: number; column: number };

/** Counts lines and columns on from where it was; addresses only ever grow between two `begin`. */
const countFrom = (engine: Engine) => {
  let mark = TEXT;
  let line = 1;
  let column = 1;
  const peek = (address: number): Position => {
    const ends = engine.countLines(mark, address);
    if (ends === 0) return { line, column: column + engine.units(mark, address) };
    return { line: line + ends, column: 1 + engine.units(engine.lineStart(mark, address), address) };
  };
  const at = (address: number): Position => {
    ({ line, column } = peek(address));
    mark = address;
    return { line, column };
  };
  return { begin: (address: number) => void (mark = address), at, peek };
};

/** The findings of a text that is there as a whole. */
export const scanBytes = (engine: Engine, key: Uint8Array, text: Uint8Array): Finding[] => {
  const findings: Finding[] = [];
  const scan = createScan(engine, key, (finding) => void findings.push(finding));
  scan.write(text);
  scan.end();
  return findings;
};
