// Starts the pages: colours before anything is drawn, then the session, then the page that was asked for.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/tokens.css';
import './ui/fonts.css';
import './ui/base.css';
import { ApiError, reading, whenSignedOut } from './api.ts';
import { router } from './shell/router.tsx';
import { askToSignInAgain } from './shell/sign-in-again.ts';
import { applyTheme, storedTheme } from './shell/theme.ts';

applyTheme(storedTheme());

const session = reading('GET /api/me');

const client = new QueryClient({
  defaultOptions: {
    // The product may run on this very machine, without any network: a browser that calls itself offline asks all the same, and is told where nothing answers.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 30_000,
      // What the server refused stays refused; what did not arrive is asked for once more.
      retry: (failed, error) => failed < 1 && error instanceof ApiError && (error.status === 0 || error.status >= 502),
    },
  },
});

void client.prefetchQuery(session);
// Nobody needs it before a page stands there; without it a page works all the same.
void import('./shell/beside-pages.ts').then(({ watchAway }) => watchAway(client), () => undefined);
// A login that ran out shows at the next call: the frame learns that nobody is here and leads to sign-in and back,
// unless something was being sent, which would be lost on the way.
whenSignedOut((wasSending) => {
  if (!askToSignInAgain(wasSending)) void client.invalidateQueries({ queryKey: session.queryKey });
});

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
