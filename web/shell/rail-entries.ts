// What stands in the rail: at most six entries for whoever is here, and only pages that exist.
import { paths } from '../paths.ts';
import type { IconName } from './icon-shapes.ts';
import type { Role } from './session.ts';

type Label = 'shell.home' | 'shell.catalogue' | 'shell.people' | 'shell.progress' | 'shell.policy' | 'shell.organisation';
export type RailEntry = { to: string; label: Label; icon: IconName; key: string };
type Offer = RailEntry & { for: 'person' | readonly Role[] };

const offers: readonly Offer[] = [
  { to: paths.home(), label: 'shell.home', icon: 'today', key: 't', for: 'person' },
  { to: paths.catalogue(), label: 'shell.catalogue', icon: 'catalogue', key: 'c', for: 'person' },
  { to: paths.people(), label: 'shell.people', icon: 'people', key: 'p', for: ['owner', 'auditor'] },
  { to: paths.progress(), label: 'shell.progress', icon: 'progress', key: 'r', for: ['owner', 'auditor', 'manager'] },
  { to: paths.policy(), label: 'shell.policy', icon: 'policy', key: 'y', for: 'person' },
  { to: paths.organisation(), label: 'shell.organisation', icon: 'organisation', key: 'o', for: ['owner', 'auditor'] },
];

/** `has` says whether a page is there. */
export const railFor = (roles: readonly Role[], has: (path: string) => boolean): RailEntry[] =>
  offers.filter((offer) => has(offer.to) && (offer.for === 'person' || offer.for.some((role) => roles.includes(role))));

const belongsTo: Readonly<Record<string, RegExp>> = { [paths.home()]: /^\/(notes|reviews|effectiveness\/samples)(\/|$)/, [paths.catalogue()]: /^\/(modules|short|tiers|labs|join|arena|content-reviews)(\/|$)/, [paths.people()]: /^\/(teams|tiers-admin)(\/|$)/, [paths.progress()]: /^\/(items|effectiveness|signals)(\/|$)/, [paths.policy()]: /^\/paste(\/|$)/, [paths.organisation()]: /^\/content-reviews(\/|$)/ };

/** The entry a page belongs to: the longest address that the page's own begins with. */
export const currentEntry = (entries: readonly RailEntry[], pathname: string): RailEntry | undefined =>
  entries
    .filter(({ to }) => pathname === to || (to !== '/' && pathname.startsWith(`${to}/`)) || belongsTo[to]?.test(pathname))
    .toSorted((a, b) => b.to.length - a.to.length)[0];
