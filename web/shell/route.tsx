// A page of the product: its address, who may open it, and the chunk it comes in.
import { type AsyncRouteComponent, lazyRouteComponent, Navigate, useMatch } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { Link } from '../ui/link.tsx';
import { t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { paths, withSearch } from '../paths.ts';
import { fetchPart } from './fetch-part.ts';
import { type Allow, guard } from './guard.ts';
import { useSession } from './session.ts';

export type PageRoute = { path: string; component: AsyncRouteComponent<object> };
type Load = () => Promise<ComponentType>;

const lazy = (load: Load): AsyncRouteComponent<object> => lazyRouteComponent(async () => ({ default: await fetchPart(load) }));

/** `path` in the router's writing (`/tiers/$id`); `load` imports the page, `signedOut` another one for visitors. */
export const page = (path: string, allow: Allow, load: Load, signedOut?: Load): PageRoute => {
  const Shown = lazy(load);
  const Visitors = signedOut === undefined ? Shown : lazy(signedOut);

  function GuardedPage() {
    const session = useSession();
    // The match is this page's own; the router's location is already the next one while it is being left.
    const match = useMatch({ strict: false });
    const verdict = guard(session, allow, withSearch(match.pathname, match.search as Record<string, string>));
    if (verdict.is === 'elsewhere') return <Leave to={verdict.to} />;
    if (verdict.is === 'forbidden') return <ForbiddenPage />;
    return session.person === null ? <Visitors /> : <Shown />;
  }
  // Only what is about to be shown: a visitor of the front page does not load what comes after signing in.
  return { path, component: signedOut === undefined ? Object.assign(GuardedPage, { preload: async () => Shown.preload?.() }) : GuardedPage };
};

function Leave({ to }: { to: string }) {
  const at = new URL(to, 'http://here');
  return <Navigate to={at.pathname} search={Object.fromEntries(at.searchParams)} replace />;
}

function ForbiddenPage() {
  return (
    <Page title={t('ui.forbidden.title')} lead={t('ui.forbidden.says')}>
      <div className="row">
        <Link to={paths.home()} look="primary">{t('shell.not-found.next')}</Link>
      </div>
    </Page>
  );
}
