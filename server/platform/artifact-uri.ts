// Where a file stands, as SARIF wants it (2.1.0, 3.4.3): an address relative to where the command was run, and a whole one for what lies elsewhere.
import { relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

export const artifactUri = (path: string): string => {
  const near = relative(process.cwd(), resolve(path));
  return near.startsWith('..') ? pathToFileURL(resolve(path)).href : near.split(sep).map(encodeURIComponent).join('/');
};
