// Says so while a page goes on showing what was read before because reading it again did not arrive; and asks again by itself.
import type { Query, QueryClient } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { ApiError } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { addMessages, formatDate, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import './away-line.css';
import { awayMessages } from './away-messages.ts';

addMessages(awayMessages);

const AGAIN_MS = 15_000;

/** Did not arrive, as against what the server refused. */
const isAway = ({ state: { status, error } }: Query): boolean => status === 'error' && error instanceof ApiError && (error.status === 0 || error.status >= 500);
const isOld = (query: Query): boolean => isAway(query) && query.state.data !== undefined;

const said = (at: number): string => {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return formatDate(new Date(at), { ...(isToday ? {} : { day: 'numeric', month: 'short' }), hour: 'numeric', minute: '2-digit' });
};

const line = (again: () => void): { say(when: string): void; end(): void } => {
  const place = document.createElement('div');
  place.className = 'away-line';
  const root = createRoot(place);
  let last: string | undefined;
  return {
    say: (when) => {
      // The frame may have been drawn anew, and the line with it gone.
      if (!place.isConnected) document.querySelector('#content')?.prepend(place);
      if (when === last) return;
      last = when;
      root.render(<Notice kind="problem" isLive title={t('away.title')}><p>{t('away.says', { when })}</p><Button onClick={again}>{t('ui.retry')}</Button></Notice>);
    },
    end: () => {
      root.unmount();
      place.remove();
    },
  };
};

/** For as long as the page lives. */
export const watchAway = (client: QueryClient): void => {
  const cache = client.getQueryCache();
  const again = (): void => void client.refetchQueries({ type: 'active', predicate: isAway });
  let shown: ReturnType<typeof line> | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  cache.subscribe(() => {
    const old = cache.findAll({ type: 'active', predicate: isOld });
    if (old.length > 0) {
      timer ??= setInterval(() => document.visibilityState === 'visible' && again(), AGAIN_MS);
      shown ??= line(again);
      shown.say(said(Math.min(...old.map(({ state }) => state.dataUpdatedAt))));
    } else if (shown !== undefined) {
      clearInterval(timer);
      shown.end();
      [shown, timer] = [undefined, undefined];
      announce(t('away.back'));
    }
  });
};
