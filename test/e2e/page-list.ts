// Every page the product has, read as text from web/shell/routes.tsx, and an address to open it at.
import { readFile } from 'node:fs/promises';

export type Role = 'owner' | 'auditor' | 'manager' | 'instructor' | 'learner';
export type Listed = { path: string; allow: 'anyone' | 'person' | readonly Role[] };
/** What the addresses of pages about one thing need from the organisation that is open. */
export type Known = { personId: string; eventId: string; token: string };

/** Read as text, so that nothing which is true only at run time hides a page; a line in another form fails. */
export const listPages = async (): Promise<Listed[]> => {
  const text = (await readFile(new URL('../../web/shell/routes.tsx', import.meta.url), 'utf8')).replace(/^import .*$/gm, '');
  const lines = [...text.matchAll(/\bpage\('(?<path>[^']+)', (?:'(?<word>anyone|person)'|\[(?<roles>[^\]]*)\]), /g)];
  const calls = text.match(/\bpage\(/g)?.length ?? 0;
  if (lines.length === 0 || lines.length !== calls) throw new Error(`routes.tsx has ${calls} pages, and ${lines.length} of them could be read.`);
  return lines
    .map(({ groups }) => ({ path: groups!['path']!, allow: (groups!['word'] as 'anyone' | 'person' | undefined) ?? groups!['roles']!.split(',').map((role) => role.trim().replaceAll("'", '') as Role) }))
    // The gallery of components has a test of its own and is not part of the product.
    .filter(({ path }) => path !== '/gallery');
};

const MODULE = '/modules/using-ai-tools';
const [MODULE_2, MODULE_3] = ['/modules/secure-ai-integration', '/modules/secure-ml-lifecycle'];

/** A page with several faces is opened at each. A new page needs an entry here. */
const addresses: Readonly<Record<string, (known: Known) => readonly string[]>> = {
  '/': () => ['/'],
  '/try': () => ['/try'],
  '/modules/$slug': () => [MODULE, MODULE_2],
  '/modules/$slug/$unit': () => [`${MODULE}/where-does-your-code-go`, `${MODULE}/ai-written-code`, `${MODULE}/safe-practices`, `${MODULE}/quiz`, `${MODULE_2}/prompt-injection`, `${MODULE_2}/output-handling`, `${MODULE_2}/api-security`, `${MODULE_3}/data-provenance`, `${MODULE_3}/adversarial-evaluation?step=sweep`],
  '/short/$slug': () => ['/short/provider-key', '/short/command-injection'],
  '/reviews': () => ['/reviews'],
  '/progress': () => ['/progress'],
  '/effectiveness': () => ['/effectiveness'],
  '/signals': () => ['/signals'],
  '/signals/alerts': () => ['/signals/alerts'],
  '/signals/names': () => ['/signals/names'],
  '/signals/loop': () => ['/signals/loop'],
  '/notes': () => ['/notes'],
  '/effectiveness/groups': () => ['/effectiveness/groups', '/effectiveness/groups?metric=secret_exposure_in_ai_tools'],
  '/effectiveness/samples': () => ['/effectiveness/samples'],
  '/effectiveness/modules': () => ['/effectiveness/modules'],
  '/set-up': () => ['/set-up'],
  '/sign-in': () => ['/sign-in'],
  '/forgot': () => ['/forgot'],
  '/links': ({ token }) => [`/links#${token}`],
  '/links/$token': ({ token }) => [`/links/${token}`],
  '/people': () => ['/people'],
  '/people/new': () => ['/people/new'],
  '/people/import': () => ['/people/import'],
  '/people/$id': ({ personId }) => [`/people/${personId}`],
  '/tiers-admin': () => ['/tiers-admin'],
  '/device': () => ['/device'],
  '/me': () => ['/me'],
  '/organisation': () => ['/organisation'],
  '/teams': () => ['/teams'],
  '/catalogue': () => ['/catalogue'],
  '/labs': () => ['/labs'],
  '/labs/$slug': () => ['/labs/sql-injection', '/labs/agent-tools'],
  '/join': () => ['/join'],
  '/arena': () => ['/arena'],
  '/arena/defend/$slug': () => ['/arena/defend/customer-service'],
  '/arena/model': () => ['/arena/model'],
  '/arena/play/$slug/$level': () => ['/arena/play/customer-service/easy'],
  '/arena/board': () => ['/arena/board'],
  '/arena/screen/$round': () => ['/arena/screen/2026-2'],
  '/arena/events': () => ['/arena/events'],
  '/arena/events/new': () => ['/arena/events/new'],
  '/arena/events/$id': ({ eventId }) => [`/arena/events/${eventId}`],
  '/arena/events/$id/replays': ({ eventId }) => [`/arena/events/${eventId}/replays`],
  '/arena/reports': () => ['/arena/reports'],
  '/tiers': () => ['/tiers'],
  '/tiers/$tier': () => ['/tiers/1'],
  '/policy': () => ['/policy'],
  '/paste': () => ['/paste'],
  '/policy/edit': () => ['/policy/edit'],
  '/content-reviews': () => ['/content-reviews'],
};

export const addressesOf = (path: string, known: Known): readonly string[] => {
  const found = addresses[path];
  if (found === undefined) throw new Error(`${path} has no entry in test/e2e/page-list.ts, so nothing looks at it. Add one.`);
  return found(known);
};
