// Reads SARIF 2.1.0 of any scanner and any size as it streams by: run after run, with nothing in it that was code or a message.
import type { UriPlace } from './normalise-path.ts';
import { placeOf, readResult } from './sarif-result.ts';
import { finishRun, type RawRun, type Scan } from './sarif-run.ts';
import { JsonSplitter, type Piece } from './split-json.ts';

export type SarifMistake = { number: number; code: 'not-json' | 'too-long' | 'not-a-result' };
/** `isWhole` is false where a SARIF file broke off; a run that was not whole is not given. */
export type SarifReading = { scans: Scan[]; results: number; passedOver: number; unreadable: number; mistakes: SarifMistake[]; isSarif: boolean; isWhole: boolean };

const RUNS = 'runs';
const RUN = `${RUNS}.*`;
const RESULTS = `${RUN}.results`;
const PARTS = ['tool', 'originalUriBaseIds', 'automationDetails', 'versionControlProvenance', 'properties', 'invocations', 'taxonomies'];
const WANTED = [`${RESULTS}.*`, `${RUN}.artifacts.*`, ...PARTS.map((part) => `${RUN}.${part}`)];
/** A set of rules with its help is the largest part of a file that is not a result. */
const LONGEST_PIECE = 32_000_000;
const MOST_RESULTS = 250_000;
const MOST_ARTIFACTS = 500_000;
const MOST_MISTAKES = 100;
/** Letters of places that are held until a run is over; a real path has a hundred, so this is every result of the largest run. */
const MOST_HELD = 32_000_000;

export const readSarif = async (chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<SarifReading> => {
  const splitter = new JsonSplitter(WANTED, [RUNS, RUN, RESULTS], LONGEST_PIECE);
  const reading: SarifReading = { scans: [], results: 0, passedOver: 0, unreadable: 0, mistakes: [], isSarif: true, isWhole: false };
  let run = emptyRun();
  // A scanner that had nothing to look at says so by an empty list (3.13.4).
  let [runs, isEmpty] = [0, false];
  for await (const chunk of chunks) {
    for (const piece of splitter.push(chunk)) {
      if (piece.path === RUNS) isEmpty = runs === 0 && piece.text === '[]';
      else if (piece.path === RUN) {
        runs += 1;
        if (run.parts['tool'] !== undefined) reading.scans.push(finishRun(run));
        // Whose they are nobody can tell, so they are not kept; that they are not is said.
        else for (let left = run.results.length; left > 0; left -= 1) miss(reading, 'not-a-result', reading.results - left + 1);
        run = emptyRun();
      } else if (piece.path === RESULTS) run.hasList = piece.text === '[]';
      else take(piece, run, reading);
    }
    // Nothing is missing where there was no SARIF to begin with.
    if (splitter.isBroken) return { ...reading, isSarif: reading.scans.length > 0, isWhole: reading.scans.length === 0 };
  }
  return { ...reading, isSarif: reading.scans.length > 0 || isEmpty, isWhole: splitter.isWhole };
};

const emptyRun = (): RawRun => ({ parts: {}, results: [], artifacts: [], held: 0, hasList: false, hasMissed: false });

const take = ({ path, text, isTooDeep }: Piece, run: RawRun, reading: SarifReading): void => {
  const name = path.slice(RUN.length + 1);
  if (name === 'results.*') return takeResult({ text, isTooDeep }, run, reading);
  const value = parsed(text);
  if (name === 'artifacts.*') {
    if (run.artifacts.length < MOST_ARTIFACTS) run.artifacts.push(held(run, artifactOf(value)));
  } else if (value !== undefined) run.parts[name] = value;
  else miss(reading, isTooDeep ? 'not-a-result' : text === undefined ? 'too-long' : 'not-json');
};

const takeResult = ({ text, isTooDeep }: Pick<Piece, 'text'> & { isTooDeep: true | undefined }, run: RawRun, reading: SarifReading): void => {
  reading.results += 1;
  const value = parsed(text);
  const missed = isTooDeep ? 'not-a-result' : text === undefined || run.results.length >= MOST_RESULTS ? 'too-long' : value === undefined ? 'not-json' : typeof value !== 'object' || value === null || Array.isArray(value) ? 'not-a-result' : undefined;
  if (missed !== undefined) {
    run.hasMissed = true;
    return miss(reading, missed);
  }
  const result = readResult(value);
  if (result === undefined) reading.passedOver += 1;
  else run.results.push({ ...result, place: held(run, result.place) });
};

const miss = (reading: SarifReading, code: SarifMistake['code'], number = reading.results): void => {
  reading.unreadable += 1;
  if (reading.mistakes.length < MOST_MISTAKES) reading.mistakes.push({ number, code });
};

const parsed = (text: string | undefined): unknown => {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** Beyond what is held for one run, a place is none: the finding counts, and where it is cannot be told. */
const held = (run: RawRun, place: UriPlace): UriPlace => {
  run.held += (place.uri?.length ?? 0) + (place.uriBaseId?.length ?? 0);
  return run.held > MOST_HELD ? {} : place;
};

const artifactOf = (value: unknown): UriPlace => {
  const { uri, uriBaseId } = ((value as { location?: UriPlace } | undefined)?.location ?? {}) as { uri?: unknown; uriBaseId?: unknown };
  return placeOf(typeof uri === 'string' ? uri : undefined, typeof uriBaseId === 'string' ? uriBaseId : undefined);
};
