// The frame around every page: the name, the rail, the person's corner, and the page itself.
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { Link } from '../ui/link.tsx';
import { setLocale, t } from '../ui/messages.ts';
import { Failing, Loading } from '../ui/states.tsx';
import { Account } from './account.tsx';
import { Brand } from './brand.tsx';
import './frame.css';
import { Rail } from './rail.tsx';
import { railFor } from './rail-entries.ts';
import { routes } from './routes.tsx';
import type { Session } from './session.ts';
import { handleKey, useShortcuts } from './shortcuts.ts';
import { endAsking, useIsAsked } from './sign-in-again.ts';

const ShortcutList = lazy(async () => ({ default: (await import('./shortcut-list.tsx')).ShortcutList }));
const SignInAgain = lazy(async () => ({ default: (await import('./sign-in-again-dialog.tsx')).SignInAgain }));
const hasPage = (path: string): boolean => routes.some((route) => route.path === path);

export function Frame() {
  const session = useApi('GET /api/me');
  if (session.isPending) return <main className="frame-alone"><Loading /></main>;
  if (session.data === undefined) return <main className="frame-alone"><Brand /><Failing error={session.error} retry={() => void session.refetch()} /></main>;
  return <KnownFrame session={session.data} />;
}

function KnownFrame({ session: { organisation, person } }: { session: Session }) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [isListOpen, setListOpen] = useState(false);
  const isAsked = useIsAsked();
  const entries = person === null ? [] : railFor(person.roles, hasPage);
  if (organisation !== null) setLocale(organisation.locale);
  useShortcuts([
    { keys: '?', says: t('shell.shortcuts.here'), run: () => setListOpen(true) },
    ...entries.map(({ to, label, key }) => ({ keys: `g ${key}`, says: t('shell.shortcuts.go', { where: t(label) }), run: () => void navigate({ to }) })),
  ]);
  useEffect(() => {
    document.addEventListener('keydown', handleKey);
    return () => document.removeEventListener('keydown', handleKey);
  }, []);
  return (
    <div className="frame" data-rail={person !== null}>
      <a className="frame-skip" href="#content">{t('shell.skip')}</a>
      <header className="frame-head">
        <Link to={paths.home()} aria-label={t('shell.home-of')}><Brand /></Link>
        {organisation !== null && <Organisation name={organisation.name} isDemo={organisation.isDemo} />}
        {person !== null && <Account person={person} onShortcuts={() => setListOpen(true)} />}
        {person === null && organisation !== null && pathname !== paths.signIn() && <Link to={paths.signIn()} look="quiet">{t('shell.sign-in')}</Link>}
      </header>
      {entries.length > 0 && <Rail entries={entries} />}
      <main id="content" className="frame-content" tabIndex={-1}>
        <Outlet />
      </main>
      {isAsked && person !== null && <Suspense><SignInAgain email={person.email} onEnd={endAsking} /></Suspense>}
      {isListOpen && <Suspense><ShortcutList onClose={() => setListOpen(false)} /></Suspense>}
    </div>
  );
}

function Organisation({ name, isDemo }: { name: string; isDemo: boolean }) {
  return (
    <div className="frame-organisation">
      <span data-content title={name}>{name}</span>
      {isDemo && <span className="frame-demo" title={t('shell.demo.help')}>{t('shell.demo')}</span>}
    </div>
  );
}
