// What every SARIF 2.1.0 log of ours shares (OASIS, 2020): its frame, and how files in it are named.
import { relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

export type SarifRun = {
  tool: { driver: { name: string; version?: string; rules: readonly object[] } };
  columnKind?: 'utf16CodeUnits';
  invocations?: readonly { executionSuccessful: boolean; toolExecutionNotifications?: readonly object[] }[];
  results: readonly object[];
  properties?: object;
};

/** One run as a log, indented by one space. */
export const sarifLog = (run: SarifRun): string => JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 1);

/** Where a file stands (3.4.3): an address relative to where the command was run, and a whole one for what lies elsewhere. */
export const artifactUri = (path: string): string => {
  const near = relative(process.cwd(), resolve(path));
  return near.split(sep)[0] === '..' ? pathToFileURL(resolve(path)).href : near.split(sep).map(encodeURIComponent).join('/');
};

/** As above, with what a relative address is relative to (3.4.4). */
export const artifactLocation = (path: string): { uri: string; uriBaseId?: string } => {
  const uri = artifactUri(path);
  return uri.startsWith('file:') ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
};

/** A file that could not be looked at, for `toolExecutionNotifications` (3.20.21). */
export const fileProblem = (path: string, text: string): object => ({ level: 'warning', message: { text }, locations: [{ physicalLocation: { artifactLocation: artifactLocation(path) } }] });
