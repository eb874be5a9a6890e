// The place of a finding as one text for all machines and tools: relative to the checkout where that is known. Never a path that anything opens.

/** `artifactLocation` and the values of `originalUriBaseIds`. */
export type UriPlace = { uri?: string | undefined; uriBaseId?: string | undefined };
export type UriBases = Readonly<Record<string, UriPlace>>;

const MOST_HOPS = 16;
const LONGEST = 500;
const WINDOWS = /^[a-z]:[\\/]|^\\\\|^[^:/?#]*\\/i;
const SCHEME = /^([a-z][a-z0-9+.-]+):/i;
// What only shows a reader another text than there is, and what ends a line.
// oxlint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** `roots`: folders that the run says it worked in. '' where there is no place that could be told. */
export const normalisePath = (place: UriPlace, bases: UriBases = {}, roots: readonly string[] = []): string => {
  const { uri = '' } = place;
  if (uri.length > 8_000) return '';
  const web = /^https?:\/\//i.test(uri) ? webAddress(uri) : undefined;
  if (web !== undefined) return web;
  const whole = wholeOf(place, bases);
  if (whole === undefined) return '';
  const segments = segmentsOf(whole);
  for (const root of roots) {
    const above = segmentsOf(asPath(root) ?? '');
    if (above.length > 0 && above.length < segments.length && above.every((segment, at) => segment === segments[at])) return cut(segments.slice(above.length));
  }
  return cut(segments);
};

/** Joined along the chain of bases. An absolute base is where somebody's checkout lies, which is left out. */
const wholeOf = ({ uri = '', uriBaseId }: UriPlace, bases: UriBases): string | undefined => {
  let path = asPath(uri);
  const seen = new Set<string>();
  for (let id = uriBaseId; id !== undefined && path !== undefined && !isAbsolute(uri) && !seen.has(id) && seen.size < MOST_HOPS; ) {
    seen.add(id);
    const base: UriPlace = Object.hasOwn(bases, id) ? bases[id]! : {};
    if (base.uri !== undefined && !isAbsolute(base.uri)) path = `${asPath(base.uri) ?? ''}/${path}`;
    id = base.uriBaseId;
  }
  return path;
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
const segmentsOf = (path: string): string[] => {
  const segments: string[] = [];
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
