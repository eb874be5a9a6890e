// Every address of the product, in one place: pages, links in mail and the server build them here.
const part = encodeURIComponent;
type Search = Readonly<Record<string, string | number | undefined | null>>;

/** Leaves out what is empty, so that an address says only what differs from the usual. */
export const withSearch = (path: string, search: Search = {}): string => {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
};

export const paths = {
  home: () => '/',
  setUp: () => '/set-up',
  signIn: (next?: string) => withSearch('/sign-in', { next }),
  /** The token stands behind the #, which no browser sends: not to the server, nor to a proxy that keeps addresses. */
  link: (token: string) => `/links#${part(token)}`,
  forgotten: () => '/forgot',
  tryOne: () => '/try',
  catalogue: () => '/catalogue',
  labs: () => '/labs',
  lab: (slug: string, search?: Search) => withSearch(`/labs/${part(slug)}`, search),
  /** As with links to sign in: the code stands behind the #. */
  joinPair: (code?: string) => (code === undefined ? '/join' : `/join#${part(code)}`),
  arena: () => '/arena',
  arenaModel: () => '/arena/model',
  arenaLevel: (slug: string, level: string, search?: Search) => withSearch(`/arena/play/${part(slug)}/${part(level)}`, search),
  arenaDefence: (slug: string) => `/arena/defend/${part(slug)}`,
  arenaBoard: () => '/arena/board',
  arenaScreen: (round: string) => `/arena/screen/${part(round)}`,
  arenaReplays: (id: string) => `/arena/events/${part(id)}/replays`,
  arenaReports: () => '/arena/reports',
  arenaEvents: () => '/arena/events',
  arenaNewEvent: () => '/arena/events/new',
  arenaEvent: (id: string) => `/arena/events/${part(id)}`,
  tiers: () => '/tiers',
  tier: (id: number) => `/tiers/${id}`,
  module: (slug: string) => `/modules/${part(slug)}`,
  unit: (slug: string, unit: string, search?: Search) => withSearch(`/modules/${part(slug)}/${part(unit)}`, search),
  short: (slug: string) => `/short/${part(slug)}`,
  reviews: () => '/reviews',
  policy: () => '/policy',
  editPolicy: () => '/policy/edit',
  paste: () => '/paste',
  device: () => '/device',
  me: () => '/me',
  people: (search?: Search) => withSearch('/people', search),
  importPeople: () => '/people/import',
  addPerson: () => '/people/new',
  person: (id: string) => `/people/${part(id)}`,
  teams: () => '/teams',
  tiersAdmin: () => '/tiers-admin',
  progress: (search?: Search) => withSearch('/progress', search),
  items: (search?: Search) => withSearch('/items', search),
  effectiveness: (search?: Search) => withSearch('/effectiveness', search),
  signals: () => '/signals',
  signalLoop: () => '/signals/loop',
  notes: () => '/notes',
  signalNames: () => '/signals/names',
  signalAlerts: (search?: Search) => withSearch('/signals/alerts', search),
  effectivenessGroups: (search?: Search) => withSearch('/effectiveness/groups', search),
  effectivenessModules: () => '/effectiveness/modules',
  effectivenessSamples: () => '/effectiveness/samples',
  effectivenessSample: (id: string) => withSearch('/effectiveness/samples', { sample: id }),
  organisation: () => '/organisation',
  contentReviews: () => '/content-reviews',
  gallery: () => '/gallery',
} as const;

/** Only an address of our own is followed after signing in: `//elsewhere` and `https:` are not. */
export const isOwnPath = (path: string): boolean => /^\/(?![/\\])/.test(path) && !/[\\\p{Cc}]/u.test(path) && !path.startsWith('/api/');

/** A destination after signing in: a page of ours, never another site and never the sign-in itself. */
export const safeNext = (next: string | undefined): string => (next === undefined || !isOwnPath(next) || next.startsWith('/sign-in') ? paths.home() : next);
