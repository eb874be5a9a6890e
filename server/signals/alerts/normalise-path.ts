// The place of a finding as one text for all machines and tools: relative to the checkout where that is known. Never a path that anything opens.

/** `artifactLocation` and the values of `originalUriBaseIds`. */
export type UriPlace = { uri?: string | undefined; uriBaseId?: string | undefined };
export type UriBases = Readonly<Record<string, UriPlace>>;

const MOST_HOPS = 16;
const LONGEST = 500;
/** Longer ones are no places of files. */
export const LONGEST_URI = 8_000;
/** Deeper folders than these are nobody's checkout. */
const MOST_SEGMENTS = 100;
const MOST_BASES = 1_000;
const WINDOWS = /^[a-z]:[\\/]|^\\\\|^[^:/?#]*\\/i;
const SCHEME = /^([a-z][a-z0-9+.-]+):/i;
// What only shows a reader another text than there is, and what ends a line.
// oxlint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** `roots`: folders that the run says it worked in. Gives '' where there is no place that could be told. What all places of a run share is worked out once: a file may name 250,000 of them. */
export const placesUnder = (bases: UriBases = {}, roots: readonly string[] = []): ((place: UriPlace) => string) => {
  const above = roots.map((root) => segmentsOf(asPath(root) ?? '')).filter(({ length }) => length > 0 && length <= MOST_SEGMENTS);
  const known = new Map<string, readonly string[]>();
  const prefixOf = (id: string): readonly string[] => {
    const prefix = known.get(id) ?? prefixUnder(id, bases);
    // More ids than there are bases are invented ones.
    if (known.size < MOST_BASES) known.set(id, prefix);
    return prefix;
  };
  return ({ uri = '', uriBaseId }) => {
    if (uri.length > LONGEST_URI) return '';
    const web = /^https?:\/\//i.test(uri) ? webAddress(uri) : undefined;
    if (web !== undefined) return web;
    const path = asPath(uri);
    if (path === undefined) return '';
    const segments = uriBaseId === undefined || isAbsolute(uri) ? segmentsOf(path) : segmentsOf(path, prefixOf(uriBaseId));
    const root = above.find((each) => each.length < segments.length && each.every((segment, at) => segment === segments[at]));
    return cut(root === undefined ? segments : segments.slice(root.length));
  };
};

export const normalisePath = (place: UriPlace, bases: UriBases = {}, roots: readonly string[] = []): string => placesUnder(bases, roots)(place);

/** Joined along the chain of bases. An absolute base is where somebody's checkout lies, which is left out. */
const prefixUnder = (first: string, bases: UriBases): readonly string[] => {
  let path = '';
  const seen = new Set<string>();
  for (let id: string | undefined = first; id !== undefined && !seen.has(id) && seen.size < MOST_HOPS; ) {
    seen.add(id);
    const base: UriPlace = Object.hasOwn(bases, id) ? bases[id]! : {};
    if (base.uri !== undefined && !isAbsolute(base.uri)) path = `${asPath(base.uri) ?? ''}/${path}`;
    id = base.uriBaseId;
  }
  const segments = segmentsOf(path);
  return segments.length > MOST_SEGMENTS ? [] : segments;
};

const isAbsolute = (uri: string): boolean => uri.startsWith('/') || /^[a-z]:[\\/]|^\\\\/i.test(uri) || (SCHEME.test(uri) && !/^[a-z]:/i.test(uri));

/** As it would be written with slashes; undefined for schemes that are no places in files. */
const asPath = (uri: string): string | undefined => {
  if (WINDOWS.test(uri)) return uri.replaceAll('\\', '/');
  const scheme = SCHEME.exec(uri)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'file') return undefined;
  const path = uri.replace(/^file:(\/\/[^/\\]*)?/i, '').replace(/[?#].*$/s, '');
  return decode(path).replaceAll('\\', '/');
};

/** Once, as the format says; what cannot be decoded stays as it was written. */
const decode = (path: string): string => path.replace(/(%[0-9a-f]{2})+/gi, (signs) => {
  try {
    return decodeURIComponent(signs);
  } catch {
    return signs;
  }
});

/** Without a drive, and never above where it begins. */
const segmentsOf = (path: string, under: readonly string[] = []): string[] => {
  const segments = [...under];
  for (const segment of path.replaceAll(UNSEEN, '').split('/').map((each) => each.trim())) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.' && (segments.length > 0 || !/^[a-z]:$/i.test(segment))) segments.push(segment);
  }
  return segments;
};

/** The end of a path says more than its beginning. */
const cut = (segments: readonly string[]): string => {
  let path = segments.join('/');
  while (path.length > LONGEST && path.includes('/')) path = path.slice(path.indexOf('/') + 1);
  return path.slice(-LONGEST).toWellFormed();
};

/** Host and path of a page that was attacked: a query or a name in the address may be somebody's. */
const webAddress = (uri: string): string | undefined => {
  if (!URL.canParse(uri)) return undefined;
  const { protocol, host, pathname } = new URL(uri);
  return `${protocol}//${host}/${cut(segmentsOf(decode(pathname)))}`;
};

const ASIDE = /(^|\/)(tests?|__tests__|testing|testdata|specs?|fixtures?|__mocks__|mocks?|examples?|samples?|demos?|vendor|vendored|third[_-]party|node_modules|site-packages|\.venv|venv|dist|build)\/|(^|\/)(test_[^/]*\.py|conftest\.py|[^/]*_test\.(py|go)|[^/]*\.(test|spec)\.[cm]?[jt]sx?)$/i;

/** Tests, examples and what others wrote: shown, and no part of any rate. */
export const isAside = (path: string): boolean => ASIDE.test(path);
